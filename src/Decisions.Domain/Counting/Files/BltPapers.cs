using System.Runtime.CompilerServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Puts the lines of ballots on a pile. A line of nothing but sound numbers is read where it lies; any other goes the
/// way of <see cref="BltBallotLines"/>, which knows ids, skipped and equal ranks, and what to say of a line that is wrong.
/// </summary>
internal sealed class BltPapers
{
    private readonly int candidates;
    private readonly PaperPile pile;
    private readonly sbyte[] places;
    private readonly long[] lastLine;
    private long line;

    private BltPapers(int candidates)
    {
        (this.candidates, pile, places) = (candidates, new PaperPile(candidates), new sbyte[candidates]);
        lastLine = new long[candidates + 1];
    }

    public static RankedProfile Read(BltLines lines, int candidates, BltOptions options)
    {
        var papers = new BltPapers(candidates);
        var others = new BltBallotLines(lines, candidates, options);
        while (true)
        {
            while (papers.pile.IsNarrow && papers.TakeAhead(lines.Ahead(), out var passed) is > 0 and var bytes)
                lines.Pass(bytes, passed);
            var next = lines.Next("the line '0' that ends the ballots");
            if (next == "0")
                return papers.pile.Build();
            papers.Take(others.Ballot(next));
        }
    }

    /// <summary>Takes lines for as long as they hold sound numbers alone; says how many bytes and lines that was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int TakeAhead(ReadOnlySpan<byte> ahead, out int lines)
    {
        lines = 0;
        var taken = 0;
        while (taken < ahead.Length && TryRead(ahead[taken..], out var length))
        {
            taken += length;
            lines++;
        }

        return taken;
    }

    /// <summary>Reads 'count place … 0' in one pass; false for anything else. There is an LF at the end at the latest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryRead(ReadOnlySpan<byte> text, out int at)
    {
        line++;
        var (count, ranked, few) = (0, 0, 0UL);
        for (at = 0; at < 9 && (uint)(text[at] - '0') <= 9; at++)
            count = (count * 10) + text[at] - '0';
        if (count == 0)
            return false;
        var next = text[at++];
        while (IsBlank(next))
        {
            while (IsBlank(text[at]))
                at++;
            var number = text[at] - '0';
            if ((uint)number > 9)
                return false;
            if (number == 0)
                return Ends(text, text[at + 1], at + 2, out at) && Add(ranked, few, count);

            // Whether a number has one digit or two is as good as chance, so that a branch on it would cost more than all else.
            var second = text[at + 1] - '0';
            var digits = (uint)second <= 9 ? 1 : 0;
            number += -digits & ((number * 9) + second);
            next = text[at + 1 + digits];
            at += 2 + digits;
            for (; (uint)(next - '0') <= 9 && (uint)number <= (uint)candidates; next = text[at++])
                number = (number * 10) + next - '0';
            if ((uint)(number - 1) >= (uint)candidates || lastLine[number] == line)
                return false;
            (lastLine[number], places[ranked]) = (line, (sbyte)(number - 1));
            few |= ranked < RunHash.MostExact ? (ulong)(number - 1) << (8 * ranked) : 0;
            ranked++;
        }

        return false;
    }

    /// <summary>Whether nothing but blanks follows on the line; goes to its end.</summary>
    private static bool Ends(ReadOnlySpan<byte> text, byte next, int from, out int at)
    {
        at = from;
        while (IsBlank(next) || next == '\r')
            next = text[at++];
        return next == '\n';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Add(int ranked, ulong few, long count)
    {
        var paper = places.AsSpan(0, ranked);
        pile.AddSound(paper, ranked <= RunHash.MostExact ? RunHash.OfFew(few, ranked) : RunHash.Of<sbyte>(paper), count);
        return true;
    }

    private static bool IsBlank(byte character) => character is (byte)' ' or (byte)'\t';

    private void Take(BltBallot ballot)
    {
        var paper = new List<int>();
        foreach (var place in ballot.Ranking)
        {
            if (place.IsEmpty)
                paper.Add(PaperMarks.Skipped);
            for (var i = 0; i < place.Length; i++)
                paper.Add(i == 0 ? place[i] - 1 : ~(place[i] - 1));
        }

        pile.Add(paper.ToArray(), ballot.Count);
    }
}
