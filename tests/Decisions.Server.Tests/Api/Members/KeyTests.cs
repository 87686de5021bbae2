using System.Net;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Server.Hosting;
using Decisions.Server.SignIn;
using Decisions.Server.Tests.Api.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Decisions.Server.Tests.Api.Members;

/// <summary>What a key opens follows its member's standing, whatever roles it was issued with.</summary>
public sealed class KeyTests(ApiServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_old_key_of_one_who_left_stays_shut_when_they_come_back()
    {
        var here = await TestCommunity.Found(server, 1);
        var ben = (await here.Secretary.Post("members", new { name = "Ben", email = "ben@hillstreet.example" })).Ok().Id;
        var old = await here.Key(ben, Role.Member, Role.Secretary);
        (await old.Put($"members/{ben}/standing", new { standing = "joined" })).Ok();
        (await old.Post("members", new { name = "Cleo" })).Ok();
        (await old.Put($"members/{ben}/standing", new { standing = "left" })).Ok();

        var again = (await here.Secretary.Post("members", new { name = "Ben", email = "ben@hillstreet.example" })).Ok();
        again.Id.ShouldBe(ben);

        (await old.Post("members", new { name = "Dora" })).Refused(HttpStatusCode.Unauthorized, "token-is-invalid");
        var renewed = await here.Key(ben);
        (await renewed.Put($"members/{ben}/standing", new { standing = "joined" })).Ok();
        (await old.Get("members")).Refused(HttpStatusCode.Unauthorized, "token-is-invalid");
        (await renewed.Get("members")).Ok();
    }

    [Fact]
    public async Task A_suspended_secretary_reads_and_votes_where_the_roll_holds_them_and_no_more()
    {
        var here = await TestCommunity.Found(server, 2);
        var ben = here.Members[0].Id;
        var secretary = await here.Key(ben, Role.Member, Role.Secretary);
        var proposal = await here.OpenVote();
        (await here.Secretary.Put($"members/{ben}/standing", new { standing = "suspended", reason = "A complaint is looked into." })).Ok();

        (await secretary.Get("members")).Ok();
        (await secretary.Put($"proposals/{proposal}/ballot", TestCommunity.Vote("no"))).Ok();
        foreach (var answer in new[]
        {
            await secretary.Post("members", new { name = "Eve" }),
            await secretary.Put($"members/{here.Members[1].Id}/standing", new { standing = "suspended", reason = "Because." }),
            await secretary.Post($"proposals/{proposal}/voting/close", new { }),
            await secretary.Post("rules", TestCommunity.Terms()),
            await secretary.Post("proposals", new { title = "A", text = "B" }),
            await secretary.Get("log"),
        })
        {
            answer.Refused(HttpStatusCode.Forbidden, "not-permitted");
        }

        (await secretary.Put($"members/{ben}/standing", new { standing = "joined" })).Refused(HttpStatusCode.Conflict, "member-stands-otherwise");
    }

    [Fact]
    public async Task A_suspended_member_changes_not_even_their_own_proposal()
    {
        var here = await TestCommunity.Found(server, 1);
        var proposal = await here.Draft();
        (await here.Secretary.Put($"members/{here.Members[0].Id}/standing", new { standing = "suspended", reason = "A complaint is looked into." })).Ok();

        (await here[0].Post($"proposals/{proposal}/withdrawal", new { })).Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task An_auditors_key_votes_for_nobody_though_its_holder_is_on_the_roll()
    {
        var here = await TestCommunity.Found(server, 2);
        var auditor = await here.Key(here.Members[0].Id, Role.Auditor);
        var proposal = await here.OpenVote();

        (await auditor.Put($"proposals/{proposal}/ballot", TestCommunity.Vote("yes"))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await auditor.Put($"members/{here.Members[0].Id}/standing", new { standing = "left" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await auditor.Get("log")).Ok();
    }

    [Fact]
    public async Task The_vote_of_one_who_left_meanwhile_stands_and_they_cannot_change_it()
    {
        var here = await TestCommunity.Found(server, 2);
        var proposal = await here.OpenVote();
        (await here[0].Put($"proposals/{proposal}/ballot", TestCommunity.Vote("yes"))).Ok();
        (await here[0].Put($"members/{here.Members[0].Id}/standing", new { standing = "left" })).Ok();

        (await here[0].Put($"proposals/{proposal}/ballot", TestCommunity.Vote("no"))).Refused(HttpStatusCode.Unauthorized, "token-is-invalid");
        await here.Decide(proposal);
        (await here.Secretary.Get($"proposals/{proposal}/result")).Ok()["tally"]!["inFavour"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Revoking_a_link_ends_the_session_that_it_opened_and_both_are_listed()
    {
        var here = await TestCommunity.Found(server, 1);
        var tokens = await server.Get<AccessTokens>();
        var actor = new Actor(new CommunityId(here.Id), new MemberId(here.Members[0].Id), [Role.Member]);
        var (link, secret) = await tokens.Issue(TokenKind.Link, actor, Duration.FromDays(1), null, Cancel);
        var redeemed = (await tokens.Redeem(secret, Cancel)).ShouldNotBeNull();
        var (session, cookie) = await tokens.Issue(TokenKind.Session, redeemed.Actor, Duration.FromDays(1), "browser", Cancel, redeemed.Link);

        (await tokens.Check(TokenKind.Session, cookie, Cancel)).ShouldNotBeNull();
        var listed = (await tokens.List(new CommunityId(here.Id), Cancel)).Select(token => token.Id).ToArray();
        listed.ShouldContain(link);
        listed.ShouldContain(session);
        (await tokens.Revoke(link, Cancel)).ShouldBeTrue();
        (await tokens.Check(TokenKind.Session, cookie, Cancel)).ShouldBeNull();
        (await tokens.Revoke(link, Cancel)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "http", false, "http://forged.example/")]
    [InlineData(null, "https", true, "https://forged.example/")]
    [InlineData("https://decide.example.org", "http", true, "https://decide.example.org/")]
    [InlineData("http://decide.lan:5080", "http", false, "http://decide.lan:5080/")]
    public void Behind_a_proxy_links_and_cookies_follow_the_address_that_the_operator_says(
        string? url, string scheme, bool isSecure, string begins)
    {
        var address = new PublicAddress(url is null ? null : new Uri(url));
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(address).BuildServiceProvider(),
            Request = { Scheme = scheme, Host = new HostString("forged.example") },
        };

        SessionCookie.Set(context, "secret");

        context.Response.Headers.SetCookie.ToString().Contains("secure", StringComparison.OrdinalIgnoreCase).ShouldBe(isSecure);
        $"{address.Of(context.Request)}/".ShouldBe(begins);
    }

    [Theory]
    [InlineData(null, "127.0.0.1:5080", true)]
    [InlineData(null, "localhost:5080", true)]
    [InlineData(null, "[::1]:5080", true)]
    [InlineData(null, "192.168.1.20:5080", false)]
    [InlineData(null, "not a host", false)]
    [InlineData("https://decide.example.org", "localhost:5080", false)]
    [InlineData("http://localhost:5080", "decide.example.org", true)]
    public void Links_that_open_only_on_this_computer_are_told_by_their_address(string? url, string host, bool isLoopback) =>
        new PublicAddress(url is null ? null : new Uri(url))
            .IsLoopback(new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString(host) } }.Request)
            .ShouldBe(isLoopback);
}
