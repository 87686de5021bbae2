using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Meetings are lived through again: who was there, and whether that was a quorum.</summary>
public sealed class UnlawfulMeetingTests(ApiServer server)
{
    [Fact]
    public async Task What_a_meeting_could_not_have_done_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        var early = await HeldMeetings.Begun(here);
        (await here.Secretary.Post($"meetings/{early}/close")).Ok();
        var called = await HeldMeetings.Call(here, TimeSpan.FromHours(1));
        var (proposal, rule) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresence));
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1);
        await HeldMeetings.AdjournAndResume(here, meeting, rule);
        await HeldMeetings.Come(here, meeting, 2, 3);
        (await HeldMeetings.Open(here, meeting, proposal, rule)).Ok();
        (await TestCommunity.Cast(here[2], proposal, "yes")).Ok();
        await here.Decide(proposal);
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        var (second, another) = (await here.Draft(), await here.Adopt(HeldMeetings.ByPresence));
        var full = await HeldMeetings.Begun(here, second);
        await HeldMeetings.Come(here, full, 0, 1, 2);
        (await HeldMeetings.Open(here, full, second, another)).Ok();
        await here.Decide(second);

        var elsewhere = await here.Draft();
        await Tellers.Name(here, 0, 1);
        var (_, raised) = await HeldMeetings.OpenWithHands(here, 0, 1, 2, 3);
        (await TestCommunity.Cast(here[3], raised, "no")).Ok();
        (await HeldMeetings.Count(here, 0, raised, 2, 1)).Ok();
        (await HeldMeetings.Count(here, 1, raised, 2, 1)).Ok();
        await here.Decide(raised);

        var digest = (await here.Secretary.Get($"meetings/{meeting}/minutes")).Ok()["digest"]!.GetValue<string>();
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        (await here.Secretary.Patch("", new { visibility = "public" })).Ok();
        (await record.Verify(await record.Export(Audience.Visitor))).Faults.ShouldBeEmpty("who came is for the members, whatever else is shown");

        await Found("a decision opened without quorum at the meeting", "(quorum-is-not-present)", events =>
            events.Remove(Of(events, full, "attendance_entered")));
        await Found("a quorum of people who had not come", "It is not what its rule makes of it", events =>
            Opened(events, second).Change(line => line["payload"]!["held"]!["present"] = 9));
        await Found("a decision opened without a meeting", "(meeting-is-needed)", events =>
            Opened(events, second).Change(line => line["payload"]!["held"] = null));
        await Found("a decision that was on no agenda", "(proposal-is-not-on-the-agenda)", events =>
            Of(events, full, "agenda_item_added").Change(line => line["payload"]!["proposalId"] = $"{elsewhere}"));
        await Found("a decision at a meeting that had not begun", "(meeting-is-not-sitting)", events =>
            events.Remove(Of(events, full, "meeting_begun")));
        await Found("a quorum of those present at a meeting that never lacked one", "(quorum-is-not-present)", events =>
            Of(events, meeting, "meeting_adjourned").Change(line => line["payload"]!["shortfall"] = null));
        await Found("an adjournment for want of a quorum that was there", "(quorum-is-there)", events =>
        {
            var came = Of(events, meeting, "attendance_entered");
            var adjourned = Of(events, meeting, "meeting_adjourned");
            var (at, version) = (events.IndexOf(adjourned), adjourned.Fields["version"]!.GetValue<long>());
            foreach (var later in events.Skip(at).Where(one => one.Stream == $"meeting/{meeting}"))
                later.Change(line => line["version"] = line["version"]!.GetValue<long>() + 1);
            events.Insert(at, came.Copy().Change(line =>
            {
                line["payload"]!["memberId"] = $"{here.Members[4].Id}";
                line["when"] = adjourned.Fields["when"]!.GetValue<string>();
                line["version"] = version;
            }));
        });
        await Found("a meeting that began before its time", "(meeting-is-not-due)", events =>
            Of(events, full, "meeting_called").Change(line => line["payload"]!["beginsAt"] = "2099-01-01T00:00:00Z"));
        await Found("someone entered who is no member", "(attender-is-no-member)", events =>
            Of(events, full, "attendance_entered").Change(line => line["payload"]!["memberId"] = $"{Guid.CreateVersion7()}"));
        await Found("someone entered in another's name", "is said to have entered at the door", events =>
            Of(events, full, "attendance_entered").Change(line => line["payload"]!["enteredBy"] = $"{here.Members[7].Id}"));
        await Found("a meeting closed while it votes", "(meeting-is-deciding)", events =>
        {
            var (closed, declared) = (Of(events, meeting, "meeting_closed"), events.First(one => one.Type == "result_declared" && one.Stream == $"proposal/{proposal}"));
            events.Remove(closed);
            events.Insert(events.IndexOf(declared), closed.Change(line => line["when"] = declared.Fields["when"]!.GetValue<string>()));
        });

        await Found("minutes that nobody drafted", "(minutes-have-changed)", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["digest"] = new string('0', 64)));
        await Found("minutes of another record", "(minutes-have-changed)", events =>
            events.Last(one => one.Type == "attendance_entered" && one.Stream == $"meeting/{meeting}").Change(line => line["payload"]!["presence"] = "byLink"));
        await Found("minutes in a form that there is not", "(minutes-have-changed)", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["form"] = 9));
        await Found("minutes that were drafted from less", "It is not what its rule makes of it", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["from"]![0]!["version"] = 1L));
        await Found("minutes approved in another's name", "is said to have approved", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["approvedBy"] = $"{here.Members[7].Id}"));
        await Found("minutes approved by what was not carried", "(approval-is-not-decided)", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["decidedBy"] = $"{elsewhere}"));
        await Found("minutes approved by what was decided before there were any", "(approval-was-decided-before)", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["decidedBy"] = $"{proposal}"));
        await Found("minutes approved by a meeting that never sat", "(meeting-has-not-begun)", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["byMeeting"] = $"{called}"));
        await Found("minutes approved by a meeting that was over before", "(approving-meeting-was-before)", events =>
            Of(events, meeting, "minutes_approved").Change(line => line["payload"]!["byMeeting"] = $"{early}"));
        await Found("minutes approved of a meeting that is not over", "(meeting-is-not-over)", events =>
        {
            events.Remove(Of(events, meeting, "meeting_closed"));
            var approved = Of(events, meeting, "minutes_approved");
            approved.Change(line => line["version"] = line["version"]!.GetValue<long>() - 1);
        });

        await Found("a show of hands larger than the room", "(too-many-hands)", events =>
        {
            foreach (var hands in events.Where(one => one.Type is "hands_counted" or "hands_shown"))
                hands.Change(line => line["payload"]!["hands"]!["inFavour"] = 9);
        });
        await Found("a show of hands that one teller counted", "not what two tellers have counted alike", events =>
        {
            events.Remove(events.Last(one => one.Type == "hands_counted"));
            events.First(one => one.Type == "hands_shown").Change(line => line["version"] = 2L);
        });
        await Found("a show of hands that one teller counted twice", "counted once more by one who had counted them", events =>
            events.Last(one => one.Type == "hands_counted").Change(line => (line["actor"], line["payload"]!["teller"]) = ($"{here.Members[0].Id}", $"{here.Members[0].Id}")));
        await Found("other hands than were counted", "not what two tellers have counted alike", events =>
            events.First(one => one.Type == "hands_shown").Change(line => line["payload"]!["hands"]!["inFavour"] = 1));
        await Found("a hand beside a ballot of the same member", "(hand-is-counted)", events =>
        {
            var shown = events.First(one => one.Type == "hands_shown");
            var ballot = events.First(one => one.Type == "ballot_cast" && one.Fields["salt"] is not null && one.Payload["proposalId"]!.GetValue<string>() == $"{raised}").Copy();
            var (round, member) = (ballot.Payload["roundId"]!.GetValue<string>(), $"{here.Members[2].Id}");
            events.Insert(events.IndexOf(shown) + 1, ballot.Change(line =>
            {
                (line["stream"], line["actor"], line["payload"]!["memberId"]) = ($"ballot/{round}/{member}", member, member);
                line["when"] = shown.Fields["when"]!.GetValue<string>();
            }));
        });
        await Found("a result without the hands", "does not follow from the ballots", events =>
            events.RemoveAll(one => one.Type is "hands_counted" or "hands_shown"));
        await Found("a result that tells other ways", "does not follow from the ballots", events =>
            events.First(one => one.Type == "result_declared" && one.Stream == $"proposal/{raised}").Change(line => line["payload"]!["ways"]![0]!["ballots"] = 7));

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }

    private static ForgedEvent Of(List<ForgedEvent> events, Guid meeting, string type) =>
        events.First(one => one.Type == type && one.Stream == $"meeting/{meeting}");

    private static ForgedEvent Opened(List<ForgedEvent> events, Guid proposal) =>
        events.First(one => one.Type == "voting_opened" && one.Stream == $"proposal/{proposal}");
}
