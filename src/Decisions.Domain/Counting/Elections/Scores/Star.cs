namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>STAR voting (Frohnmayer and Wolk, 2014; starvoting.org): one seat.</summary>
public sealed class Star : StarRule
{
    public override string Name => "star";

    public override string Title => "STAR: highest totals, then a run-off";

    public override string Summary =>
        "Scores are added up, the two highest go on to a run-off, and whoever of them more ballots prefer is chosen (STAR voting, starvoting.org).";

    private protected override void Check(Election election)
    {
        if (election.Seats != 1)
            throw new CannotCountException($"{Name} fills one seat, not {election.Seats}. bloc-star fills several with those most supported, allocated-score in proportion.");
    }
}
