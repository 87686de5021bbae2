using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>Its proposer says which circle decides a proposal, before anybody was asked to.</summary>
public sealed class ChooseModel(PageServices services, CirclesOfMine mine) : DecisionPage(services)
{
    public CircleChoice Choice { get; private set; } = null!;

    public string? Reason { get; private set; }

    protected override Rejection? DecisionGate() => Permissions.ToChooseCircle(Actor, Id, Proposal.Proposer);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Choice = await CircleChoice.Of(
            Id, Actor.Member!.Value, Engine, mine, Request.HasFormContentType ? CircleChoice.Read(Request.Form["circle"]) : Proposal.Circle, Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason;
        var result = await CircleHandlers.Handle(new ChooseCircle(Proposal.Id, Choice.Chosen, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=circle-chosen", $"{Here}?done=same");
    }
}
