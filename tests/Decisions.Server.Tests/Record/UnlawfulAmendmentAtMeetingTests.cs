using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Amendments;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Amendments that were put at a meeting are lived through again with it.</summary>
public sealed class UnlawfulAmendmentAtMeetingTests(ApiServer server)
{
    [Fact]
    public async Task An_amendment_that_could_not_have_been_put_at_its_meeting_is_found_though_it_is_signed()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var here = record.Here;
        (await here.Secretary.Put("amendment-rule", new { ruleId = await here.Adopt(HeldMeetings.ByPresence) })).Ok();
        var (proposal, elsewhere) = (await here.Draft(), await here.Draft());
        var amendment = await here.MoveAndSecond(proposal, "We buy a used oven.");
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1, 2);
        (await here.PutAt(meeting, proposal, amendment)).Ok();
        var question = (await here.Amendment(proposal, amendment))["question"]!.GetValue<Guid>();
        (await TestCommunity.Cast(here[0], question, "yes")).Ok();
        await here.Decide(question);
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        var digest = (await here.Secretary.Get($"meetings/{meeting}/minutes")).Ok()["digest"]!.GetValue<string>();
        (await here.Secretary.Post($"meetings/{meeting}/minutes/approval", new { digest })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a quorum that was not there", "(quorum-is-not-present)", events => events.Remove(Of(events, "attendance_entered")));
        await Found("an amendment of what was on no agenda", "(proposal-is-not-on-the-agenda)", events =>
            Of(events, "agenda_item_added").Change(line => line["payload"]!["proposalId"] = $"{elsewhere}"));
        await Found("an amendment put at no meeting", "(meeting-is-needed)", events =>
            events.First(one => one.Type == "voting_opened" && one.Stream == $"proposal/{question}").Change(line => line["payload"]!["held"] = null));
        await Found("a meeting closed while it votes on an amendment", "(meeting-is-deciding)", events =>
        {
            var (closed, declared) = (Of(events, "meeting_closed"), events.First(one => one.Type == "result_declared" && one.Stream == $"proposal/{question}"));
            events.Remove(closed);
            events.Insert(events.IndexOf(declared), closed.Change(line => line["when"] = declared.Fields["when"]!.GetValue<string>()));
        });

        ForgedEvent Of(List<ForgedEvent> events, string type) => events.First(one => one.Type == type && one.Stream == $"meeting/{meeting}");

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && (fault.Index != null), $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }
}
