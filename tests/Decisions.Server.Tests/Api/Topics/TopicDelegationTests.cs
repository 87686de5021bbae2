using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Topics;

/// <summary>Delegations by topic over the API: the holder for the topic goes before the one for all else, and nobody else is told.</summary>
public sealed class TopicDelegationTests(ApiServer server)
{
    [Fact]
    public async Task The_more_particular_holder_votes_and_the_other_does_not()
    {
        var here = await TestCommunity.Found(server, members: 5);
        await Topical.Name(here, "Money", "The bakehouse");
        (await here[2].Put("delegation", new { holder = here.Members[1].Id, topic = "Roofs" })).Refused(HttpStatusCode.UnprocessableEntity, "topic-is-unknown");
        await Topical.Give(here, 2, 0, null);
        var index = (await Topical.Give(here, 2, 1, "Money")).Index;

        var own = (await here[2].Get("delegation", ("Decisions-Index", index))).Ok();
        own["holder"]!.GetValue<Guid>().ShouldBe(here.Members[0].Id);
        var named = own["topics"]!.AsArray().ShouldHaveSingleItem()!;
        (named["topic"]!.GetValue<string>(), named["holder"]!.GetValue<Guid>()).ShouldBe(("Money", here.Members[1].Id));
        var held = (await here[1].Get("delegation", ("Decisions-Index", index))).Ok();
        held["from"]!.AsArray().ShouldBeEmpty();
        held["fromTopics"]!.AsArray().ShouldHaveSingleItem()!["from"]!.GetValue<Guid>().ShouldBe(here.Members[2].Id);
        (await here[3].Get("delegation", ("Decisions-Index", index))).Ok().Text.ShouldNotContain($"{here.Members[2].Id}");

        var money = await Topical.Open(here, "Money");
        (await Spoken(money, 0), await Spoken(money, 1)).ShouldBe((0, 1));
        (await Proxied.Cast(here, money, 0, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, money, 1, 2, "yes")).Ok();
        (await TestCommunity.Cast(here[2], money, "no")).Ok();
        (await Proxied.Cast(here, money, 1, 2, "yes")).Refused(HttpStatusCode.Conflict, "member-has-voted");

        foreach (var topic in new[] { "The bakehouse", null })
        {
            var other = await Topical.Open(here, topic);
            (await Spoken(other, 0), await Spoken(other, 1)).ShouldBe((1, 0));
            (await Proxied.Cast(here, other, 1, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
            (await Proxied.Cast(here, other, 0, 2, "yes")).Ok();
        }

        async Task<int> Spoken(Guid proposal, int member) => (await here[member].Get($"proposals/{proposal}/proxies", ("Decisions-Index", index))).Ok().Items.Count;
    }

    [Fact]
    public async Task Each_is_taken_back_by_itself_and_one_for_a_topic_that_has_left_the_list_stays_until_then()
    {
        var here = await TestCommunity.Found(server, members: 4);
        await Topical.Name(here, "Money");
        await Topical.Give(here, 2, 0, null);
        await Topical.Give(here, 2, 1, "Money");
        var proposal = await Topical.Open(here, "Money");
        await Topical.Name(here);
        (await here[2].Delete("delegation?topic=Bread")).Refused(HttpStatusCode.NotFound, "no-delegation-to-revoke");
        (await Proxied.Cast(here, proposal, 0, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        var index = (await here[2].Delete("delegation?topic=Money")).Ok().Index;
        var own = (await here[2].Get("delegation", ("Decisions-Index", index))).Ok();
        (own["holder"]!.GetValue<Guid>(), own["topics"]!.AsArray().Count).ShouldBe((here.Members[0].Id, 0));
        (await here[1].Get("delegation", ("Decisions-Index", index))).Ok()["fromTopics"]!.AsArray().ShouldBeEmpty();
        (await Proxied.Cast(here, proposal, 1, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, proposal, 0, 2, "yes")).Ok();
    }

    [Fact]
    public async Task A_holder_speaks_for_no_more_by_topic_and_in_all_else_than_the_rule_allows()
    {
        var here = await TestCommunity.Found(server, members: 6);
        await Topical.Name(here, "Money");
        await Topical.Give(here, 2, 0, null);
        await Topical.Give(here, 3, 0, "Money");
        await Topical.Give(here, 4, 0, "Money");
        var proposal = await Topical.Open(here, "Money");
        (await Proxied.Cast(here, proposal, 0, 2, "yes")).Ok();
        (await Proxied.Cast(here, proposal, 0, 3, "yes")).Ok();
        (await Proxied.Cast(here, proposal, 0, 4, "yes")).Refused(HttpStatusCode.Conflict, "you-speak-for-enough");
    }

    [Fact]
    public async Task Nobody_but_the_two_and_the_auditor_is_told_of_which_topic_it_is()
    {
        var here = await TestCommunity.Found(server, members: 4);
        await Topical.Name(here, "Money");
        var index = (await Topical.Give(here, 2, 0, "Money")).Index;
        Payload(await here.Secretary.Get("audit?limit=200", ("Decisions-Index", index))).ShouldBeNull();
        Payload(await here.Auditor.Get("audit?limit=200", ("Decisions-Index", index)))!["topic"]!.GetValue<string>().ShouldBe("Money");

        static JsonNode? Payload(Answer answer) => answer.Ok().Items.Single(item => item!["type"]!.GetValue<string>() == "votes_delegated")!["payload"];
    }
}
