using System.Net;
using Decisions.Ledger.Notes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>What only showed what members think is lived through again: nobody makes a decision of it afterwards.</summary>
public sealed class UnlawfulGatheringTests(ApiServer server)
{
    [Fact]
    public async Task An_idea_that_nobody_had_or_that_went_unsaid_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = "Spring", text = "What shall we bake?", asksForIdeas = true })).Ok().Id;
        foreach (var (member, name) in new[] { (1, "Rye"), (2, "Rolls"), (2, "Buns") })
            await here.AddIdea(member, proposal, name);
        var ideas = await here.Ideas(proposal);
        (await here[1].Post($"proposals/{proposal}/ideas/{ideas["Rye"]}/removal", new { reason = "We bake it already." })).Ok();
        (await here[0].Post($"proposals/{proposal}/ideas/{ideas["Buns"]}/merger", new { into = ideas["Rolls"], reason = "Both are small.", name = "Rolls and buns" })).Ok();

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");

        await Found(record, parts, signer, "an idea of a member who had none", "is said to have done with an idea was done by", events =>
            Idea(events, "added").Change(line => line["payload"]!["idea"]!["by"] = $"{here.Members[0].Id}"));
        await Found(record, parts, signer, "an idea that brings another with it", "It is not what its rule makes of it", events =>
            Idea(events, "added").Change(line => line["payload"]!["text"] = "What shall we bake, then?"));
        await Found(record, parts, signer, "an idea that was taken out for no reason", "(text-is-missing)", events =>
            Idea(events, "takenOut").Change(line => line["payload"]!["note"] = null));
        await Found(record, parts, signer, "an idea that went with a revision", "(idea-is-anothers)", events =>
            Idea(events, "takenOut").Change(line => line["payload"]!.AsObject().Remove("idea")));
        await Found(record, parts, signer, "an idea that was merged into none", "(idea-is-unknown)", events =>
            Idea(events, "merged").Change(line => line["payload"]!["idea"]!["into"] = $"{Guid.CreateVersion7()}"));
        await Found(record, parts, signer, "ideas that nobody asked for", "(ideas-are-not-asked-for)", events =>
            events.First(one => one.Type == "proposal_drafted").Change(line => line["payload"]!.AsObject().Remove("asksForIdeas")));

        static ForgedEvent Idea(List<ForgedEvent> events, string step) => events.First(one =>
            one.Type == "proposal_revised" && one.Fields["payload"]!["idea"]?["step"]!.GetValue<string>() == step);
    }

    [Fact]
    public async Task A_decision_that_is_made_of_what_members_think_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(Gathered.Temperature);
        (await Gathered.Lean(here[0], proposal, "stronglyFor")).Ok();
        (await Gathered.Lean(here[1], proposal, "between")).Ok();
        await here.Decide(proposal);
        (await here.Secretary.Post($"proposals/{proposal}/recounts")).Ok();
        var order = await here.OpenVote(Gathered.Order("schulze"), "Oak", "Ash");
        await here.Decide(order);
        var evening = (await here[0].Post("proposals", new { title = "When?", text = "Say.", dates = new[] { new { startsAt = "2036-06-07T17:00:00Z" }, new { startsAt = "2036-06-08T17:00:00Z" } } })).Ok().Id;
        await here.Open(evening, await here.Adopt(Gathered.Dates), TimeSpan.FromHours(1));
        var dates = (await here[0].Get($"proposals/{evening}")).Ok()["current"]!["options"]!.AsArray().Select(option => option!["id"]!.GetValue<string>()).ToArray();
        (await here[0].Put($"proposals/{evening}/ballot", new { revision = 1, choice = new { kind = "dates", answers = dates.Select(option => new { option, suits = "no" }) } })).Ok();
        (await here.Secretary.Post($"proposals/{evening}/voting/extensions", new { closesAt = "2036-06-07T17:00:00Z" })).Refused(HttpStatusCode.Conflict, "date-is-before-the-close");
        (await here.Secretary.Post($"proposals/{evening}/voting/extensions", new { closesAt = "2036-06-07T16:00:00Z" })).Ok();
        await here.Decide(evening);

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");

        await Found(record, parts, signer, "a temperature check that carries", "does not follow from the ballots", events =>
            Declared(events, proposal).Change(line => line["payload"]!["tally"]!["verdict"] = "carried"));
        await Found(record, parts, signer, "one more who is strongly for", "does not follow from the ballots", events =>
            Declared(events, proposal).Change(line => line["payload"]!["tally"]!["stronglyInFavour"] = 2));
        await Found(record, parts, signer, "a leaning that there is not", "cannot be read", events =>
            events.First(one => one.Type == "ballot_cast").Change(line => line["payload"]!["choice"]!["leaning"] = "lukewarm"));
        await Found(record, parts, signer, "a rule of hearing that demands a quorum", "(indicative-terms-do-not-fit)", events =>
            events.First(one => one.Type == "rule_adopted").Change(line => line["payload"]!["terms"]!["quorum"]!["atLeast"] = 2));
        await Found(record, parts, signer, "a round that decides though its rule does not", "It is not what its rule makes of it", events =>
            events.Last(one => one.Type == "voting_opened").Change(line => line["payload"]!["terms"]!.AsObject().Remove("indicative")));

        await Found(record, parts, signer, "a date that suits one whom it does not", "does not follow from the ballots", events =>
            Declared(events, evening).Change(line => line["payload"]!["tally"]!["dates"]![0]!["yes"] = 1));
        await Found(record, parts, signer, "a date that nobody was asked about", "(choice-does-not-fit-rule)", events =>
            events.Last(one => one.Type == "ballot_cast").Change(line => line["payload"]!["choice"]!["answers"]!.AsArray().RemoveAt(1)));
        await Found(record, parts, signer, "a vote that goes on past the first of its dates", "(date-is-before-the-close)", events =>
            events.Last(one => one.Type == "voting_extended").Change(line => line["payload"]!["closesAt"] = "2036-06-07T17:00:00Z"));
        await Found(record, parts, signer, "a date that was over before it was asked about", "(date-is-before-the-close)", events =>
            events.Last(one => one.Type == "proposal_drafted").Change(line => line["payload"]!["options"]![0]!["date"]!["startsAt"] = "2026-01-01T12:00:00Z"));

        static ForgedEvent Declared(List<ForgedEvent> events, Guid proposal) =>
            events.First(one => one.Type == "result_declared" && one.Stream == $"proposal/{proposal}");
    }

    private static async Task Found(
        RecordUnderTest record, ArchiveParts parts, NoteSigner signer, string what, string says, Action<List<ForgedEvent>> forge)
    {
        var forger = new Forger(parts);
        forge(forger.Events);
        var report = await record.Verify(forger.Archive(signer));
        report.Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), $"{what}: {string.Join(" | ", report.Faults.Take(8).Select(fault => fault.What))}");
    }
}
