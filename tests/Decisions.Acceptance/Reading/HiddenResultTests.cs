using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Reading;

/// <summary>What a rule hides until voting closes is in no page before, not even for the secretary.</summary>
public sealed class HiddenResultTests(Site site)
{
    private const string Reason = "A reason that nobody may read yet";

    [Fact]
    public async Task No_page_holds_a_hidden_choice_or_count()
    {
        var community = await TestCommunity.Found(site);
        var (ben, cleo) = (await community.Member("Ben Carter"), await community.Member("Cleo Díaz"));
        var rule = await community.Rule(terms => terms with { ResultsHiddenUntilClose = true });
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(proposal, rule);
        await community.Cast(ben, proposal, new YesNoChoice(Answer.Yes), Reason);
        await community.Cast(cleo, proposal, new YesNoChoice(Answer.Yes), Reason);
        await using var secretary = await site.SignIn(community.Secretary, Device.Phone.WithScripts());
        var page = community.PageOf(proposal);

        foreach (var address in new[] { community.Home, $"{community.Home}/decisions", page, $"{page}/history", $"{page}/ballots", $"{page}/vote", $"{page}/revisions" })
        {
            await secretary.Go(address);
            var source = await secretary.Source();
            source.ShouldNotContain(Reason, customMessage: address);
            source.ShouldNotContain("<svg", customMessage: address);
            source.ShouldNotContain("2 yes", customMessage: address);
            source.ShouldNotContain(": Yes", customMessage: address);
        }
        await community.Close(proposal);
        await secretary.Go($"{page}/ballots");
        (await secretary.Text()).ShouldContain(Reason);
    }

    [Fact]
    public async Task A_secret_vote_stays_secret_after_the_result()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven");
        await community.Open(
            proposal, await community.Rule(terms => terms with { ResultsHiddenUntilClose = true, Secrecy = BallotSecrecy.Secret }));
        await community.Cast(ben, proposal, new YesNoChoice(Answer.No), Reason);
        await community.Cast(community.Secretary, proposal, new YesNoChoice(Answer.Yes));
        await community.Close(proposal);
        await using var secretary = await site.SignIn(community.Secretary);
        var page = community.PageOf(proposal);

        foreach (var address in new[] { page, $"{page}/history", $"{page}/ballots" })
        {
            await secretary.Go(address);
            (await secretary.Source()).ShouldNotContain(Reason, customMessage: address);
        }
        (await secretary.Text()).ShouldContain("Ben Carter");
    }
}
