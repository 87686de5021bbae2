using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Counts options by one of the counting rules.</summary>
internal static class CountElection
{
    public static ElectionTally Of(
        DecisionRule rule, ElectionMethod method, long eligible, ClassRoll? classes, ImmutableArray<Option> options,
        IEnumerable<CountedBallots> ballots, ReadOnlySpan<byte> lotSeed)
    {
        if (options.IsDefaultOrEmpty)
            throw new ArgumentException("There is no option to choose.", nameof(options));
        var positions = options.Index().ToDictionary(each => each.Item.Id, each => each.Index);
        var weighed = WeighedBallots.Of(rule.Classes, ballots);
        BallotProfile profile = method.Counting.Ballots == BallotForm.Ranked
            ? Rankings(positions, weighed)
            : Scores(positions, weighed, method.HighestScore ?? int.MaxValue);
        var record = ElectionCount.Of(
            method.Counting,
            new Election("", [.. options.Select(option => new Candidate(option.Name, Class: option.Class))], method.Seats, profile, Electorate: weighed.Electorate),
            method.Chosen, lotSeed.ToArray(), method.Guards is { IsEmpty: false } guards ? new StvTerms(guards, []) : null);

        var (returned, votes) = (weighed.Returned(eligible), rule.Classes is { CountsVotes: true } ? classes?.Sizes.Sum(size => size.Votes) : null);
        var took = Participation.Of(rule, eligible, returned, votes is null ? returned - weighed.Blank : weighed.VotesNotBlank, votes ?? eligible);
        var verdict = took.Verdict(carried: record.Winners.Length > 0);
        return new ElectionTally(
            eligible, returned, took.QuorumNeeded, took.QuorumMet, took.TurnoutNeeded, took.TurnoutMet, verdict,
            verdict == Verdict.Carried ? [.. record.Winners.Select(name => options.First(option => option.Name == name).Id)] : [],
            Convert.ToHexStringLower(lotSeed),
            // Whole ballots side by side could tell who cast one; the round has them, for those who may count again.
            (rule.Indicative ? Unchosen(record) : record) with { Papers = null }, votes);
    }

    /// <summary>Where nothing is chosen, a place that several could have needs no lot: they stay equal.</summary>
    private static CountRecord Unchosen(CountRecord record) => record with
    {
        Winners = [], Ties = [.. record.Ties.Where(tie => tie.For != "seat")], Rounds = [.. record.Rounds.Select(round => round with { Elected = [] })],
    };

    private static RankedProfile Rankings(Dictionary<OptionId, int> positions, WeighedBallots ballots)
    {
        var profile = new RankedProfile.Builder(positions.Count);
        var ranking = new List<int>();
        foreach (var (choice, count) in ballots.Counted)
        {
            if (choice is not RankedChoice { Ranking: { IsDefault: false } places })
                throw Misfit(choice, "rank options");
            ranking.Clear();
            foreach (var place in places)
                foreach (var (i, option) in place.Index())
                    ranking.Add(i == 0 ? Position(positions, option) : ~Position(positions, option));
            profile.Add(CollectionsMarshal.AsSpan(ranking), count);
        }

        return profile.Build();
    }

    private static ScoreProfile Scores(Dictionary<OptionId, int> positions, WeighedBallots ballots, long highest)
    {
        var profile = new ScoreProfile.Builder(positions.Count, highest);
        foreach (var (choice, count) in ballots.Counted)
        {
            if (choice is not ScoredChoice { Scores: { IsDefault: false } scores })
                throw Misfit(choice, "give options scores");
            profile.Add([.. scores.Select(given => (Position(positions, given.Option), (long)given.Score))], count);
        }

        return profile.Build();
    }

    private static int Position(Dictionary<OptionId, int> positions, OptionId option) => positions.TryGetValue(option, out var position)
        ? position
        : throw new ArgumentException($"Option {option} is not among those of the proposal.", "ballots");

    private static ArgumentException Misfit(Choice? choice, string what) =>
        new($"A {choice?.GetType().Name ?? "missing choice"} does not {what}.", "ballots");
}
