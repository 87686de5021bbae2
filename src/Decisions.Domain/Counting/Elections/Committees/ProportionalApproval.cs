using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>
/// Proportional approval voting (Thiele 1895; Janson, Phragmén's and Thiele's election methods, arXiv 1611.08826). A ballot
/// that approves of so many of a committee counts 1 + 1/2 + … + 1/so many for it, and the committee with the most is
/// chosen; or, sequentially, whoever adds most is chosen one after the other (Thiele's addition method).
/// </summary>
public sealed class ProportionalApproval : CommitteeRule
{
    private const string Variant = "variant", Optimal = "optimal", Sequential = "sequential", Represented = "represented by", Score = "score";

    public override string Name => "pav";

    public override string Title => "Proportional approval";

    public override string Summary =>
        "A committee by approvals: a ballot counts 1 for its first member in it, 1/2 for its second, 1/3 for its third, and the most in all is chosen (Thiele 1895).";

    private protected override ImmutableArray<Setting> OwnSettings =>
    [
        new(Variant, "Whether the best committee of all is looked for, which may take too long where many stand (optimal), or seats are filled one after the other (sequential).",
            Optimal, [Optimal, Sequential]),
    ];

    public override bool CountsAny(ChosenSettings settings) => settings[Variant] == Sequential;

    private protected override CommitteeChosen Choose(Election election, ApprovalSets sets, ChosenSettings settings, TieRule ties)
    {
        if (settings[Variant] == Sequential)
            return OneByOne(election, sets, new ThieleSteps(sets, election.Candidates.Length), ties);
        var search = ThieleSearch.Of(sets, election.Candidates.Length, election.Seats, ties.Sort(sets.Standing));
        var committee = search.Committees[0].Order().ToList();
        if (search.Committees.Count > 1)
        {
            // Whoever is in all of them is not tied.
            var tied = search.Committees.SelectMany(each => each).Distinct().Where(one => !search.Committees.All(each => each.Contains(one))).Order().ToList();
            ties.Note(1, "seat", tied, ties.By, committee.Where(tied.Contains));
        }

        var notes = ScoredRecord.Notes(
        [
            (Represented, sets.Approved.Index().GroupBy(each => each.Item.Count(committee.Contains), each => sets.Counts[each.Index])
                .Select(group => KeyValuePair.Create(ScoredBallots.Key(group.Key), (Amount)group.Sum()))),
            (Score, [KeyValuePair.Create("committee", Amount.Ratio((BigInteger)search.Best, (BigInteger)search.Unit))]),
        ]);
        return new(committee, [ScoredRecord.Round(election, 1, RoundActions.Count, sets.Approvals().ToAmounts(), committee, notes)],
            search.IsComplete ? SequentialCommittee.Named(search.Committees.Select(each => each.AsEnumerable()), election) : null);
    }

    private protected override IEnumerable<string> Explain(CountRecord record)
    {
        const string How = "A ballot counts 1 for the first member of a committee whom it approves of, 1/2 more for the second, 1/3 for the third, and so on.";
        if (record.Settings[Variant] == Sequential)
        {
            return Rounds(record, (_, name, gain) => $"{name} would add {ScoresInWords.Number(gain)}.", leastFirst: false)
                .Prepend(How + " Whoever adds the most to those already chosen is next.");
        }

        var round = record.Rounds[0];
        return
        [
            How + " Of all committees the one with the most is chosen.",
            .. round.Votes.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => $"{each.Key} has {ScoresInWords.Approvals(each.Value)}."),
            .. round.Notes![Represented].Select(each => (Members: int.Parse(each.Key, System.Globalization.CultureInfo.InvariantCulture), each.Value)).OrderByDescending(each => each.Members)
                .Select(each => $"{ScoresInWords.Ballots(each.Value)} {(each.Value.Equals(1) ? "approves" : "approve")} of {Domain.Rules.English.Count(each.Members, "member", "members")} of the committee that is chosen."),
            $"That makes {ScoresInWords.Number(round.Notes[Score]["committee"])} in all.",
        ];
    }
}
