using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Pairwise;

/// <summary>The criteria that the pairwise rules are chosen for.</summary>
public sealed class CondorcetLaws
{
    public static TheoryData<string, string> Rules => new()
    {
        { "copeland", "" }, { "minimax", "strength=winning" }, { "minimax", "strength=margins" },
        { "schulze", "strength=winning" }, { "schulze", "strength=margins" },
        { "ranked-pairs", "strength=winning" }, { "ranked-pairs", "strength=margins" }, { "ranked-pairs", "ties=order" },
    };

    public static TheoryData<string, string> SmithRules => new()
    {
        { "copeland", "" }, { "schulze", "strength=winning" }, { "schulze", "strength=margins unranked=ignored" },
        { "ranked-pairs", "strength=winning" }, { "ranked-pairs", "strength=margins" },
    };

    public static TheoryData<string, string> MonotonicRules => new()
    {
        { "copeland", "" }, { "minimax", "strength=winning" }, { "minimax", "strength=margins" }, { "schulze", "strength=winning" },
        { "schulze", "strength=margins" }, { "borda", "" }, { "plurality", "" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Whoever_beats_all_others_is_chosen_and_stands_alone(string rule, string settings) => Holds(rule, settings, record =>
        Names(record).FirstOrDefault(one => Others(record, one).All(other => Beats(record, one, other))) is not { } winner ||
        (record.Winners[0] == winner && record.Ranking[0].SequenceEqual([winner])));

    [Theory]
    [MemberData(nameof(SmithRules))]
    public void Whoever_loses_to_all_others_is_not_chosen(string rule, string settings) => Holds(rule, settings, record =>
        Names(record) is not { Length: > 1 } names ||
        names.FirstOrDefault(one => Others(record, one).All(other => Beats(record, other, one))) is not { } loser ||
        (record.Winners[0] != loser && record.Ranking[^1].SequenceEqual([loser])));

    /// <summary>The least group whose members each beat everybody outside it.</summary>
    [Theory]
    [MemberData(nameof(SmithRules))]
    public void The_winner_is_of_the_Smith_set(string rule, string settings) => Holds(rule, settings, record =>
    {
        var smith = Smith(record);
        return record.Ranking[0].All(smith.Contains) && smith.Contains(record.Winners[0]);
    });

    /// <summary>Of those who share the first place before, one whom some ballots then put higher is still first.</summary>
    [Theory]
    [MemberData(nameof(MonotonicRules))]
    public void To_be_ranked_higher_does_no_harm(string rule, string settings) => RankedElections.ForAll(ballots =>
    {
        var before = ballots.Election().By(rule, settings);
        return before.Winners.IsEmpty || before.Ranking[0].All(winner =>
        {
            var position = before.Candidates.IndexOf(winner);
            var raised = ballots with { Lines = [.. ballots.Lines.Select((line, i) => i % 2 == 0 ? (Raise(line.Ranking, position), line.Count) : line)] };
            return raised.Election().By(rule, settings).Ranking[0].Contains(winner);
        });
    }, strict: true);

    [Theory]
    [InlineData("schulze", "strength=winning")]
    [InlineData("schulze", "strength=margins")]
    public void The_strongest_paths_are_those_found_by_trying_all(string rule, string settings) => Holds(rule, settings, record =>
    {
        var strength = record.Pairwise!.Strength!;
        return Names(record).All(one => Others(record, one).All(other =>
            strength[one][other].Equals(Strongest(record, [one], other, settings.EndsWith("margins", StringComparison.Ordinal)))));
    });

    [Fact]
    public void Locked_pairs_make_no_circle_and_a_skipped_one_would() => Holds("ranked-pairs", "", record =>
    {
        var locked = new HashSet<(string, string)>();
        foreach (var step in record.Pairwise!.Steps)
        {
            if (Leads(locked, step.Under, step.Over) != (step.Did == "skipped"))
                return false;
            if (step.Did == "locked")
                locked.Add((step.Over, step.Under));
        }

        return true;
    });

    private static void Holds(string rule, string settings, Func<CountRecord, bool> law) => RankedElections.ForAll(ballots =>
        ballots.Election().By(rule, settings) is var record && (record.Winners.IsEmpty || law(record)));

    private static ImmutableArray<string> Names(CountRecord record) => record.Candidates;

    private static IEnumerable<string> Others(CountRecord record, string one) => record.Candidates.Where(other => other != one);

    private static Amount Over(CountRecord record, string one, string other) => record.Pairwise!.Preferred[one][other];

    private static bool Beats(CountRecord record, string one, string other) =>
        Over(record, one, other).CompareTo(Over(record, other, one)) > 0;

    private static HashSet<string> Smith(CountRecord record) =>
        Enumerable.Range(1, (1 << record.Candidates.Length) - 1).OrderBy(int.PopCount)
            .Select(set => record.Candidates.Where((_, i) => (set >> i & 1) == 1).ToHashSet())
            .First(set => set.All(one => Others(record, one).Where(other => !set.Contains(other)).All(other => Beats(record, one, other))));

    private static Amount Strongest(CountRecord record, ImmutableArray<string> path, string to, bool margins)
    {
        Amount best = 0;
        foreach (var next in record.Candidates.Where(next => !path.Contains(next) && Beats(record, path[^1], next)))
        {
            var (votes, against) = (Over(record, path[^1], next), Over(record, next, path[^1]));
            Amount link = (long)(margins ? votes.Numerator - against.Numerator : votes.Numerator);
            var rest = next == to ? link : Strongest(record, path.Add(next), to, margins);
            var weakest = rest.CompareTo(link) < 0 ? rest : link;
            best = weakest.CompareTo(best) > 0 ? weakest : best;
        }

        return best;
    }

    private static bool Leads(HashSet<(string Over, string Under)> locked, string one, string other) =>
        one == other || locked.Where(pair => pair.Over == one).Any(pair => Leads(locked, pair.Under, other));

    /// <summary>One place higher, where the ballot ranks them below somebody.</summary>
    private static ImmutableArray<int> Raise(ImmutableArray<int> ranking, int position) =>
        ranking.IndexOf(position) is > 0 and var at ? ranking.SetItem(at, ranking[at - 1]).SetItem(at - 1, position) : ranking;
}
