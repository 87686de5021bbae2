using System.Collections.Immutable;
using Decisions.Domain.Counting;

namespace Decisions.Engine.Importing;

/// <summary>A replayed election beside the result that was published for it.</summary>
/// <param name="Differences">Every way in which they differ, in words; empty when they agree.</param>
/// <param name="Extent">What was compared, as a sentence.</param>
public sealed record PublishedComparison(ImmutableArray<string> Differences, string Extent)
{
    public static PublishedComparison Of(ImportedElection imported, PublishedResult published)
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        var winner = imported.Tally.Winner is { } id ? imported.Options.Single(option => option.Id == id).Name : "nobody";
        if (winner != published.Winner)
            differences.Add($"The winner is {winner}; published was {published.Winner}.");
        if (published.Rounds is not { } rounds)
            return new PublishedComparison(differences.ToImmutable(), "No rounds were published, so only the winner was compared.");

        var compared = 0;
        foreach (var (round, votes) in imported.Tally.Rounds.Zip(rounds))
        {
            if (InFull(votes, imported) is not { } inFull)
            {
                differences.Add(
                    $"Round {round.Number} was published with the votes of {votes.Length} candidates; the file has " +
                    $"{imported.Candidates.Length}, of whom {imported.Options.Length} did not withdraw.");
                continue;
            }
            differences.AddRange(In(round, inFull, imported));
            compared++;
        }
        var extent = $"Rounds compared, vote by vote: {compared}.";
        var surplus = rounds.Length - imported.Tally.Rounds.Length;
        if (surplus < 0)
            differences.Add($"The count has {imported.Tally.Rounds.Length} rounds; published were {rounds.Length}.");
        else if (surplus > 0 && Majority(imported) is { } majority)
            // Some counts go on after a majority.
            extent += $" {majority} ended the count; published rounds after it, which were not compared: {surplus}.";
        else if (surplus > 0)
            differences.Add($"The count has {imported.Tally.Rounds.Length} rounds and no majority; published were {rounds.Length}.");
        return new PublishedComparison(differences.ToImmutable(), extent);
    }

    /// <summary>The votes for every candidate of the file, or null where it cannot be told whose they are.</summary>
    private static ImmutableArray<long>? InFull(ImmutableArray<long> votes, ImportedElection imported)
    {
        if (votes.Length == imported.Candidates.Length)
            return votes;
        if (votes.Length != imported.Options.Length)
            return null;
        var next = 0;
        return [.. imported.Candidates.Select(candidate => candidate.HasWithdrawn ? 0 : votes[next++])];
    }

    private static IEnumerable<string> In(RankedRound round, ImmutableArray<long> published, ImportedElection imported) =>
        from pair in imported.Candidates.Zip(published)
        let votes = round.Votes.FirstOrDefault(each => each.Option == pair.First.Option?.Id)?.Votes ?? 0
        where votes != pair.Second
        select $"In round {round.Number} {pair.First.Name} has {votes} votes; published were {pair.Second}.";

    /// <summary>Which majority the last round has: 'A majority for Ann in round 3'. Null when there is none.</summary>
    private static string? Majority(ImportedElection imported)
    {
        var last = imported.Tally.Rounds[^1];
        return last.Votes.FirstOrDefault(each => each.Votes >= last.Majority) is { } most
            ? $"A majority for {imported.Options.Single(option => option.Id == most.Option).Name} in round {last.Number}"
            : null;
    }
}
