using Decisions.Domain.Proposals;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Takes the notice of a vote back, after asking.</summary>
public sealed class WithdrawNoticeModel(PageServices services) : FacilitatorPage(services)
{
    public string? Reason { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason;
        var result = await NoticeHandlers.Handle(new WithdrawNotice(Proposal.Id, reason?.ReplaceLineEndings("\n")), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=notice-withdrawn", $"{Here}?done=same");
    }
}
