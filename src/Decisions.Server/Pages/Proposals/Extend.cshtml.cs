using Decisions.Domain.Proposals;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Moves the end of voting to a later time.</summary>
public sealed class ExtendModel(PageServices services) : FacilitatorPage(services)
{
    public string? ClosesAt { get; private set; }

    public string? Reason { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? closesAt, [FromForm] string? reason)
    {
        (ClosesAt, Reason) = (closesAt, reason);
        var (closing, rejection) = Times.Read(closesAt);
        if (rejection is not null)
            return Refuse(rejection);
        var result = await VotingHandlers.Handle(
            new ExtendVoting(Proposal.Id, closing!.Value, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=extended", $"{Here}?done=same");
    }
}
