using Decisions.Engine.Identity;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Pages.Running;

namespace Decisions.Server.Tests.Pages;

/// <summary>The forms of consent rounds, sent as a browser without script sends them: what is refused is said, and what was filled in stays.</summary>
public sealed class ConsentFormTests(ApiServer server)
{
    private const string Refused = "This was not recorded.";

    [Fact]
    public async Task A_rule_says_what_of_how_agreement_is_sought_it_cannot_use()
    {
        var here = await TestCommunity.Found(server);
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id, Role.Member, Role.Secretary);
        foreach (var (method, field, typed, words) in new[]
        {
            ("yesNo", "standAsides", "2", "You have filled in how agreement is sought, and chosen a way to vote."),
            ("consent", "standAsides", "2", "You have filled in what consensus needs, and chosen consent."),
            ("consensus", "silence", "consent", "You have said that silence is consent, and chosen consensus."),
            ("consent", "fallbackAfter", "soon", "“soon” is no whole number for “Passes before a vote”."),
            ("consent", "fallbackAfter", "0", Refused),
            ("consent", "test", "most", "Please choose one of what the form offers for “When does an objection qualify?”."),
            ("consensus", "lukewarm", "some", Refused),
        })
        {
            await browser.Go($"/c/{here.Id}/rules/adopt");
            await browser.Press("Adopt the rule", ("name", "Agreement"), ("method", method), (field, typed));
            browser.Words.ShouldContain(words, Case.Sensitive, $"{method}, {field}");
            (browser.Filled("Adopt the rule", "method"), browser.Filled("Adopt the rule", field)).ShouldBe((method, typed), "what was filled in stays");
        }
        await browser.Go($"/c/{here.Id}/rules/adopt");
        await browser.Press("Adopt the rule", ("name", "Agreement"), ("method", "consensus"), ("standAsides", "1"), ("fallbackAfter", "2"));
        browser.Words.ShouldContain("The rule is adopted.");
    }

    [Fact]
    public async Task A_consent_round_begins_at_a_meeting_once_all_is_chosen()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule, _) = (await here.Draft(), await here.Adopt(Consented.ByConsent), await here.Adopt(Consented.ByConsensus));
        var meeting = await HeldMeetings.Begun(here, proposal);
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id, Role.Member, Role.Facilitator);
        const string Begin = "Begin the consent round";
        await browser.GoUntil($"/c/{here.Id}/decisions/{proposal}/consent-round/begin?meeting={meeting}", "At which meeting?", "Consensus");
        browser.Filled(Begin, "rule").ShouldBeNull("nobody chooses among several rules for the reader");
        await browser.Press(Begin, ("driver", "Orders are turned away."));
        browser.Words.ShouldContain("Please choose the rule that decides.");
        browser.Filled(Begin, "driver").ShouldBe("Orders are turned away.");
        await browser.Press(Begin, ("rule", $"{rule}"), ("facilitator", ""));
        browser.Words.ShouldContain("Please choose one of what the form offers for “Who leads, and who keeps what is said?”.");
        await browser.Press(Begin, ("facilitator", $"{here.Members[0].Id}"), ("hours-signal", "some"));
        browser.Words.ShouldContain("“some” is no whole number for “Positions (1 at least)”.");
        (browser.Filled(Begin, "rule"), browser.Filled(Begin, "hours-signal"), browser.Filled(Begin, "meeting")).ShouldBe(($"{rule}", "some", $"{meeting}"));
        await browser.Press(Begin, ("hours-signal", "2"), ("driver", " "));
        browser.Words.ShouldContain(Refused);
        await browser.Press(Begin, ("driver", "Orders are turned away."));
        browser.Words.ShouldContain("The consent round has begun.");
        browser.Words.ShouldContain("It is held at General meeting.");
    }

    [Fact]
    public async Task Whoever_leads_says_the_driver_anew_and_names_who_leads_on()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Begin();
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        await browser.Go(RoundOf(here, proposal));
        await browser.Press("Say it so", ("driver", " "));
        browser.Words.ShouldContain(Refused);
        await browser.Press("Say it so", ("driver", "The oven is cold by noon."));
        browser.Words.ShouldContain("It is said anew why to act.");
        browser.Words.ShouldContain("The oven is cold by noon.");
        await browser.Press("Name them", ("facilitator", $"{Guid.CreateVersion7()}"));
        browser.Words.ShouldContain("The facilitator and the secretary of a consent round are members who have joined and are not suspended.");
        await browser.Press("Name them", ("facilitator", $"{here.Members[1].Id}"), ("secretary", $"{here.Members[2].Id}"));
        browser.Words.ShouldContain("It is on record who leads and who keeps what is said.");
        browser.Words.ShouldContain("Member 2 leads, and Member 3 keeps what is said.");
        browser.Words.ShouldNotContain("For whoever leads");
    }

    [Fact]
    public async Task A_round_moves_with_the_times_that_are_given_there()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(Consented.ByConsent));
        var meeting = await HeldMeetings.Begun(here, proposal);
        (await here.BeginAt(meeting, proposal, rule)).Ok();
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        const string Move = "Go on there";
        await browser.Go(RoundOf(here, proposal));
        await browser.Press(Move, ("meeting", null), ("hours-signal", "71"));
        browser.Words.ShouldContain("Please choose one of what the form offers for “Where does it go on?”.");
        browser.Filled(Move, "hours-signal").ShouldBe("71");
        await browser.Press(Move, ("meeting", ""), ("hours-signal", "72"), ("hours-driver", "many"));
        browser.Words.ShouldContain("“many” is no whole number for “Is there a reason to act?”.");
        (browser.Filled(Move, "hours-signal"), browser.Filled(Move, "hours-driver")).ShouldBe(("72", "many"));
        await browser.Press(Move, ("meeting", ""), ("hours-driver", "48"));
        browser.Words.ShouldContain("The consent round goes on as you said.");
        var read = (await here[1].Get($"proposals/{proposal}/consent")).Ok();
        (read["meetingId"]?.ToString(), read["hours"]!["signal"]!.GetValue<int>(), read["hours"]!["driver"]!.GetValue<int>()).ShouldBe((null, 72, 48));
    }

    [Fact]
    public async Task An_objection_is_put_in_other_words_judged_and_withdrawn()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Asking();
        await here.Everyone(proposal, "noObjection", (1, "objection", "Two nights in a row are unsafe."));
        using var objecting = await PlainBrowser.SignIn(server, here, here.Members[1].Id);
        await objecting.Go(RoundOf(here, proposal));
        await objecting.Press("Put it so", ("text", ""));
        objecting.Words.ShouldContain(Refused);
        await objecting.Press("Put it so", ("text", "Nobody stays alert for two nights in a row."));
        objecting.Words.ShouldContain("It is put in other words. What was said before stays on record.");
        objecting.Words.ShouldContain("Nobody stays alert for two nights in a row.");

        using var judging = await PlainBrowser.SignIn(server, here, here.Members[2].Id);
        await judging.Go(RoundOf(here, proposal));
        judging.Words.ShouldContain("Member 2 has put it in other words since it was made.");
        await judging.Press("Say so", ("qualifies", null), ("reason", "It can be two others."));
        judging.Words.ShouldContain("Please choose one of what the form offers for “Does it qualify?”.");
        judging.Filled("Say so", "reason").ShouldBe("It can be two others.");
        await judging.Press("Say so", ("qualifies", "no"), ("reason", " "));
        judging.Words.ShouldContain(Refused);
        judging.Filled("Say so", "qualifies").ShouldBe("no");
        await judging.Press("Say so", ("reason", "It can be two others."));
        judging.Words.ShouldContain("What you say is on record.");

        await objecting.Go(RoundOf(here, proposal));
        await objecting.Press("Withdraw it", ("reason", new string('x', 4001)));
        objecting.Words.ShouldContain(Refused);
        await objecting.Press("Withdraw it", ("reason", "Others take the second night."));
        objecting.Words.ShouldContain("It is withdrawn, and stops nothing any more.");
        objecting.Words.ShouldContain("By Member 2: withdrawn");
    }

    [Fact]
    public async Task Members_vote_instead_once_the_rule_allows_it()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Asking(Consented.ByConsensus);
        await here.Everyone(proposal, "agree", (1, "standAside", "I have no time for it."), (2, "standAside", "Nor have I."));
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        await browser.Go(RoundOf(here, proposal));
        var evening = browser.Filled("Open the vote", "closesAt");
        foreach (var never in new[] { "soon", "2020-01-01T10:00" })
        {
            await browser.Press("Open the vote", ("closesAt", never));
            browser.Words.ShouldContain(Refused);
            browser.Filled("Open the vote", "closesAt").ShouldBe(never);
        }
        await browser.Press("Open the vote", ("closesAt", evening));
        browser.Words.ShouldContain("Voting is open.");
    }

    [Theory]
    [InlineData("noObjection", false)]
    [InlineData("objection", true)]
    public async Task A_proposal_is_offered_to_be_withdrawn_until_positions_have_decided(string position, bool isOffered)
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Begin();
        using var browser = await PlainBrowser.SignIn(server, here, here.Members[0].Id);
        await browser.Go($"/c/{here.Id}/decisions/{proposal}");
        browser.Offers("Withdraw the proposal").ShouldBeTrue();
        (await here.Take(proposal, "driver", "signal")).Ok();
        await browser.Go($"/c/{here.Id}/decisions/{proposal}");
        browser.Offers("Withdraw the proposal").ShouldBeTrue("positions that are still being given decide nothing");
        await here.Everyone(proposal, "noObjection", (1, position, "Two nights in a row are unsafe."));
        await browser.Go($"/c/{here.Id}/decisions/{proposal}");
        browser.Offers("Withdraw the proposal").ShouldBe(isOffered);
    }

    private static string RoundOf(TestCommunity here, Guid proposal) => $"/c/{here.Id}/decisions/{proposal}/consent-round";
}
