using Decisions.Testing.Faults;

namespace Decisions.EventStore.Tests.Faults;

public sealed class FaultLoopTests
{
    /// <summary>The short form; <c>./decisions bench faults --rounds N</c> is the long one.</summary>
    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_program_and_database_are_killed()
    {
        var report = await new FaultLoop(TestContext.Current.SendDiagnosticMessage).Run(rounds: 20, seed: 1);

        report.Faults.ShouldBeEmpty();
        report.Kills.ShouldBe(20);
        report.ServerKills.ShouldBe(5);
        report.Acknowledged.ShouldBeGreaterThan(500);
    }
}
