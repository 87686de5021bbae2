using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.Actions;
using Decisions.Engine.Calls;
using Decisions.Engine.Commands;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.FollowThrough;

/// <summary>What follows a decision: whether it is in force, its reviews, what is done about it and who helps.</summary>
public sealed class FollowUpModel(
    PageServices services, FollowThroughReading following, SupersessionOf supersession, ConsentReading consents, MembersOf members, RegisterOfDecisions register)
    : FollowUpPage(services, following, supersession, consents, members, register)
{
    /// <summary>Who acts; the handler refuses an actor who is no member before it matters.</summary>
    private MemberId By => Actor.Member ?? default;

    public async Task<IActionResult> OnPostPlan([FromForm] string? on, [FromForm] string? criteria)
    {
        var (day, unreadable) = Times.ReadDay(on);
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await FollowThroughHandlers.Handle(
                new PlanReview(Proposal.Id, day!.Value, criteria), Command(), Engine, Services.Rolls, Cancel), "review-planned", "reviews");
    }

    public async Task<IActionResult> OnPostReview(
        [FromForm] string? text, [FromForm] string? note, [FromForm] string? conclusion, [FromForm] string? nextOn, [FromForm] string? none, [FromForm] Guid? leadsTo)
    {
        if (!Words<ReviewConclusion>.TryParse(conclusion, out var concluded))
            return Refuse(new ChoiceIsMissing("What comes of it"));
        var (next, unreadable) = OptionalDay(nextOn);
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await ReviewHandlers.Handle(
                new HoldReview(Proposal.Id, By, text ?? "", note, concluded, next, none == "yes", leadsTo is { } led ? new ProposalId(led) : null),
                Command(), Engine, Cancel), "review-held", "reviews");
    }

    public async Task<IActionResult> OnPostAction([FromForm] string? text, [FromForm] Guid? owner, [FromForm] string? due)
    {
        var (day, unreadable) = OptionalDay(due);
        if (unreadable is not null)
            return Refuse(unreadable);
        var context = Command();
        var id = new ActionId(DerivedId.From(context.CommandId.ToString(), "action"));
        return await Said(await ActionHandlers.Handle(
            new PlanAction(id, Proposal.Id, By, text ?? "", Member(owner), day), context, Engine, Cancel), "action-planned", $"a-{id}");
    }

    public async Task<IActionResult> OnPostChange([FromForm] Guid about, [FromForm] string? text, [FromForm] Guid? owner, [FromForm] string? due)
    {
        var (day, unreadable) = OptionalDay(due);
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await ActionHandlers.Handle(
                new ChangeAction(new ActionId(about), Proposal.Id, text ?? "", Member(owner), day), Command(), Engine, Cancel), "action-changed", $"a-{about}");
    }

    public async Task<IActionResult> OnPostTake([FromForm] Guid about) =>
        await Said(await ActionHandlers.Handle(new TakeAction(new ActionId(about), Proposal.Id, By), Command(), Engine, Cancel), "action-taken", $"a-{about}");

    public async Task<IActionResult> OnPostHandBack([FromForm] Guid about, [FromForm] string? note) =>
        await Said(await ActionHandlers.Handle(new HandBackAction(new ActionId(about), Proposal.Id, By, note), Command(), Engine, Cancel), "action-handed-back", $"a-{about}");

    public async Task<IActionResult> OnPostComplete([FromForm] Guid about, [FromForm] string? note) =>
        await Said(await ActionHandlers.Handle(new CompleteAction(new ActionId(about), Proposal.Id, By, note), Command(), Engine, Cancel), "action-done", $"a-{about}");

    public async Task<IActionResult> OnPostReopen([FromForm] Guid about, [FromForm] string? reason) =>
        await Said(await ActionHandlers.Handle(new ReopenAction(new ActionId(about), Proposal.Id, By, reason), Command(), Engine, Cancel), "action-reopened", $"a-{about}");

    public async Task<IActionResult> OnPostDrop([FromForm] Guid about, [FromForm] string? reason) =>
        await Said(await ActionHandlers.Handle(new DropAction(new ActionId(about), Proposal.Id, By, reason ?? ""), Command(), Engine, Cancel), "action-dropped", $"a-{about}");

    public async Task<IActionResult> OnPostCall([FromForm] Guid about, [FromForm] CallForm form)
    {
        var (terms, unreadable) = form.Read(Times);
        if (unreadable is not null)
            return Refuse(unreadable);
        var context = Command();
        var id = new CallId(DerivedId.From(context.CommandId.ToString(), "call"));
        return await Said(await CallHandlers.Handle(new MakeCall(id, new ActionId(about), Proposal.Id, By, terms!), context, Engine, Cancel), "call-made", $"v-{id}");
    }

    public async Task<IActionResult> OnPostChangeCall([FromForm] Guid about, [FromForm] CallForm form)
    {
        var (terms, unreadable) = form.Read(Times);
        return unreadable is not null
            ? Refuse(unreadable)
            : await Said(await CallHandlers.Handle(new ChangeCall(new CallId(about), Proposal.Id, terms!), Command(), Engine, Cancel), "call-changed", $"v-{about}");
    }

    public async Task<IActionResult> OnPostCloseCall([FromForm] Guid about, [FromForm] string? reason) =>
        await Said(await CallHandlers.Handle(new CloseCall(new CallId(about), Proposal.Id, By, reason), Command(), Engine, Cancel), "call-closed", $"v-{about}");

    public async Task<IActionResult> OnPostUp([FromForm] Guid about) =>
        await Said(await CallHandlers.Handle(new SignUp(new CallId(about), Proposal.Id, By), Command(), Engine, Cancel), "signed-up", $"v-{about}");

    public async Task<IActionResult> OnPostOff([FromForm] Guid about) =>
        await Said(await CallHandlers.Handle(new SignOff(new CallId(about), Proposal.Id, By), Command(), Engine, Cancel), "signed-off", $"v-{about}");

    public async Task<IActionResult> OnPostThank([FromForm] Guid about, [FromForm] Guid member, [FromForm] int minutes, [FromForm] string? text) =>
        await Said(await CallHandlers.Handle(
            new ThankHours(new CallId(about), Proposal.Id, By, new MemberId(member), minutes, text), Command(), Engine, Cancel), "thanked", $"v-{about}");

    private static MemberId? Member(Guid? id) => id is { } known ? new MemberId(known) : null;

    private (LocalDate? Day, Rejection? Rejection) OptionalDay(string? typed) => string.IsNullOrWhiteSpace(typed) ? (null, null) : Times.ReadDay(typed);

    private Task<IActionResult> Said(CommandResult result, string done, string part) =>
        Answer(result, _ => $"{FollowHere}?done={done}#{part}", $"{FollowHere}?done=same#{part}");
}
