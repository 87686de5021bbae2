using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>Shares that are raised by next to nothing.</summary>
public sealed class SmallRaisesTests
{
    [Fact(Timeout = 30_000)]
    public Task A_raise_too_small_to_end_is_refused() => Task.Run(() =>
    {
        // A and B tie whatever the share is, and one supporter of each has paid for Z: no range of shares tells which is first.
        const int a = 0, b = 1, c = 2, z = 3;
        var ballots = new ScoreProfile.Builder(4, 1);
        ballots.AddApprovals([a], 9);
        ballots.AddApprovals([b], 9);
        ballots.AddApprovals([a, z]);
        ballots.AddApprovals([b, z]);
        ballots.AddApprovals([z], 20);
        ballots.AddApprovals([c], 10);
        var election = new Election(
            "", [new("A", Cost: 315), new("B", Cost: 315), new("C", Cost: 900), new("Z", Cost: 220)], 1, ballots.Build(), Budget: 1_650);
        Should.Throw<CannotCountException>(() => election.By("equal-shares", "completion=add1-until-overspend start-share=exact increment=1/99999999999"))
            .Message.ShouldStartWith("The option increment is so small");
        election.By("equal-shares", "completion=add1-until-overspend start-share=exact increment=1").Winners.ShouldBe(["Z", "A", "B"], ignoreOrder: true);
    }, TestContext.Current.CancellationToken);
}
