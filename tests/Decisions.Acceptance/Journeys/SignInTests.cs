using Decisions.Acceptance.Running;
using Decisions.Engine.Identity;

namespace Decisions.Acceptance.Journeys;

/// <summary>One-time links.</summary>
public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task A_link_signs_in_once_and_looking_at_it_uses_nothing_up()
    {
        var community = await TestCommunity.Found(site);
        var link = await site.Link(community.Secretary);
        await using var previewing = await site.Visit();
        (await previewing.Go(link))!.Status.ShouldBe(200);
        (await previewing.Go(link))!.Status.ShouldBe(200);

        await using var member = await site.Visit();
        await member.Go(link);
        await member.Press("Sign in");
        member.Path.ShouldBe(community.Home);
        (await member.Text()).ShouldContain("You are signed in as Ada Okafor.");

        await previewing.Press("Sign in");
        (await previewing.Heading()).ShouldBe("This link does not work any more");
        (await previewing.Go(community.Home + "/members"))!.Status.ShouldBe(401);
    }

    [Fact]
    public async Task Signing_in_as_another_says_first_that_it_ends_the_session_and_ends_it()
    {
        var community = await TestCommunity.Found(site);
        var (mo, pat) = (await community.Member("Mo Lee"), await community.Member("Pat Reed"));
        await using var device = await site.SignIn(mo);
        await device.Go(await site.Link(mo));
        (await device.Text()).ShouldNotContain("On this device");
        var session = (await device.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "decisions-session").Value;

        await device.Go(await site.Link(pat));
        (await device.Text()).ShouldContain("On this device you are signed in as Mo Lee. Signing in as Pat Reed ends that.");
        await device.Picture("sign-in-ends-another");
        await device.Press("Sign in");

        (await device.Text()).ShouldContain("You are signed in as Pat Reed.");
        (await site.Get<AccessTokens>().Check(TokenKind.Session, session, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task Another_community_and_the_server_itself_are_named()
    {
        var community = await TestCommunity.Found(site);
        await using var device = await site.SignIn(new Actor(null, null, [Role.Admin]));
        await device.Go(await site.Link(community.Secretary));
        (await device.Text()).ShouldContain("On this device you are signed in as the administrator of this server. Signing in as Ada Okafor ends that.");
        await device.Press("Sign in");
        await device.Go(await site.Link(new Actor(null, null, [Role.Admin])));
        (await device.Text()).ShouldContain("Sign in as the administrator of this server.");
        (await device.Text()).ShouldContain("On this device you are signed in as Ada Okafor to Hill Street Bakery.");
        await device.Picture("sign-in-administrator");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var community = await TestCommunity.Found(site);
        await using var member = await site.SignIn(community.Secretary);
        await member.Follow("Sign out");
        await member.Press("Sign out");
        (await member.Go($"{community.Home}/members"))!.Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("/c/{0}/members", "/c/{0}/members")]
    [InlineData("https://example.org/", "/c/{0}")]
    [InlineData("//example.org/", "/c/{0}")]
    public async Task It_leads_on_to_an_address_here_and_to_none_elsewhere(string to, string expected)
    {
        var community = await TestCommunity.Found(site);
        await using var member = await site.Visit();
        await member.Go($"{await site.Link(community.Secretary)}?to={Uri.EscapeDataString(string.Format(null, to, community.Id))}");
        await member.Press("Sign in");
        member.Page.Url.ShouldStartWith(site.Address);
        member.Path.ShouldBe(string.Format(null, expected, community.Id));
    }
}
