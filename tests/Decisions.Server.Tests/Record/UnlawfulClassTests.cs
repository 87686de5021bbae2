using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Classes are lived through again: who was of which, when the roll was drawn, and how it counted.</summary>
public sealed class UnlawfulClassTests(ApiServer server)
{
    [Fact]
    public async Task Votes_that_weigh_otherwise_than_the_record_has_it_are_found_though_they_are_signed()
    {
        var here = await TestCommunity.Found(server, 6);
        await Classed.Name(here, "workers", "users", "investors");
        await Classed.Place(here, "investors", "workers", "workers", "users", "users", "investors");
        var proposal = await here.OpenVote(Classed.Capped);
        foreach (var (member, answer) in new[] { (0, "no"), (1, "yes"), (2, "yes"), (3, "no"), (5, "no") })
            (await TestCommunity.Cast(here[member], proposal, answer)).Ok();
        await here.Decide(proposal);
        (await Classed.Place(here, here.Members[4].Id, "users", 7)).Ok();
        var several = await here.OpenVote(terms =>
        {
            TestCommunity.Hidden(terms);
            terms["classes"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "countsVotes": true }""");
        });
        (await TestCommunity.Cast(here[4], several, "yes")).Ok();
        await here.Decide(several);

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        await Found("a class that nobody named", "(class-is-unknown)", events => Placed(events, 1).Change(line => line["payload"]!["class"] = "friends"));
        await Found("more votes than anybody has", "(votes-are-out-of-range)", events => Last(events).Change(line => line["payload"]!["votes"] = 0));
        await Found("an investor who was made a worker", "The classes of its roll are not those", events => Placed(events, 0).Change(line => line["payload"]!["class"] = "workers"));
        await Found("a class that was left out", "The classes of its roll are not those", events => events.Remove(Placed(events, 5)));
        await Found("a roll with other classes", "The classes of its roll are not those", events =>
            Opened(events).Change(line => line["payload"]!["roll"]!["classes"]!["digest"] = new string('0', 64)));
        await Found("a result that weighs otherwise", "does not follow from the ballots", events =>
            events.First(one => one.Type == "result_declared").Change(line => line["payload"]!["tally"]!["weighed"]!["inFavour"] = "3"));
        await Found("a vote by a class that there is not", "(class-is-not-named)", events =>
            events.First(one => one.Type == "classes_named").Change(line => line["payload"]!["classes"]![2] = "friends"));
        await Found("a class taken off the list", "(class-stays)", events =>
        {
            var named = events.First(one => one.Type == "classes_named");
            var shorter = named.Copy();
            shorter.Change(line =>
            {
                line["version"] = line["version"]!.GetValue<long>() + 1;
                line["payload"]!["classes"]!.AsArray().RemoveAt(2);
            });
            events.Insert(events.IndexOf(named) + 1, shorter);
        });

        async Task Found(string what, string says, Action<List<ForgedEvent>> forge)
        {
            var forger = new Forger(parts);
            forge(forger.Events);
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && fault.Index != null, $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }

        ForgedEvent Placed(List<ForgedEvent> events, int member) =>
            events.First(one => one.Type == "member_placed" && one.Stream == $"placement/{here.Members[member].Id}");

        static ForgedEvent Last(List<ForgedEvent> events) => events.Last(one => one.Type == "member_placed");

        static ForgedEvent Opened(List<ForgedEvent> events) => events.First(one => one.Type == "voting_opened");
    }
}
