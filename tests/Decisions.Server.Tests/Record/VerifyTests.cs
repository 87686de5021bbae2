using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>A record that is as it was is found sound, whoever it is for.</summary>
public sealed class VerifyTests(ApiServer server)
{
    [Fact]
    public async Task A_record_of_everything_that_can_happen_is_sound()
    {
        var record = await RecordUnderTest.Make(server);
        var report = await record.Verify(await record.Export());
        report.Faults.ShouldBeEmpty();
        report.Numbers.Entries.ShouldBeGreaterThan(256);
        report.Numbers.Recounted.ShouldBe(2);
        report.Numbers.Redactions.ShouldBe(1);
        report.Numbers.Erasures.ShouldBe(1);
        report.Numbers.Withheld.ShouldBe(1, "the ballot of the round that is open and hides it");
        report.Numbers.Decisions.ShouldBe(5);

        var member = await record.Verify(await record.Export(Audience.Member));
        member.Faults.ShouldBeEmpty();
        member.Numbers.Recounted.ShouldBe(1, "the open ballots");
        member.Numbers.NotRecounted.ShouldBe(1, "the secret ones");
        var visitor = await record.Verify(await record.Export(Audience.Visitor));
        visitor.Faults.ShouldBeEmpty();
        visitor.Numbers.Withheld.ShouldBe(visitor.Numbers.Entries, "the community shows visitors its register alone");
        (await record.Here.Secretary.Patch("", new { visibility = "public" })).Ok();
        var everyone = await record.Verify(await record.Export(Audience.Visitor));
        everyone.Faults.ShouldBeEmpty();
        everyone.Numbers.NotRecounted.ShouldBe(2);
        System.Text.Encoding.UTF8.GetString(await record.Export(Audience.Visitor)).ShouldNotContain("Dues.");
    }
}
