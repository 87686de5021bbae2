using Decisions.Domain.Actions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Actions;
using Decisions.Engine.Commands;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Actions;

/// <summary>What is done to carry out a decision.</summary>
/// <param name="Owner">The member who sees to it; left out for nobody yet.</param>
/// <param name="Due">The day by which it is to be done, by the community's clock.</param>
public sealed record ActionBody(string Text, Guid? Owner = null, LocalDate? Due = null);

/// <summary>What is said with it.</summary>
public sealed record ActionNoteBody(string? Note = null);

/// <summary>Why, where there is something to say.</summary>
public sealed record ActionReasonBody(string? Reason = null);

/// <summary>Why it is not needed any more.</summary>
public sealed record DropBody(string Reason);

internal static class ActionCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/proposals/{proposal:guid}/actions";
        const string one = $"{all}/{{action:guid}}";
        api.MapPost(all, Plan).Does<ActionBody>("planAction", "Plan what is done to carry out a decision", created: true);
        api.MapPut(one, Change).Does<ActionBody>("changeAction", "Word an action anew, or give it another owner or day");
        api.MapPost($"{one}/taking", Take).Does("takeAction", "Take on, as yourself, what nobody sees to");
        api.MapPost($"{one}/handing-back", HandBack).Does<ActionNoteBody>("handBackAction", "Hand back what you see to");
        api.MapPost($"{one}/completion", Complete).Does<ActionNoteBody>("completeAction", "Say that an action is done");
        api.MapPost($"{one}/reopening", Reopen).Does<ActionReasonBody>("reopenAction", "Open an action again that was done or dropped");
        api.MapPost($"{one}/dropping", Drop).Does<DropBody>("dropAction", "Say that an action is not needed any more");
    }

    private static Task<IResult> Plan(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ActionBody>(http, community, async (body, context) => CommandAnswers.Created(
            await ActionHandlers.Handle(
                new PlanAction(new ActionId(Guid.CreateVersion7()), new ProposalId(proposal), By(context), body.Text, Member(body.Owner), body.Due),
                context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/proposals/{proposal}/actions/{id}"));

    private static Task<IResult> Change(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command<ActionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ActionHandlers.Handle(
                new ChangeAction(new ActionId(action), new ProposalId(proposal), body.Text, Member(body.Owner), body.Due), context, engine, http.RequestAborted),
            http, action));

    private static Task<IResult> Take(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await ActionHandlers.Handle(new TakeAction(new ActionId(action), new ProposalId(proposal), By(context)), context, engine, http.RequestAborted),
            http, action));

    private static Task<IResult> HandBack(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command<ActionNoteBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ActionHandlers.Handle(new HandBackAction(new ActionId(action), new ProposalId(proposal), By(context), body.Note), context, engine, http.RequestAborted),
            http, action));

    private static Task<IResult> Complete(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command<ActionNoteBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ActionHandlers.Handle(new CompleteAction(new ActionId(action), new ProposalId(proposal), By(context), body.Note), context, engine, http.RequestAborted),
            http, action));

    private static Task<IResult> Reopen(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command<ActionReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ActionHandlers.Handle(new ReopenAction(new ActionId(action), new ProposalId(proposal), By(context), body.Reason), context, engine, http.RequestAborted),
            http, action));

    private static Task<IResult> Drop(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command<DropBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ActionHandlers.Handle(new DropAction(new ActionId(action), new ProposalId(proposal), By(context), body.Reason), context, engine, http.RequestAborted),
            http, action));

    /// <summary>Who acts; the handler refuses an actor who is no member before it matters.</summary>
    private static MemberId By(CommandContext context) => context.Actor.Member ?? default;

    private static MemberId? Member(Guid? id) => id is { } known ? new MemberId(known) : null;
}
