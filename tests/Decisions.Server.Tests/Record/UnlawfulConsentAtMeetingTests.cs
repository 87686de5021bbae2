using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Where a consent round was held is lived through again, and who was there.</summary>
public sealed class UnlawfulConsentAtMeetingTests(ApiServer server)
{
    [Fact]
    public async Task What_no_consent_round_at_a_meeting_could_have_come_to_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, 5);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(Consented.ByConsent));
        var (first, second) = (await HeldMeetings.Begun(here, proposal), await HeldMeetings.Begun(here, proposal));
        var without = await HeldMeetings.Call(here, TimeSpan.FromDays(2));
        await HeldMeetings.Come(here, second, 0, 1, 2);
        (await here.Secretary.Put($"members/{here.Members[4].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
        var body = JsonNode.Parse(JsonSerializer.Serialize(Consented.Beginning(here, rule)))!;
        body["meetingId"] = first;
        (await here.Secretary.Post($"proposals/{proposal}/consent", body)).Ok();
        (await here.Secretary.Post($"meetings/{first}/close")).Ok();
        (await here[0].Put($"proposals/{proposal}/consent/meeting", new { hours = new { signal = 24 } })).Ok();
        (await here[0].Put($"proposals/{proposal}/consent/meeting", new { hours = new { signal = 1, driver = 2 }, meetingId = second })).Ok();
        (await here.Secretary.Put($"members/{here.Members[2].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
        (await here.Take(proposal, "driver", "signal")).Ok();

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a beginning at a meeting without it", "(proposal-is-not-on-the-agenda)", "consent_round_begun", payload => payload["meetingId"] = $"{without}");
        await Found("a beginning at no such meeting", "(meeting-is-unknown)", "consent_round_begun", payload => payload["meetingId"] = $"{Guid.CreateVersion7()}");
        await Found("a move to a meeting that was over", "(meeting-is-closed)", "consent_round_moved", payload => payload["meetingId"] = $"{first}", skip: 1);
        await Found("a move to where it was", "It says once more", "consent_round_moved", payload =>
            (payload["meetingId"], payload["hours"]) = ($"{first}", JsonNode.Parse("""{ "driver": 24, "present": null, "clarify": 24, "react": null, "signal": 24, "test": null }""")));
        await Found("a step that lasts longer than it was to", "It is not what its rule makes of it", "consent_round_moved", payload => payload["endsAt"] = "2036-05-21T12:00:00Z", skip: 1);
        await Found("a step that it was not at", "It is not what its rule makes of it", "consent_round_moved", payload => payload["step"] = "react");
        await Found("a suspended member who was counted", "It is not what follows", "voting_opened", payload => payload["held"]!["present"] = 3);

        async Task Found(string what, string says, string type, Action<JsonNode> forge, int skip = 0)
        {
            var forger = new Forger(parts);
            forger.Events.Where(one => one.Type == type).ElementAt(skip).Change(line => forge(line["payload"]!));
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && fault.Index != null, $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }
}
