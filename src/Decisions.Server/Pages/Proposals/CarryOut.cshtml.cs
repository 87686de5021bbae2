using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Makes of a rule what members have decided.</summary>
public sealed class CarryOutModel(PageServices services) : DecisionPage(services)
{
    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToKeepRules(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (Proposal.Change is not { } change)
            return Refuse(new DecisionIsOfNoRule());
        var result = await RuleHandlers.CarryOut(change.RuleId, Proposal.Id, Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=amended#rule-{change.RuleId}", $"{Home}/rules?done=same");
    }
}
