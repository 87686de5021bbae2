using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Takes a proposal back, after asking.</summary>
public sealed class WithdrawModel(PageServices services) : DecisionPage(services)
{
    public string? Reason { get; private set; }

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToPropose(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason;
        var result = await ProposalHandlers.Handle(new WithdrawProposal(Proposal.Id, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=withdrawn", $"{Here}?done=withdrawn");
    }
}
