using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proxies;

public sealed class DelegationTests(ApiServer server)
{
    [Fact]
    public async Task The_holder_votes_for_a_member_until_that_is_revoked_and_nobody_else_is_told()
    {
        var here = await TestCommunity.Found(server, members: 5);
        (await here[2].Put("delegation", new { holder = here.Members[2].Id })).Refused(HttpStatusCode.UnprocessableEntity, "delegation-is-to-oneself");
        (await here[2].Put("delegation", new { holder = Guid.CreateVersion7() })).Refused(HttpStatusCode.UnprocessableEntity, "holder-is-no-member");
        (await here[2].Delete("delegation")).Refused(HttpStatusCode.NotFound, "no-delegation-to-revoke");
        (await here.Visitor.Get("delegation")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        var given = (await here[2].Put("delegation", new { holder = here.Members[0].Id })).Ok();
        (await here[2].Get("delegation", ("Decisions-Index", given.Index))).Ok()["holder"]!.GetValue<Guid>().ShouldBe(here.Members[0].Id);
        (await here[0].Get("delegation", ("Decisions-Index", given.Index))).Ok()["from"]![0]!.GetValue<Guid>().ShouldBe(here.Members[2].Id);
        (await here[1].Get("delegation", ("Decisions-Index", given.Index))).Ok().Text.ShouldNotContain($"{here.Members[2].Id}");
        (await here.Secretary.Get("audit?limit=200")).Ok().Items.Single(item => item!["type"]!.GetValue<string>() == "votes_delegated")!["payload"].ShouldBeNull();

        var plain = await here.OpenVote(Proxied.Usual);
        (await Proxied.Cast(here, plain, 0, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        var proposal = await here.OpenVote(Proxied.Standing);
        (await here[0].Get($"proposals/{proposal}/proxies")).Ok().Items.ShouldHaveSingleItem()!["memberId"]!.GetValue<Guid>().ShouldBe(here.Members[2].Id);
        (await Proxied.Cast(here, proposal, 1, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, proposal, 0, 2, "yes")).Ok();
        var vote = (await here[2].Get($"proposals/{proposal}/ballot")).Ok()["vote"]!;
        (vote["choice"]!["answer"]!.GetValue<string>(), vote["origin"]!["proxy"]!.GetValue<Guid>()).ShouldBe(("yes", here.Members[0].Id));
        (await here[2].Delete("delegation")).Ok();
        (await Proxied.Cast(here, proposal, 0, 2, "no")).Ok();
        (await TestCommunity.Cast(here[2], proposal, "abstain")).Ok();
        (await Proxied.Cast(here, proposal, 0, 2, "no")).Refused(HttpStatusCode.Conflict, "member-has-voted");

        var later = await here.OpenVote(Proxied.Standing);
        (await Proxied.Cast(here, later, 0, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
    }

    [Fact]
    public async Task A_holder_speaks_for_no_more_by_both_than_the_rule_allows()
    {
        var here = await TestCommunity.Found(server, members: 6);
        foreach (var member in new[] { 2, 3 })
            (await here[member].Put("delegation", new { holder = here.Members[0].Id })).Ok();
        var proposal = await here.OpenVote(Proxied.Standing);
        await Proxied.Appoint(here, proposal, 4, 0);
        (await Proxied.Cast(here, proposal, 0, 2, "yes")).Ok();
        (await Proxied.Cast(here, proposal, 0, 3, "yes")).Refused(HttpStatusCode.Conflict, "you-speak-for-enough");
    }
}
