using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Counting;

/// <summary>Rules, options and ballots in few words.</summary>
internal static class Samples
{
    public static readonly byte[] Seed = [.. "a seed from before the first ballot"u8];

    public static DecisionRule YesNo(
        Threshold? threshold = null, Quorum? quorum = null, Fraction? turnoutFloor = null) =>
        Rule(new YesNoMethod(threshold ?? Threshold.SimpleMajority), quorum, turnoutFloor);

    public static DecisionRule Ranked(Quorum? quorum = null, Fraction? turnoutFloor = null) =>
        Rule(new RankedMethod(), quorum, turnoutFloor);

    public static YesNoTally Count(DecisionRule rule, long eligible, long yes, long no, long abstain) =>
        (YesNoTally)Domain.Counting.Count.Of(rule, eligible, [], Answers(yes, no, abstain), Seed);

    /// <summary>A count with as many on the roll as there are ballots, unless said otherwise.</summary>
    public static RankedTally Count(
        ImmutableArray<Option> options, IReadOnlyList<CountedBallots> ballots, DecisionRule? rule = null,
        long? eligible = null, byte[]? seed = null) =>
        (RankedTally)Domain.Counting.Count.Of(
            rule ?? Ranked(), eligible ?? ballots.Sum(each => each.Count), options, ballots, seed ?? Seed);

    public static ImmutableArray<CountedBallots> Answers(long yes, long no, long abstain) =>
    [
        new(new YesNoChoice(Answer.Yes), yes),
        new(new YesNoChoice(Answer.No), no),
        new(new YesNoChoice(Answer.Abstain), abstain),
    ];

    /// <summary>Options with these names and ids 1, 2, 3 …</summary>
    public static ImmutableArray<Option> Options(params string[] names) =>
        [.. names.Select((name, i) => new Option(new OptionId(new Guid(i + 1, 0, 0, new byte[8])), name))];

    /// <summary>'A>B>C' as ballots; '' is blank.</summary>
    public static CountedBallots Of(this ImmutableArray<Option> options, long count, string ranking) =>
        new(RankedChoice.Of(
            [.. ranking.Split('>', StringSplitOptions.RemoveEmptyEntries).Select(name => options.Named(name))]), count);

    public static OptionId Named(this ImmutableArray<Option> options, string name) =>
        options.Single(option => option.Name == name).Id;

    public static string NameOf(this ImmutableArray<Option> options, OptionId id) =>
        options.Single(option => option.Id == id).Name;

    /// <summary>Every round of a tally.</summary>
    public static IReadOnlyList<string> Show(this ImmutableArray<Option> options, RankedTally tally) =>
        [.. tally.Rounds.Select(round => options.Show(round))];

    /// <summary>A round as 'A 5, B 3; 1 exhausted'.</summary>
    public static string Show(this ImmutableArray<Option> options, RankedRound round) =>
        string.Join(", ", round.Votes.Select(each => $"{options.NameOf(each.Option)} {each.Votes}")) +
        (round.Exhausted == 0 ? "" : $"; {round.Exhausted} exhausted");

    private static DecisionRule Rule(VotingMethod method, Quorum? quorum, Fraction? turnoutFloor) =>
        new("Resolution", method, quorum ?? Quorum.None, turnoutFloor, Franchise.AllMembers,
            ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: false);
}
