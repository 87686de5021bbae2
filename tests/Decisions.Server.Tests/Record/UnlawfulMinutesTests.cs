using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Minutes of an agreement are drafted again from its positions, and older ones as they were worded then.</summary>
public sealed class UnlawfulMinutesTests(ApiServer server)
{
    [Fact]
    public async Task Minutes_that_name_another_than_whose_concern_it_was_are_found_though_they_are_signed()
    {
        var here = await TestCommunity.Found(server);
        var meeting = await here.AgreedAtMeeting("The neighbours may hear us.");
        var minutes = (await here.Secretary.Get($"meetings/{meeting}/minutes")).Ok();
        var (digest, text) = (minutes["digest"]!.GetValue<string>(), minutes["canonical"]!.GetValue<string>());
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest })).Ok();

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        await Faultless("what was done in order", _ => { });
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");
        (await here.Secretary.Patch("", new { visibility = "public" })).Ok();
        (await record.Verify(await record.Export(Audience.Visitor))).Faults.ShouldBeEmpty("positions are for the members, whatever else is shown");

        await Found("a concern that was another's", Swap);
        await Found("a name that the second form did not tell", events => Form(events, 2, digest));
        await Found("no name, where this form tells one", events => Form(events, 3, InSecondForm()));
        await Faultless("minutes that were approved in the second form", events => Form(events, 2, InSecondForm()));

        string InSecondForm() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            text.Split('\n').Where(line => !line.Contains(" had a concern: ")).Select((line, i) => i == 0 ? line : $"\n{line}")))));

        async Task Found(string what, Action<List<ForgedEvent>> forge)
        {
            var report = await Verified(forge);
            report.Faults.ShouldContain(fault => fault.What.Contains("(minutes-have-changed)") && fault.Index != null, $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }

        async Task Faultless(string what, Action<List<ForgedEvent>> forge) => (await Verified(forge)).Faults.ShouldBeEmpty(what);

        Task<Engine.Verifying.VerificationReport> Verified(Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            return record.Verify(forger.Archive(signer));
        }
    }

    /// <summary>One member's position becomes another's: the numbers stay.</summary>
    private static void Swap(List<ForgedEvent> events)
    {
        var ballots = events.Where(one => one.Type == "ballot_cast").ToList();
        var (concerned, other) = (ballots.Single(one => one.Payload["reason"] is not null), ballots.First(one => one.Payload["reason"] is null));
        var (concern, none) = (concerned.Payload.DeepClone(), other.Payload.DeepClone());
        Give(concerned, none);
        Give(other, concern);
    }

    private static void Give(ForgedEvent ballot, JsonNode what) => ballot.Change(line =>
        (line["payload"]!["choice"], line["payload"]!["reason"]) = (what["choice"]!.DeepClone(), what["reason"]?.DeepClone()));

    private static void Form(List<ForgedEvent> events, int form, string digest) => events.Single(one => one.Type == "minutes_approved").Change(line =>
        (line["payload"]!["form"], line["payload"]!["digest"]) = (form, digest));
}
