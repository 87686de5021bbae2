using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>A question answered by yes, no or abstain.</summary>
public sealed class Majority : CountingRule
{
    public override string Name => "majority";

    public override string Title => "Yes or no";

    public override string Summary =>
        "Yes, no or abstain, carried by a share of yes, with quorum, turnout, a minimum of yes, classes and weights where asked for.";

    public override BallotForm Ballots => BallotForm.Answered;

    public override ImmutableArray<ImmutableArray<string>> Answers { get; } =
        [["yes", "y", "for", "in-favour", "aye"], ["no", "n", "against", "nay"], ["abstain", "abstention", "abstained"]];

    public override ImmutableArray<Setting> Settings => MajoritySettings.All;

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = AnswerRecord.Ballots(this, election, MajoritySettings.Roll(settings));
        var result = MajorityCount.Of(MajoritySettings.Terms(settings), ballots, MajoritySettings.Roll(settings));
        return AnswerRecord.Of(this, election, settings, result.Classes, result.Weighed, result.Votes.ByAnswer, result.Requirements, result.Verdict);
    }

    public override ImmutableArray<string> InWords(CountRecord record) => MajorityInWords.Of(record);
}
