using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads approval ballots as the library abcvoting keeps them in YAML: 'profile', a list of lists of candidates by their
/// numbers from 0, with 'num_cand' and 'committeesize', and if wished a 'description', names ('cand_names') and how often
/// each ballot counts ('weights'). What is expected of rules ('compute') is passed over. Of YAML it reads just these
/// keys, each at the beginning of a line, and lists in brackets, which may go on over lines.
/// </summary>
public static class AbcVotingFile
{
    /// <summary>A slip in one number should not take all memory.</summary>
    private const int MostCandidates = 100_000;

    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines text)
    {
        var entries = AbcVotingEntry.Read(text);
        var profile = Needed(entries, "profile");
        var sets = profile.Lists();
        var candidates = (int)Needed(entries, "num_cand").Whole(from: 1, to: MostCandidates);
        var names = entries.TryGetValue("cand_names", out var named) ? named.Words()
            : [.. Enumerable.Range(0, candidates).Select(each => each.ToString(CultureInfo.InvariantCulture))];
        if (names.Length != candidates)
            throw named!.Fault($"There are {candidates} candidates and {names.Length} names.");
        var weights = entries.TryGetValue("weights", out var weighs) ? weighs.Numbers() : [];
        if (weighs is not null && weights.Length != sets.Length)
            throw weighs.Fault($"There are {sets.Length} ballots and {weights.Length} weights.");
        var ballots = new ScoreProfile.Builder(candidates, 1);
        foreach (var (at, (line, approved)) in sets.Index())
        {
            if (approved.FirstOrDefault(one => one >= candidates, -1) is >= 0 and var unknown)
                throw new ElectionFileException(line, $"There is no candidate {unknown}: they are numbered from 0 to {candidates - 1}.");
            if (approved.Distinct().Count() < approved.Length)
                throw new ElectionFileException(line, "A ballot approves of a candidate twice.");
            ballots.AddApprovals([.. approved.Select(one => (int)one)], weighs is null ? 1 : weights[at]);
        }

        var seats = entries.TryGetValue("committeesize", out var size) ? (int)size.Whole(from: 1, to: int.MaxValue) : 1;
        return new ElectionFile(new Election("", [.. CandidateNames.Distinct(names).Select(name => new Candidate(name))], seats, ballots.Build()));
    }

    private static AbcVotingEntry Needed(Dictionary<string, AbcVotingEntry> entries, string key) => entries.TryGetValue(key, out var entry)
        ? entry
        : throw new ElectionFileException(1, $"The file lacks '{key}'.");
}
