using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>What only showed what members think is lived through again: nobody makes a decision of it afterwards.</summary>
public sealed class UnlawfulGatheringTests(ApiServer server)
{
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
        await here.Decide(evening);

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");

        await Found("a temperature check that carries", "does not follow from the ballots", events =>
            Declared(events, proposal).Change(line => line["payload"]!["tally"]!["verdict"] = "carried"));
        await Found("one more who is strongly for", "does not follow from the ballots", events =>
            Declared(events, proposal).Change(line => line["payload"]!["tally"]!["stronglyInFavour"] = 2));
        await Found("a leaning that there is not", "cannot be read", events =>
            events.First(one => one.Type == "ballot_cast").Change(line => line["payload"]!["choice"]!["leaning"] = "lukewarm"));
        await Found("a rule of hearing that demands a quorum", "(indicative-terms-do-not-fit)", events =>
            events.First(one => one.Type == "rule_adopted").Change(line => line["payload"]!["terms"]!["quorum"]!["atLeast"] = 2));
        await Found("a round that decides though its rule does not", "It is not what its rule makes of it", events =>
            events.Last(one => one.Type == "voting_opened").Change(line => line["payload"]!["terms"]!.AsObject().Remove("indicative")));

        await Found("a date that suits one whom it does not", "does not follow from the ballots", events =>
            Declared(events, evening).Change(line => line["payload"]!["tally"]!["dates"]![0]!["yes"] = 1));
        await Found("a date that nobody was asked about", "(choice-does-not-fit-rule)", events =>
            events.Last(one => one.Type == "ballot_cast").Change(line => line["payload"]!["choice"]!["answers"]!.AsArray().RemoveAt(1)));
        await Found("a date that was over before it was asked about", "(date-is-before-the-close)", events =>
            events.Last(one => one.Type == "proposal_drafted").Change(line => line["payload"]!["options"]![0]!["date"]!["startsAt"] = "2026-01-01T12:00:00Z"));

        static ForgedEvent Declared(List<ForgedEvent> events, Guid proposal) =>
            events.First(one => one.Type == "result_declared" && one.Stream == $"proposal/{proposal}");

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says, StringComparison.Ordinal), $"{what}: {string.Join(" | ", report.Faults.Take(8).Select(fault => fault.What))}");
        }
    }
}
