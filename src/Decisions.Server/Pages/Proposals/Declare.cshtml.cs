using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Declares the result of a closed round, where Decisions has not done so yet.</summary>
public sealed class DeclareModel(PageServices services) : FacilitatorPage(services)
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost() =>
        await DeclareResultHandler.Handle(Proposal.Id, Command(), Engine, Services.Rolls, Cancel) switch
        {
            // Someone was quicker, and the result is what was wanted.
            Refused { Rejection: ResultIsDeclared } => Redirect($"{Here}?done=declared"),
            var result => await Answer(result, _ => $"{Here}?done=declared", $"{Here}?done=declared"),
        };
}
