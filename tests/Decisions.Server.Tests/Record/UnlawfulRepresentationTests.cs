using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Whoever counted for a quorum by proxy is counted again.</summary>
public sealed class UnlawfulRepresentationTests(ApiServer server)
{
    [Fact]
    public async Task A_quorum_of_proxies_that_nobody_there_held_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var (proposal, rule, closesAt) = await HeldMeetings.Noticed(here);
        await Proxied.Appoint(here, proposal, 4, 0, "no");
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0);
        await HeldMeetings.AdjournAndResume(here, meeting, rule);
        await HeldMeetings.Come(here, meeting, 0, 1);
        (await HeldMeetings.Open(here, meeting, proposal, rule, closesAt)).Ok();
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        (await here.Auditor.Post($"proposals/{proposal}/recounts")).Ok();
        var result = (await here[0].Get($"proposals/{proposal}/result")).Ok();
        (result["recount"]!["agrees"]!.GetValue<bool>(), result["tally"]!["against"]!.GetValue<int>()).ShouldBe((true, 1), "a recount takes what a proxy cast");
        // What is instructed in the next is not for any audience yet, and its quorum is taken as it is told.
        var (open, another, until) = await HeldMeetings.Noticed(here);
        await Proxied.Appoint(here, open, 4, 0, "no");
        var later = await HeldMeetings.Begun(here, open);
        await HeldMeetings.Come(here, later, 0, 1);
        (await HeldMeetings.Open(here, later, open, another, until)).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a quorum with a proxy that was never given", "(quorum-is-not-present)", events => events.Remove(Appointed(events)));
        await Found("a quorum with a proxy whose holder was away", "(quorum-is-not-present)", events =>
            Appointed(events).Change(line => line["payload"]!["holder"] = $"{here.Members[7].Id}"));
        await Found("a quorum with a proxy whose holder was suspended", "(quorum-is-not-present)", events => Suspended(events, 0));
        await Found("a suspended member who is let in", "(attender-is-suspended)", events => Suspended(events, 1));
        await Found("more by proxy than there were", "It is not what its rule makes of it", events =>
            events.First(one => one.Type == "voting_opened" && one.Stream == $"proposal/{proposal}").Change(line => line["payload"]!["held"]!["represented"] = 9));
        await Found("an adjournment that leaves out who was there by proxy", "It is not what its rule makes of it", events =>
            events.First(one => one.Type == "meeting_adjourned").Change(line => line["payload"]!["shortfall"]!.AsObject().Remove("represented")));
        await Found("a proxy's vote that was counted as none", "does not follow from the ballots", events =>
            events.Remove(events.First(one => one.Type == "ballot_cast" && one.Fields["salt"] is not null && one.Payload["origin"]?["proxy"] is not null)));

        ForgedEvent Appointed(List<ForgedEvent> events) => events.First(one => one.Type == "proxy_appointed");

        // Somebody who is there at the end was suspended before they came again: a roll of the vote is of no moment in between.
        void Suspended(List<ForgedEvent> events, int member)
        {
            var opened = events.First(one => one.Type == "voting_opened" && one.Stream == $"proposal/{proposal}");
            var last = events.Last(one => one.Stream == $"member/{here.Members[member].Id}");
            var came = events.Last(one => one.Type == "attendance_entered" && one.Payload["memberId"]!.GetValue<string>() == $"{here.Members[member].Id}" && events.IndexOf(one) < events.IndexOf(opened));
            var before = member == 0 ? opened : came;
            events.Insert(events.IndexOf(before), last.Copy().Change(line =>
            {
                (line["type"], line["payload"]) = ("member_suspended", new JsonObject { ["memberId"] = $"{here.Members[member].Id}", ["reason"] = "Owes the rent." });
                (line["when"], line["version"]) = (before.Fields["when"]!.GetValue<string>(), last.Fields["version"]!.GetValue<long>() + 1);
            }));
        }

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }
}
