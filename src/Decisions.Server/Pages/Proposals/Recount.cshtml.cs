using Decisions.Domain;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Has the stored votes of a decision counted again.</summary>
public sealed class RecountModel(PageServices services) : DecisionPage(services)
{
    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToAudit(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        var result = await MakeRecountHandler.Handle(Proposal.Id, Command(), Engine, Services.Rolls, Cancel);
        return await Answer(result, _ => $"{Here}?done=recounted", $"{Here}?done=same");
    }
}
