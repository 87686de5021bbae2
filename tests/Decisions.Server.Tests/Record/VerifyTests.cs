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

    [Fact]
    public async Task Words_taken_out_a_second_time_are_gone_from_the_first_redaction_too()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var index = (await record.Log()).First(item => item!["type"]!.GetValue<string>() == "proposal_revised")!["index"];
        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A first look.", passages = new[] { "floor" } })).Ok();
        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A second look.", passages = new[] { "oak" } })).Ok();
        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A third look." })).Ok();
        var archive = await record.Export();
        (await record.Verify(archive)).Faults.ShouldBeEmpty();
        System.Text.Encoding.UTF8.GetString(archive).ShouldNotContain("of oak");

        // Whoever puts back what an earlier redaction said remained is found out.
        var parts = new ArchiveParts(archive);
        var lines = parts.Lines(ArchiveFile.Events);
        var first = Array.FindIndex(lines, line => line.Contains("A first look.", StringComparison.Ordinal));
        lines[first] = lines[first].Replace("[removed]", "We lay a floor of oak.", StringComparison.Ordinal);
        (await record.Verify(parts.WithLines(ArchiveFile.Events, lines).ToBytes())).Faults.ShouldContain(fault => fault.Index == first);
    }
}
