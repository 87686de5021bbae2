using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Opens a round of voting: the rule that decides, and when it closes by the community's clock.</summary>
public sealed class OpenModel(PageServices services, RulesOf rules) : FacilitatorPage(services)
{
    /// <summary>The rules that fit: yes/no ones for a plain proposal, the others for one with options.</summary>
    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    public string? Rule { get; private set; }

    public string? ClosesAt { get; private set; }

    protected override async Task<IActionResult?> PrepareDecision()
    {
        var all = (await rules.Ask(Id, retiredToo: false, Cancel)).Value;
        Rules = [.. all.Where(rule => rule.Terms.Method is not YesNoMethod == Proposal.Current.Options.Length > 0)];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? rule, [FromForm] string? closesAt)
    {
        (Rule, ClosesAt) = (rule, closesAt);
        if (!Guid.TryParse(rule, out var id))
            return Refuse(new RuleIsNotChosen());
        if (Times.FromTyped(closesAt) is not { } closing)
            return Refuse(new TimeIsNotOne(Times.ZoneName));
        var result = await VotingHandlers.Open(Proposal.Id, new RuleId(id), closing, Command(), Engine, Services.Rolls, Cancel);
        return await Answer(result, _ => $"{Here}?done=opened", $"{Here}?done=same");
    }
}
