using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Discussions;
using Decisions.Engine.Circles;
using Decisions.Engine.Discussions;
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

    /// <summary>Whether something was said that is kept to its circle: then it is handed on, and not chosen.</summary>
    public bool IsSpokenOfInCircle { get; private set; }

    /// <summary>'the circle “Bakers”'.</summary>
    public string InCircleWords { get; private set; } = "";

    protected override Rejection? DecisionGate() => Permissions.ToChooseCircle(Actor, Id, Proposal.Proposer);

    protected override async Task<IActionResult?> PrepareDecision()
    {
        Choice = await CircleChoice.Of(
            Id, Actor.Member!.Value, Engine, mine, Request.HasFormContentType ? CircleChoice.Read(Request.Form["circle"]) : Proposal.Circle, Cancel);
        if (Proposal.Circle is { } circle && (await Engine.Streams.Discussion(Id, Proposal.Id, Cancel)).State is { Audience: DiscussionAudience.Circle })
        {
            IsSpokenOfInCircle = await DiscussionReading.Any(Engine, Id, Proposal.Id, Cancel);
            InCircleWords = $"the circle “{(await Engine.Streams.Circles(Id, Cancel)).State?.Find(circle)?.Name}”";
        }
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
