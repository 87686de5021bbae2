using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proposals;

/// <summary>Votes that wait for their quorum.</summary>
public sealed class ProlongingTests(ApiServer server)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Voting_without_its_quorum_goes_on_once_until_it_is_reached()
    {
        var here = await TestCommunity.Found(server);
        await using var another = await server.Another();
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(Prolonged), Time);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await Task.Delay(Time + TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        var round = (await here.Becomes(proposal, "open"))["round"]!;
        round["prolongedFrom"].ShouldNotBeNull();
        (await here.Secretary.Post($"proposals/{proposal}/result")).Refused(HttpStatusCode.Conflict, "voting-has-not-closed");
        (await here.Secretary.Post($"proposals/{proposal}/voting/extensions", new { closesAt = TestCommunity.After(TimeSpan.FromDays(30)) }))
            .Refused(HttpStatusCode.Conflict, "voting-is-prolonged");
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        (await here.Becomes(proposal, "carried"))["round"]!["ended"]!.GetValue<string>().ShouldBe("quorumReached");
        var history = (await here[0].Get($"proposals/{proposal}/history")).Ok().Items;
        foreach (var type in new[] { "voting_prolonged", "voting_ended" })
            history.Where(item => item!["type"]!.GetValue<string>() == type).ShouldHaveSingleItem()!["actor"]!.GetValue<string>().ShouldBe("system");
    }

    [Fact]
    public async Task A_ballot_that_comes_just_after_the_end_is_taken_where_voting_goes_on()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(Prolonged), Time);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await Task.Delay(Time, TestContext.Current.CancellationToken);
        (await TestCommunity.Cast(here[1], proposal, "yes")).Ok();
        await here.Becomes(proposal, "carried");
    }

    [Fact]
    public async Task What_a_teller_entered_is_waited_for()
    {
        var here = await TestCommunity.Found(server, members: 5);
        await Tellers.Name(here, 3, 4);
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(Prolonged), Time);
        await Task.Delay(Time + TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        (await Tellers.Enter(here, 3, proposal, member: 2, "no")).Ok();
        foreach (var member in new[] { 0, 1 })
            (await TestCommunity.Cast(here[member], proposal, "yes")).Ok();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        (await here.Becomes(proposal, "open"))["round"]!["prolongedFrom"].ShouldNotBeNull();
        (await Tellers.Enter(here, 4, proposal, member: 2, "no")).Ok();
        (await here.Becomes(proposal, "carried"))["round"]!["ended"]!.GetValue<string>().ShouldBe("quorumReached");
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!["against"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Voting_with_its_quorum_closes_when_it_was_to()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(Prolonged), Time);
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[1], proposal, "no")).Ok();
        (await here.Becomes(proposal, "lost"))["round"]!["prolongedFrom"].ShouldBeNull();
        (await TestCommunity.Cast(here[2], proposal, "yes")).Refused(HttpStatusCode.Conflict, "voting-has-closed");
    }

    [Fact]
    public async Task What_members_instructed_counts_toward_the_quorum()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(terms =>
        {
            Prolonged(terms);
            Proxied.Usual(terms);
        }), Time);
        await Proxied.Appoint(here, proposal, member: 0, holder: 1, "yes");
        (await TestCommunity.Cast(here[2], proposal, "yes")).Ok();
        (await here.Becomes(proposal, "carried"))["round"]!["prolongedFrom"].ShouldBeNull();
    }

    [Fact]
    public async Task A_rule_without_such_a_quorum_prolongs_nothing()
    {
        var here = await TestCommunity.Found(server, members: 0);
        (await here.Secretary.Post("rules", TestCommunity.Terms(terms => terms["prolonging"] = JsonNode.Parse("""{ "mostHours": 48 }"""))))
            .Refused(HttpStatusCode.UnprocessableEntity, "prolonging-needs-quorum");
    }

    private static void Prolonged(JsonObject terms)
    {
        terms["quorum"]!["atLeast"] = 2;
        terms["prolonging"] = JsonNode.Parse("""{ "mostHours": 1 }""");
    }
}
