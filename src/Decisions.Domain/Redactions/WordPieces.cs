using System.Collections.Immutable;
using System.Text;

namespace Decisions.Domain.Redactions;

/// <summary>
/// The words of one member in pieces: each ends behind a blank or a newline, or with the words. What is taken out is taken
/// out in whole pieces, because the ledger commits to each of them by itself. Their numbers stay, from 0 on.
/// </summary>
public sealed class WordPieces
{
    /// <summary>What stands where pieces were taken out, however many in a row.</summary>
    public const string Removed = "[removed]";

    /// <summary>The pieces; null where one was taken out.</summary>
    private readonly ImmutableArray<string?> _pieces;

    private WordPieces(ImmutableArray<string?> pieces) => _pieces = pieces;

    /// <summary>Parts words of which some pieces may have been taken out before.</summary>
    /// <param name="removed">The numbers of those.</param>
    /// <exception cref="ArgumentException">No mark stands where pieces are said to be gone: these are other words.</exception>
    public static WordPieces Read(string words, IReadOnlySet<int> removed)
    {
        var pieces = ImmutableArray.CreateBuilder<string?>();
        var at = 0;
        do
        {
            if (removed.Contains(pieces.Count))
            {
                if (string.CompareOrdinal(words, at, Removed, 0, Removed.Length) != 0)
                    throw new ArgumentException("No mark stands where words were taken out.", nameof(words));
                at += Removed.Length;
                while (removed.Contains(pieces.Count))
                    pieces.Add(null);
                at++;
                continue;
            }
            var end = words.AsSpan(at).IndexOfAny(' ', '\n') is >= 0 and var found ? at + found + 1 : words.Length;
            pieces.Add(words[at..end]);
            at = end;
        }
        while (at < words.Length);
        return new WordPieces(pieces.ToImmutable());
    }

    /// <summary>The numbers of the pieces that are there.</summary>
    public ImmutableSortedSet<int> Left => [.. Enumerable.Range(0, _pieces.Length).Where(number => _pieces[number] is not null)];

    /// <summary>The numbers of the pieces that a passage is in, wherever it stands; empty where it does not.</summary>
    public ImmutableSortedSet<int> Holding(string passage)
    {
        var found = ImmutableSortedSet.CreateBuilder<int>();
        for (var from = 0; from < _pieces.Length; from++)
        {
            if (_pieces[from] is null)
                continue;
            var to = from;
            while (to < _pieces.Length && _pieces[to] is not null)
                to++;
            Find(passage, from, to, found);
            from = to;
        }
        return found.ToImmutable();
    }

    /// <summary>The words without these pieces.</summary>
    public string Without(IReadOnlySet<int> numbers)
    {
        var left = new StringBuilder();
        var isOut = false;
        for (var number = 0; number < _pieces.Length; number++)
        {
            var piece = numbers.Contains(number) ? null : _pieces[number];
            if (piece is null && !isOut)
                left.Append(Removed);
            else if (piece is not null && isOut)
                left.Append(' ');
            left.Append(piece);
            isOut = piece is null;
        }
        return left.ToString();
    }

    private void Find(string passage, int from, int to, ImmutableSortedSet<int>.Builder found)
    {
        var run = string.Concat(_pieces.AsSpan(from, to - from));
        var (number, end) = (from, _pieces[from]!.Length);
        for (var at = run.IndexOf(passage, StringComparison.Ordinal); at >= 0; at = at + 1 < run.Length ? run.IndexOf(passage, at + 1, StringComparison.Ordinal) : -1)
        {
            while (end <= at)
                end += _pieces[++number]!.Length;
            found.Add(number);
            for (var (next, reach) = (number, end); reach < at + passage.Length; reach += _pieces[next]!.Length)
                found.Add(++next);
        }
    }
}
