using System.Globalization;
using System.Runtime.InteropServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>The orders of a file, each '12: 1,{2,3},4' or, in the first form, '12,1,{2,3},4'.</summary>
internal sealed class PrefLibOrders(TextLines lines, PrefLibHead head)
{
    private readonly PaperPile ballots = new(head.Names.Length, takesMarks: false);
    private readonly long[] lastLine = new long[head.Names.Length + 1];
    private readonly List<int> ranking = [];

    /// <summary>Takes the current line.</summary>
    public void Take()
    {
        if (ballots.Again(lines.Bytes, out var hash))
            return;
        if (TryRead(lines.Bytes, out var voters))
        {
            ballots.Add(CollectionsMarshal.AsSpan(ranking), voters, lines.Bytes, hash);
            return;
        }

        var line = lines.Current.Trim();
        if (line.IsEmpty || line[0] == '#')
            return;
        var end = line.IndexOf(head.IsOld ? ',' : ':');
        if (!long.TryParse(end < 0 ? line : line[..end].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            throw Wrong("An order begins with how many voters have it, a whole number from 1.");
        Read(end < 0 ? [] : line[(end + 1)..]);
        ballots.Add(CollectionsMarshal.AsSpan(ranking), count, lines.Bytes, hash);
    }

    public (RankedProfile Ballots, long Voters) Build()
    {
        var built = ballots.Build();
        return (built, built.Returned);
    }

    /// <summary>Reads an order of sound numbers without ties, as it lies; false for any other.</summary>
    private bool TryRead(ReadOnlySpan<byte> line, out long count)
    {
        ranking.Clear();
        count = 0;
        var at = 0;
        for (; at < line.Length && at < 9 && (uint)(line[at] - '0') <= 9; at++)
            count = (count * 10) + line[at] - '0';
        if (count == 0 || at == line.Length || line[at++] != (head.IsOld ? ',' : ':'))
            return false;
        // What is told apart here by the line's number below 0 is told apart above it where the line is read again.
        var stamp = -lines.Number;
        while (true)
        {
            if (at < line.Length && line[at] == ' ')
                at++;
            var number = 0;
            for (; at < line.Length && (uint)(line[at] - '0') <= 9 && number < lastLine.Length; at++)
                number = (number * 10) + line[at] - '0';
            if (number < 1 || number >= lastLine.Length || lastLine[number] == stamp)
                return false;
            lastLine[number] = stamp;
            ranking.Add(number - 1);
            if (at == line.Length)
                return !head.IsComplete || ranking.Count == head.Names.Length;
            if (line[at++] != ',')
                return false;
        }
    }

    private void Read(ReadOnlySpan<char> order)
    {
        ranking.Clear();
        var (isOpen, isFirst, hasTie) = (false, true, false);
        foreach (var range in order.Split(','))
        {
            var word = order[range].Trim();
            if (word.IsEmpty && ranking.Count == 0)
                continue;
            if (word is ['{', ..])
            {
                if (isOpen)
                    throw Wrong("A brace opens inside another.");
                (isOpen, isFirst) = (true, true);
                word = word[1..];
            }

            var closes = word is [.., '}'];
            word = (closes ? word[..^1] : word).Trim();
            if (closes && !isOpen)
                throw Wrong("A brace closes that was not opened.");
            if (!word.IsEmpty)
            {
                var number = Number(word);
                hasTie |= isOpen && !isFirst;
                ranking.Add(isOpen && !isFirst ? ~(number - 1) : number - 1);
                isFirst = false;
            }

            if (closes)
                isOpen = false;
        }

        if (isOpen)
            throw Wrong("A brace is not closed.");
        if (head.IsStrict && hasTie)
            throw Wrong($"The file says that it holds strict orders ({head.DataType}), but this one has a tie.");
        if (head.IsComplete && ranking.Count < head.Names.Length)
            throw Wrong($"The file says that its orders are complete ({head.DataType}), but this one leaves out alternative {Missing()}.");
    }

    private int Missing() => Enumerable.Range(1, head.Names.Length).First(number => lastLine[number] != lines.Number);

    private int Number(ReadOnlySpan<char> word)
    {
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > head.Names.Length)
            throw Wrong($"'{word}' is no alternative: they are numbered from 1 to {head.Names.Length}.");
        if (lastLine[number] == lines.Number)
            throw Wrong($"Alternative {number} is ranked twice in one order.");
        lastLine[number] = lines.Number;
        return number;
    }

    private ElectionFileException Wrong(string reason) => new(lines.Number, reason);
}
