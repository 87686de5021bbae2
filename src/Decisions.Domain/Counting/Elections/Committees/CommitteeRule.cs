using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>A rule that chooses a committee from approvals so that groups of voters are represented by their size.</summary>
public abstract class CommitteeRule : CountingRule
{
    public override BallotForm Ballots => BallotForm.Scored;

    public override long? HighestScore(ChosenSettings settings) => 1;

    public override bool IsProportional => true;

    public override ImmutableArray<Setting> Settings => [.. OwnSettings, ScoreSettings.TiesSetting];

    private protected virtual ImmutableArray<Setting> OwnSettings => [];

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var sets = ApprovalSets.Of(this, election);
        var ties = new TieRule(election.Candidates, settings[ScoreSettings.Ties], lotSeed);
        if (sets.Ballots.Numbers.Valid == 0)
            return ScoredRecord.OfNobody(this, election, settings, sets.Ballots, ties);
        var chosen = Choose(election, sets, settings, ties);
        return ScoredRecord.Of(this, election, settings, sets.Ballots, ties, [], chosen.Winners, chosen.Rounds) with
        {
            Committees = chosen.All,
            Papers = PapersOf.Record(election, sets.Ballots),
        };
    }

    public override ImmutableArray<string> InWords(CountRecord record)
    {
        if (ChosenInWords.ChoosesNobody(record))
            return [BallotsInWords.Of(record), "No ballot approves of any candidate, so none is chosen."];
        return
        [
            BallotsInWords.Of(record),
            .. Explain(record),
            .. PapersOf.InWords(record),
            .. ChosenInWords.Of(record),
            .. record.Committees is { Length: > 1 and var number } ? [$"The rule finds {number} committees equally good; the record names them."] : ImmutableArray<string>.Empty,
        ];
    }

    private protected abstract CommitteeChosen Choose(Election election, ApprovalSets sets, ChosenSettings settings, TieRule ties);

    private protected abstract IEnumerable<string> Explain(CountRecord record);

    private protected static CommitteeChosen OneByOne(Election election, ApprovalSets sets, ICommitteeSteps steps, TieRule ties)
    {
        var committee = new SequentialCommittee(sets, steps, election);
        var (winners, rounds) = committee.Fill(ties);
        return new(winners, rounds, committee.All());
    }

    /// <summary>Each round: what those have who could be chosen, the first of them first, and who is.</summary>
    private protected static IEnumerable<string> Rounds(CountRecord record, Func<CountRound, string, Amount, string> say, bool leastFirst)
    {
        foreach (var round in record.Rounds)
        {
            var first = leastFirst && round.Did == RoundActions.Count ? round.Votes.OrderBy(each => each.Value) : round.Votes.OrderByDescending(each => each.Value);
            yield return $"These are the numbers for seat {round.Number}{(round.Did == RoundActions.Completion ? ", which the completion fills" : "")}.";
            foreach (var (name, value) in first.ThenBy(each => each.Key, StringComparer.Ordinal))
                yield return say(round, name, value);
            yield return $"{round.Elected[0]} is chosen.";
        }
    }
}
