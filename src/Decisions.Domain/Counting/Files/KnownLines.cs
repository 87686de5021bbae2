using System.Runtime.CompilerServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Lines that were read before and what they said, so that a line that is there a thousand times is taken apart once.
/// It gives up where hardly a line comes again, and remembers only so much, so that no file makes it grow without end.
/// </summary>
/// <param name="settle">Told once for each line: its ballot's number, and how many more ballots say it.</param>
internal sealed class KnownLines(Action<int, long> settle)
{
    private const int Window = 1 << 15, MostBytes = 1 << 24;

    private RunCounts<byte>? lines = new();
    private (int Ballot, long Count, long Again)[] said = new (int, long, long)[64];
    private int asked;
    private int known;

    /// <summary>Whether lines come again often enough.</summary>
    public bool IsWorthIt => lines is not null;

    /// <summary>Whether the line was there before; it is counted then, and is not to be read again.</summary>
    /// <param name="hash">To be handed to <see cref="Remember"/> when the line has been read.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Again(ReadOnlySpan<byte> line, out ulong hash)
    {
        hash = 0;
        if (lines is null)
            return false;
        if (++asked == Window && !StaysWorthIt())
            return false;
        hash = RunHash.Of(line);
        var number = lines.Find(line, hash);
        if (number < 0)
            return false;
        known++;
        said[number].Again++;
        return true;
    }

    /// <param name="ballot">The number of the ballot that it said.</param>
    /// <param name="count">How many ballots said it.</param>
    public void Remember(ReadOnlySpan<byte> line, ulong hash, int ballot, long count)
    {
        if (lines is null || lines.Runs.Items > MostBytes)
            return;
        var number = lines.Add(line, hash, 0);
        if (number == said.Length)
            Array.Resize(ref said, said.Length * 2);
        said[number] = (ballot, count, 0);
    }

    /// <summary>Says what has not been said, and forgets everything.</summary>
    public void Settle()
    {
        for (var number = 0; number < lines?.Runs.Count; number++)
        {
            if (said[number] is (var ballot, var count, > 0 and var again))
                settle(ballot, checked(count * again));
        }

        lines = null;
    }

    private bool StaysWorthIt()
    {
        var isWorthIt = known >= Window / 4;
        (asked, known) = (0, 0);
        if (!isWorthIt)
            Settle();
        return isWorthIt;
    }
}
