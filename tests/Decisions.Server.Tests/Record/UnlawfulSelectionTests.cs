using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Api.Selections;

namespace Decisions.Server.Tests.Record;

/// <summary>Who fills a role by a selection is held against what was nominated, proposed and consented to.</summary>
public sealed class UnlawfulSelectionTests(ApiServer server)
{
    private const string Why = "Zanzibarbarous patience";

    [Fact]
    public async Task A_role_that_the_circle_did_not_fill_so_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, members: 3, visibility: "public");
        var record = await RecordUnderTest.Of(server, here);
        var bakers = await SelectionSteps.Of(here);
        (await bakers.Say(0, 1, Why)).Ok();
        foreach (var audience in new[] { Audience.Auditor, Audience.Member })
            await Told(audience, tells: false);
        (await bakers.Say(1, 0)).Ok();
        (await bakers.Say(2, null, null)).Ok();
        (await bakers.Say(1, 1, "I have the time.")).Ok();
        await bakers.Keep(0);
        (await here.Secretary.Post($"{bakers.Path}/hearing/end", new { reason = "All are here." })).Ok();
        (await bakers.Propose(1)).Ok();
        var proposal = await bakers.Latest();
        await bakers.Ask(proposal);
        await bakers.Consent(proposal, 0, 1, 2);
        await here.Becomes(proposal, "carried");

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var (audience, tells) in new[] { (Audience.Auditor, true), (Audience.Member, true), (Audience.Visitor, false) })
            await Told(audience, tells);

        var (stranger, other) = ($"{here.Members[2].Id}", $"{here.Members[0].Id}");
        await Found("a role that is filled with another than was consented to", "with whom the circle consented to", events =>
            Of(events, "circle_role_filled").Change(line => line["payload"]!["memberId"] = other));
        await Found("a selection that never began", "(selection-is-unknown)", events => events.Erase(Of(events, "selection_begun")));
        await Found("a consent of which nothing came", "it was not filled", events => events.Erase(Of(events, "circle_role_filled")));
        await Found("a role that is filled with no consent", "no consent to them was declared", events => Of(events, "proposal_drafted").Change(line => line["payload"]!.AsObject().Remove("fills")));
        await Found("a consent that is not said in the selection", "is missing", events => events.Erase(Of(events, "selection_carried")));
        await Found("a selection that says the role was not filled", "is not what the circle's consent made of it", events =>
            Of(events, "selection_carried").Change(line => line["payload"]!["notFilled"] = "not-in-circle"));
        await Found("a proposal that fills the role with another than was proposed", "is not what the selection makes of its nominee", events =>
            Of(events, "proposal_drafted").Change(line => line["payload"]!["fills"]!["memberId"] = other));
        await Found("a nominee whom nobody nominates", "(nobody-nominates)", events =>
            Of(events, "nominee_proposed").Change(line => line["payload"]!["nominee"] = stranger));
        await Found("a nominee who is proposed before all were heard", "(hearing-is-open)", events => events.Erase(Of(events, "hearing_closed")));
        await Found("a nomination by another", "could do was done by", events => Of(events, "nomination_made").Change(line => line["actor"] = stranger));
        await Found("a change before all have spoken", "is not the same", events =>
            events.Erase(events.Single(one => one.Type == "nomination_made" && one.Fields["payload"]!["memberId"]!.GetValue<string>() == stranger)));
        await Found("a nomination by who was not asked", "(member-is-not-asked)", events =>
            Of(events, "selection_begun").Change(line => line["payload"]!["members"]!.AsArray().RemoveAt(0)));
        await Found("a selection that asks others than are in the circle", "It is not what its rule makes of it.", events =>
            Of(events, "selection_begun").Change(line => line["payload"]!["members"]!.AsArray().RemoveAt(0)));
        await Found("a selection in the stream of another", "is no stream of this selection", events =>
            Of(events, "nomination_kept").Change(line => line["payload"]!["selectionId"] = other));

        // What is withheld from an audience is held against what it may be, too.
        await Found("a withheld nomination in a selection that never began", "no such selection was begun", events =>
        {
            events.Erase(Of(events, "selection_begun"));
            Of(events, "nomination_made").Withhold();
        });
        await Found("a withheld nomination by who was not asked", "somebody who was not asked", events =>
            Of(events, "nomination_made").Change(line => line["actor"] = $"{Guid.CreateVersion7()}").Withhold());
        await Found("a nomination that is withheld once all are shown", "nothing was hidden any more", events =>
        {
            var late = Of(events, "nomination_made").Copy();
            events.Insert(events.IndexOf(Of(events, "nomination_changed")), late.Change(line => line["version"] = 5L).Withhold());
            foreach (var later in events.Where(one => one.Stream == late.Stream && one != late && one.Fields["version"]!.GetValue<long>() >= 5))
                later.Change(line => line["version"] = line["version"]!.GetValue<long>() + 1);
        });

        // What was written in one step stands together.
        await Found("a proposal that is drafted later than its nominee was proposed", "right behind the step", events => Later(events, "proposal_drafted"));
        await Found("a role that is filled later than consent to it was declared", "right behind the step", events => Later(events, "circle_role_filled"));
        await Found("a consent that is said later than it was declared", "right behind the step", events =>
            events.Insert(events.IndexOf(Of(events, "selection_carried")), events[0].Copy()));

        static void Later(List<ForgedEvent> events, string type)
        {
            var at = events.IndexOf(Of(events, type));
            (events[at], events[at + 1]) = (events[at + 1], events[at]);
        }

        static ForgedEvent Of(List<ForgedEvent> events, string type) => events.First(one => one.Type == type);

        async Task Told(Audience audience, bool tells)
        {
            var archive = new ArchiveParts(await record.Export(audience));
            (await record.Verify(archive.ToBytes())).Faults.ShouldBeEmpty($"{audience}");
            string.Join('\n', archive.Lines(ArchiveFile.Events)).Contains(Why, StringComparison.Ordinal).ShouldBe(tells, $"{audience}");
        }

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), $"{what}: {string.Join(" | ", report.Faults.Take(8).Select(fault => fault.What))}");
        }
    }
}
