using Decisions.Domain.Proposals;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>States what a decision means in practice.</summary>
public sealed class OutcomeModel(PageServices services) : FacilitatorPage(services)
{
    public string? Statement { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? statement)
    {
        Statement = statement ?? "";
        var result = await ProposalHandlers.Handle(new StateOutcome(Proposal.Id, Statement), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=stated", $"{Here}?done=same");
    }
}
