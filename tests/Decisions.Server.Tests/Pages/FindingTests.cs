using Decisions.Engine.Identity;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Pages.Running;

namespace Decisions.Server.Tests.Pages;

/// <summary>Forms in which a member is looked for by name: what else was filled in stays, and nothing is recorded by looking.</summary>
public sealed class FindingTests(ApiServer server)
{
    private const string Search = "Find a member by name";

    [Fact]
    public async Task Looking_for_a_proxy_keeps_how_they_vote_and_shows_it_in_no_address()
    {
        var here = await TestCommunity.Found(server, members: 104);
        var proposal = await here.OpenVote(Proxied.Usual);
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        await browser.GoUntil($"/c/{here.Id}/decisions/{proposal}/proxy", Search);
        const string Appoint = "Appoint my proxy";
        await browser.Press("Find", ("find", "nobody of this name"), ("decides", "me"), ("answer", "no"), ("otherTexts", "yes"));
        browser.Words.ShouldContain("Nobody who can be chosen has “nobody of this name” in their name.");
        await browser.Press("Find", ("find", "Member 104"));
        (browser.Filled(Appoint, "holder"), browser.Filled(Appoint, "decides"), browser.Filled(Appoint, "answer"), browser.Filled(Appoint, "otherTexts"))
            .ShouldBe(($"{here.Members[103].Id}", "me", "no", "yes"));
        browser.At.ShouldNotContain("answer");
        (await here[0].Get($"proposals/{proposal}/proxy")).Text.ShouldNotContain($"{here.Members[103].Id}", Case.Insensitive, "looking records nothing");
        await browser.Press(Appoint);
        browser.Words.ShouldContain("Your proxy is on record.");
        (await here[0].Get($"proposals/{proposal}/proxy")).Ok().Text.ShouldContain($"{here.Members[103].Id}");
    }

    [Fact]
    public async Task Looking_for_a_proxy_for_a_meeting_keeps_who_was_chosen_where_they_are_found_again()
    {
        var here = await TestCommunity.Found(server, members: 104);
        var meeting = await HeldMeetings.Call(here, TimeSpan.FromHours(1));
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        await browser.GoUntil($"/c/{here.Id}/meetings/{meeting}/proxy", Search);
        await browser.Press("Find", ("find", "Member 103"));
        browser.Filled("Appoint my proxy", "holder").ShouldBe($"{here.Members[102].Id}");
        await browser.Press("Find", ("find", "Member 10"));
        browser.Filled("Appoint my proxy", "holder").ShouldBe($"{here.Members[102].Id}", "who was chosen is among those found");
        await browser.Press("Find", ("find", "Member 102"));
        browser.Filled("Appoint my proxy", "holder").ShouldBe($"{here.Members[101].Id}", "who was chosen before is not");
        await browser.Press("Appoint my proxy");
        browser.Words.ShouldContain("Your proxy for this meeting is on record.");
        browser.Words.ShouldContain("Member 102");
    }

    [Fact]
    public async Task Looking_for_someone_who_votes_for_one_keeps_the_topic()
    {
        var here = await TestCommunity.Found(server, members: 104);
        await Topical.Name(here, "Money", "Buildings");
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        await browser.GoUntil($"/c/{here.Id}/delegation", Search);
        const string Give = "Let them vote for me";
        await browser.Press("Find", ("find", "Member 104"), ("topic", "Buildings"));
        (browser.Filled(Give, "topic"), browser.Filled(Give, "holder")).ShouldBe(("Buildings", $"{here.Members[103].Id}"));
        browser.Words.ShouldNotContain("Member 104 can vote for you.");
        await browser.Press(Give);
        browser.Words.ShouldContain("Member 104 can vote for you.");
    }

    [Fact]
    public async Task Looking_for_a_teller_keeps_who_stays_one_and_who_was_chosen_besides()
    {
        var here = await TestCommunity.Found(server, members: 106);
        await Tellers.Name(here, 0, 1);
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[5].Id, Role.Member, Role.Secretary);
        await browser.GoUntil($"/c/{here.Id}/tellers", "Find another by name");
        const string Name = "Name the tellers";
        await browser.Press("Find", ("teller", $"{here.Members[1].Id}"), ("find", "Member 10"), ("more", $"{here.Members[9].Id}"));
        browser.AllFilled(Name, "teller").ShouldBe([$"{here.Members[1].Id}"], "the other is not to stay one");
        browser.Filled(Name, "more").ShouldBe($"{here.Members[9].Id}");
        browser.Words.ShouldNotContain("The tellers are on record.");
        await browser.Press(Name);
        browser.Words.ShouldContain("The tellers are on record.");
        browser.AllFilled(Name, "teller").ShouldBe([$"{here.Members[9].Id}", $"{here.Members[1].Id}"], ignoreOrder: true);
    }
}
