using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Proxies;

public sealed class ProxyTests(ApiServer server)
{
    [Fact]
    public async Task Proxies_vote_as_they_may_and_each_sees_what_was_cast_in_their_name()
    {
        var here = await TestCommunity.Found(server, 5);
        var proposal = await here.OpenVote(Proxied.Secretly);
        await Proxied.Appoint(here, proposal, 1, 0, "no");
        await Proxied.Appoint(here, proposal, 2, 0);
        (await Proxied.Ask(here, proposal, 3, 0)).Refused(HttpStatusCode.Conflict, "holder-speaks-for-enough");
        (await Proxied.Cast(here, proposal, 0, 1, "yes")).Refused(HttpStatusCode.Conflict, "proxy-is-instructed");
        (await Proxied.Cast(here, proposal, 4, 2, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        (await Proxied.Cast(here, proposal, 0, 2, "yes")).Ok();
        (await here[2].Delete($"proposals/{proposal}/proxy")).Refused(HttpStatusCode.Conflict, "proxy-is-used");
        (await here[1].Get($"proposals/{proposal}/proxy")).Ok()["proxy"]!["instruction"]!["answer"]!.GetValue<string>().ShouldBe("no");
        var held = (await here[0].Get($"proposals/{proposal}/proxies")).Ok();
        held.Items.Select(item => item!["state"]!.GetValue<string>()).ShouldBe(["instructed", "used"]);
        held.Items[0]!["vote"].ShouldBeNull();
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>()).ShouldBe((1, 1));
        foreach (var (member, answer) in new[] { (1, "no"), (2, "yes") })
        {
            var vote = (await here[member].Get($"proposals/{proposal}/ballot")).Ok()["vote"]!;
            vote["choice"]!["answer"]!.GetValue<string>().ShouldBe(answer);
            vote["origin"]!["proxy"]!.GetValue<Guid>().ShouldBe(here.Members[0].Id);
        }
        (await here[0].Get($"proposals/{proposal}/proxies")).Ok().Items[0]!["vote"].ShouldBeNull();
    }

    [Fact]
    public async Task A_members_own_vote_counts_whatever_their_proxy_did()
    {
        var here = await TestCommunity.Found(server, 4);
        var proposal = await here.OpenVote(Proxied.Usual);
        await Proxied.Appoint(here, proposal, 1, 0);
        await Proxied.Appoint(here, proposal, 2, 0, "yes");
        (await Proxied.Cast(here, proposal, 0, 1, "yes")).Ok();
        (await TestCommunity.Cast(here[1], proposal, "no")).Ok();
        (await TestCommunity.Cast(here[2], proposal, "no")).Ok();
        (await Proxied.Cast(here, proposal, 0, 1, "yes")).Refused(HttpStatusCode.Conflict, "member-has-voted");
        (await Proxied.Ask(here, proposal, 1, 3)).Refused(HttpStatusCode.Conflict, "member-has-voted");
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>()).ShouldBe((0, 2));
    }

    [Fact]
    public async Task A_proxy_that_is_revoked_casts_nothing()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(Proxied.Usual);
        (await here[1].Delete($"proposals/{proposal}/proxy")).Refused(HttpStatusCode.NotFound, "no-proxy-to-revoke");
        await Proxied.Appoint(here, proposal, 1, 0, "yes");
        (await here[1].Delete($"proposals/{proposal}/proxy")).Ok();
        (await here[1].Get($"proposals/{proposal}/proxy")).Ok()["proxy"].ShouldBeNull();
        (await Proxied.Cast(here, proposal, 0, 1, "yes")).Refused(HttpStatusCode.Forbidden, "no-proxy-is-held");
        await here.Decide(proposal);
        (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!["inFavour"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_sees_anothers_instruction()
    {
        var here = await TestCommunity.Found(server, 4);
        var proposal = await here.OpenVote(Proxied.Secretly);
        await Proxied.Appoint(here, proposal, 1, 0, "no");
        var index = (await here.Auditor.Get("log?limit=200")).Index;
        foreach (var asker in new[] { here[0], here[2], here.Secretary, here.Auditor })
            foreach (var path in new[] { $"proposals/{proposal}/history?limit=200", "audit?limit=200", "log?limit=200" })
                (await asker.Get(path, ("Decisions-Index", index))).Text.ShouldNotContain("\"instruction\":", Case.Sensitive, path);
        await here.Decide(proposal);
        foreach (var asker in new[] { here[0], here[2], here.Secretary })
            foreach (var path in new[] { $"proposals/{proposal}/history?limit=200", "audit?limit=200", "log?limit=200" })
                (await asker.Get(path)).Text.ShouldNotContain("\"instruction\":", Case.Sensitive, path);
        foreach (var path in new[] { $"proposals/{proposal}/history?limit=200", "audit?limit=200", "log?limit=200" })
            (await here.Auditor.Get(path)).Ok().Text.ShouldContain("\"instruction\":", Case.Sensitive, path);
    }

    [Fact]
    public async Task Two_who_appoint_the_same_holder_at_once_do_not_go_past_the_cap()
    {
        var here = await TestCommunity.Found(server, 6);
        var proposal = await here.OpenVote(Proxied.Usual);
        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(member => Proxied.Ask(here, proposal, member, 0)));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(2);
        (await here[0].Get($"proposals/{proposal}/proxies")).Ok().Items.Count.ShouldBe(2);
    }
}
