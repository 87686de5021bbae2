using Decisions.Acceptance.Running;
using Decisions.Engine.Identity;

namespace Decisions.Acceptance.Journeys;

/// <summary>A community's whole way through a decision on phones that run no script.</summary>
public sealed class WithoutScriptsTests(Site site)
{
    [Fact]
    public async Task A_community_is_founded_invites_decides_and_keeps_its_history()
    {
        await using var ada = await site.SignIn(new Actor(null, null, [Role.Admin]));
        await Found(ada);
        var home = ada.Path;
        await using var ben = await Invite(ada, home, "Ben Carter");
        await Propose(ada, home);
        await OpenVoting(ada);
        var decision = ada.Path;

        await Vote(ben, decision, "Yes");
        await ChangeTo(ben, decision, "No", "It is too dear.");
        await TakeBack(ben, decision);
        await Vote(ben, decision, "Yes");
        await Vote(ada, decision, "Yes");

        await Close(ada, decision);
        (await ada.Text()).ShouldContain("Of 2 members who may vote, 2 took part: 2 voted yes, nobody voted no and nobody abstained.");
        await ada.Follow("State what it means");
        await ada.Fill("What follows from this decision?", "Ben orders the oven by Friday.");
        await ada.Press("Put it on record");
        (await ada.Text()).ShouldContain("Ben orders the oven by Friday.");

        await ada.Follow("The whole history");
        var history = await ada.Text();
        foreach (var step in new[]
            {
                "Ada Okafor drafted this proposal", "Ada Okafor opened voting on revision 1", "Ben Carter voted.",
                "Ben Carter changed their vote.", "Ben Carter took their vote back.", "Ada Okafor closed voting before its time.",
                "Decisions declared the result. The proposal is carried. 2 yes, 0 no, 0 abstained", "Ada Okafor stated the outcome.",
            })
            history.ShouldContain(step);
        history.ShouldNotContain("too dear");
        await ada.Follow("Decisions");
        (await ada.Text()).ShouldContain("2 yes, 0 no, 0 abstained; 2 of 2 took part");
    }

    private static async Task Found(Visit ada)
    {
        await ada.Go("/found");
        await ada.Fill("What is it called?", "Hill Street Bakery");
        await ada.Page.GetByLabel("What is it for?").FillAsync("Good bread, baked and owned by those who work here.");
        await ada.Fill("Your own name", "Ada Okafor");
        await ada.Picture("found");
        await ada.Press("Found the community");
        await ada.Picture("founded");
        (await ada.Heading()).ShouldBe("Hill Street Bakery");
        (await ada.Text()).ShouldContain("Your community is founded.");
    }

    private async Task<Visit> Invite(Visit ada, string home, string name)
    {
        await ada.Go($"{home}/members/invite");
        await ada.Fill("Name", name);
        await ada.Press("Invite");
        await ada.Picture("invited");
        (await ada.Text()).ShouldContain("This link opens only on this computer.");
        var link = await ada.Page.GetByLabel("The link alone").InputValueAsync();
        var invited = await site.Visit();
        await invited.Go(link);
        (await invited.Text()).ShouldContain($"Sign in as {name} to Hill Street Bakery.");
        await invited.Press("Sign in");
        invited.Path.ShouldBe(home);
        await invited.Picture("join");
        await invited.Press("Join Hill Street Bakery");
        (await invited.Text()).ShouldContain("Welcome. You are a member now.");
        return invited;
    }

    private static async Task Propose(Visit ada, string home)
    {
        await ada.Go(home);
        await ada.Follow("Propose something");
        await ada.Fill("Title", "Buy a second oven");
        await ada.Fill("Text", "We turn orders away **every** Friday.");
        await ada.Press("Put it on record");
        (await ada.Heading()).ShouldBe("Buy a second oven");
    }

    private static async Task OpenVoting(Visit ada)
    {
        await ada.Follow("Open voting");
        await ada.Choose("Ordinary resolution");
        await ada.Press("Open voting");
        (await ada.Text()).ShouldContain("at 18:00, in 7 days");
        (await ada.Text()).ShouldContain("At least half of those who may vote must take part, and no fewer than 2.");
    }

    private static async Task Vote(Visit member, string decision, string answer)
    {
        await member.Go(decision);
        (await member.Text()).ShouldContain("Results are hidden until voting closes.");
        await member.Page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await member.Press("Cast my vote");
        await ShowsCounted(member, answer);
    }

    private static async Task ChangeTo(Visit member, string decision, string answer, string reason)
    {
        await member.Go(decision);
        await member.Unfold("Change my vote");
        await member.Page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        await member.Fill("Your reason (optional)", reason);
        await member.Press("Change my vote");
        await ShowsCounted(member, answer);
        (await member.Text()).ShouldContain(reason);
    }

    private static async Task ShowsCounted(Visit member, string answer)
    {
        (await member.Heading()).ShouldBe("Your vote is counted");
        (await member.Page.Locator(".verdict").InnerTextAsync()).ShouldBe(answer);
        (await member.Text()).ShouldContain("Place in the record");
        await member.Picture("counted");
    }

    private static async Task TakeBack(Visit member, string decision)
    {
        await member.Go(decision);
        (await member.Text()).ShouldContain("Changed or taken back once before.");
        await member.Follow("Take my vote back");
        await member.Press("Take my vote back");
        (await member.Text()).ShouldContain("You have not voted yet.");
    }

    private static async Task Close(Visit ada, string decision)
    {
        await ada.Go(decision);
        await ada.Follow("Close voting early");
        await ada.Press("Close voting now");
        while (!(await ada.Text()).Contains("The proposal is carried."))
            await ada.Go($"{decision}?done=closed");
        (await ada.Text()).ShouldNotContain("The result follows");
    }
}
