using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Journeys;

/// <summary>Mail before a vote closes, and how to have none.</summary>
public sealed class ReminderTests(Site site)
{
    [Fact]
    public async Task A_member_switches_reminders_off_and_on_again()
    {
        var community = await TestCommunity.Found(site);
        await using var visit = await site.SignIn(await community.Member("Ben Carter"));
        await visit.Go(community.Home);
        (await visit.Text()).ShouldNotContain("reminders", customMessage: "this server sends no mail");
        await visit.Go($"{community.Home}/reminders");
        (await visit.Text()).ShouldContain("Reminders are on.");
        await visit.Press("Switch reminders off");
        visit.Path.ShouldBe($"{community.Home}/reminders");
        (await visit.Text()).ShouldContain("Reminders are off.");
        await visit.Picture("reminders-off");
        await visit.Press("Switch reminders on");
        (await visit.Text()).ShouldContain("Reminders are on.");

        await using var stranger = await site.Visit();
        (await stranger.Go($"{community.Home}/reminders"))!.Status.ShouldBe(401);
    }
}
