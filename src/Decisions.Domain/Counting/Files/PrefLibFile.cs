using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads PrefLib's orders (Mattei and Walsh, PrefLib: A Library for Preferences, 2013): soi, soc, toi and toc, in
/// today's form ('# ALTERNATIVE NAME 1: …', then '12: 1,{2,3},4') and the first one (a count of names, the names, a line
/// of sums, then '12,1,{2,3},4').
/// </summary>
public static class PrefLibFile
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines lines, ReadingOptions options)
    {
        var head = PrefLibHead.Read(lines, options.Extension);
        var orders = new PrefLibOrders(lines, head);
        for (var more = head.HasLine; more; more = lines.Next())
            orders.Take();
        var (ballots, voters) = orders.Build();
        if (head.Voters is { } said && said != voters)
            throw Wrong(lines, $"The file speaks of {said} voters, but holds the orders of {voters}.");
        return new ElectionFile(new Election(
            head.Title, [.. CandidateNames.Distinct([.. head.Names]).Select(name => new Candidate(name))], 1, ballots));
    }

    private static ElectionFileException Wrong(TextLines lines, string reason) => new(Math.Max(1, lines.Number), reason);
}
