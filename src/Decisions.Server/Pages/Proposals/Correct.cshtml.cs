using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Puts right what was said wrongly of a decision.</summary>
public sealed class CorrectModel(PageServices services) : DecisionPage(services)
{
    public string? Text { get; private set; }

    public string? Reason { get; private set; }

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToKeepCommunity(Actor, Id);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? text, [FromForm] string? reason)
    {
        (Text, Reason) = (text, reason);
        var result = await ProposalHandlers.Handle(
            new CorrectDecision(Proposal.Id, text ?? "", reason ?? ""), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=corrected", $"{Here}?done=same");
    }
}
