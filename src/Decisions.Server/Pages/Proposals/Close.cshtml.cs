using Decisions.Domain.Proposals;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Closes voting before its time, after asking.</summary>
public sealed class CloseModel(PageServices services) : FacilitatorPage(services)
{
    public string? Reason { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason;
        var result = await VotingHandlers.Handle(new CloseVotingEarly(Proposal.Id, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=closed", $"{Here}?done=closed");
    }
}
