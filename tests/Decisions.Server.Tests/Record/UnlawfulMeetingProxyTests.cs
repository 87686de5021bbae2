using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Proxies for a meeting are lived through again: who appointed whom, who voted by it, and whom it counted for a quorum.</summary>
public sealed class UnlawfulMeetingProxyTests(ApiServer server)
{
    [Fact]
    public async Task What_no_proxy_for_a_meeting_could_have_done_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var (oven, rule) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresenceOrProxy));
        var meeting = await HeldMeetings.Begun(here, oven);
        await HeldMeetings.Come(here, meeting, 0, 1);
        (await Proxied.AskAt(here, meeting, 4, 0)).Ok();
        (await Proxied.AskAt(here, meeting, 5, 0)).Ok();
        (await here[5].Delete($"meetings/{meeting}/proxy")).Ok();
        (await HeldMeetings.Open(here, meeting, oven, rule)).Ok();
        (await Proxied.Cast(here, oven, 0, 4, "yes")).Ok();
        await here.Decide(oven);
        (await here[4].Delete($"meetings/{meeting}/proxy")).Ok();
        // What goes on in the next is not for any audience yet.
        var (open, another) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresenceOrProxy));
        var later = await HeldMeetings.Begun(here, open);
        await HeldMeetings.Come(here, later, 0, 1);
        (await Proxied.AskAt(here, later, 4, 0)).Ok();
        (await HeldMeetings.Open(here, later, open, another)).Ok();
        (await Proxied.Cast(here, open, 0, 4, "yes")).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a quorum with a proxy that was never given", "(quorum-is-not-present)", events => Drop(events, 4));
        await Found("a vote by a proxy that was never given", "(no-proxy-is-held)", events => Drop(events, 4));
        await Found("a quorum with a proxy whose holder was away", "(quorum-is-not-present)", events =>
            Appointed(events, 4).Change(line => line["payload"]!["holder"] = $"{here.Members[7].Id}"));
        await Found("a vote by somebody else's proxy", "was used by", events =>
            events.First(one => one.Type == "meeting_proxy_used").Change(line => line["actor"] = $"{here.Members[6].Id}"));
        await Found("a proxy given in another's name", "was given or taken back by", events =>
            Appointed(events, 5).Change(line => line["actor"] = $"{here.Members[6].Id}"));
        await Found("a proxy in another meeting's stream", "for another meeting than its stream", events =>
            Appointed(events, 5).Change(line => line["payload"]!["meetingId"] = $"{later}"));
        await Found("a proxy to somebody who is no member", "(holder-is-no-member)", events =>
            Appointed(events, 5).Change(line => line["payload"]!["holder"] = $"{Guid.CreateVersion7()}"));
        await Found("a proxy to oneself", "(proxy-is-oneself)", events =>
            Appointed(events, 5).Change(line => line["payload"]!["holder"] = $"{here.Members[5].Id}"));
        await Found("a proxy that was taken back in the midst of the vote", "(meeting-proxy-is-used)", events =>
        {
            var cast = events.Last(one => one.Type == "ballot_cast" && one.Fields["salt"] is not null && one.Payload["origin"]?["proxy"] is not null && one.Payload["proposalId"]!.GetValue<string>() == $"{oven}");
            var revoked = events.Last(one => one.Type == "meeting_proxy_revoked");
            events.Remove(revoked);
            events.Insert(events.IndexOf(cast) + 1, revoked.Change(line => line["when"] = cast.Fields["when"]!.GetValue<string>()));
        });

        ForgedEvent Appointed(List<ForgedEvent> events, int member) => events.First(one =>
            one.Type == "meeting_proxy_appointed" && one.Stream == $"meeting-proxy/{meeting}" && one.Payload["memberId"]!.GetValue<string>() == $"{here.Members[member].Id}");

        // The others of its stream close up.
        void Drop(List<ForgedEvent> events, int member)
        {
            events.Remove(Appointed(events, member));
            foreach (var left in events.Where(one => one.Stream == $"meeting-proxy/{meeting}"))
                left.Change(line => line["version"] = left.Fields["version"]!.GetValue<long>() - 1);
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
