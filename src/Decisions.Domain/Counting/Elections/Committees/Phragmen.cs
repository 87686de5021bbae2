using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>Phragmén's sequential rule (Phragmén 1894; Janson, Phragmén's and Thiele's election methods, arXiv 1611.08826).</summary>
public sealed class Phragmen : CommitteeRule
{
    public override string Name => "phragmen";

    public override string Title => "Phragmén: in proportion, by marks";

    public override string Summary =>
        "A committee by approvals: each member is a load that those who approve share, and whoever leaves them the lightest is next (Phragmén 1894).";

    private protected override CommitteeChosen Choose(Election election, ApprovalSets sets, ChosenSettings settings, TieRule ties) =>
        OneByOne(election, sets, new PhragmenSteps(sets, election.Candidates.Length), ties);

    private protected override IEnumerable<string> Explain(CountRecord record) => Rounds(record, (_, name, load) =>
            $"If {name} were next, those who approve of {name} would each carry {ScoresInWords.Number(load)}.", leastFirst: true)
        .Prepend("Each member of the committee is a load of 1. Those who approve of them share it so that all of these then carry the same, with what they carried before. " +
            "Whoever leaves them with the least is chosen next.");
}
