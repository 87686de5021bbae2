using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Calls;
using Decisions.Engine.Commands;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Calls;

/// <summary>What volunteers are called for.</summary>
/// <param name="Places">How many are needed.</param>
/// <param name="Venue">Where: online, on site, or as each likes.</param>
/// <param name="Skills">What helps to know, up to 8, in letters alone.</param>
/// <param name="Note">Where exactly, or by which link. It must be said where volunteers are needed on site.</param>
/// <param name="At">When it begins; left out where volunteers choose.</param>
/// <param name="Minutes">About how long it takes each of them.</param>
public sealed record CallBody(
    string Text, int Places, Venue Venue, IReadOnlyList<string>? Skills = null, string? Note = null, Instant? At = null, int? Minutes = null)
{
    internal CallTerms Terms => new(Text, Places, [.. Skills ?? []], Venue, Note, At, Minutes);
}

/// <summary>Why a call is closed, where there is something to say.</summary>
public sealed record CloseCallBody(string? Reason = null);

/// <summary>Thanks a volunteer for their time.</summary>
/// <param name="Minutes">The time that they gave.</param>
/// <param name="Text">The thanks in words.</param>
public sealed record ThanksBody(int Minutes, string? Text = null);

internal static class CallCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string proposal = "/communities/{community:guid}/proposals/{proposal:guid}";
        const string one = $"{proposal}/calls/{{call:guid}}";
        api.MapPost($"{proposal}/actions/{{action:guid}}/calls", Make).Does<CallBody>("makeCall", "Call for volunteers to help with an action", created: true);
        api.MapPut(one, Change).Does<CallBody>("changeCall", "Say anew what volunteers are called for");
        api.MapPost($"{one}/closing", Close).Does<CloseCallBody>("closeCall", "Close a call for volunteers");
        api.MapPut($"{one}/place", Up).Does("signUp", "Sign up, as yourself, for a place in a call");
        api.MapDelete($"{one}/place", Off).Does("signOff", "Sign off, so that your place is free");
        api.MapPut($"{one}/volunteers/{{member:guid}}/thanks", Thank).Does<ThanksBody>("thankHours", "Thank a volunteer for the time that they gave");
    }

    private static Task<IResult> Make(HttpContext http, Guid community, Guid proposal, Guid action, DecisionsEngine engine) =>
        ApiRequest.Command<CallBody>(http, community, async (body, context) => CommandAnswers.Created(
            await CallHandlers.Handle(
                new MakeCall(new CallId(Guid.CreateVersion7()), new ActionId(action), new ProposalId(proposal), By(context), body.Terms),
                context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/proposals/{proposal}/calls/{id}"));

    private static Task<IResult> Change(HttpContext http, Guid community, Guid proposal, Guid call, DecisionsEngine engine) =>
        ApiRequest.Command<CallBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CallHandlers.Handle(new ChangeCall(new CallId(call), new ProposalId(proposal), body.Terms), context, engine, http.RequestAborted), http, call));

    private static Task<IResult> Close(HttpContext http, Guid community, Guid proposal, Guid call, DecisionsEngine engine) =>
        ApiRequest.Command<CloseCallBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CallHandlers.Handle(new CloseCall(new CallId(call), new ProposalId(proposal), By(context), body.Reason), context, engine, http.RequestAborted),
            http, call));

    private static Task<IResult> Up(HttpContext http, Guid community, Guid proposal, Guid call, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await CallHandlers.Handle(new SignUp(new CallId(call), new ProposalId(proposal), By(context)), context, engine, http.RequestAborted), http, call));

    private static Task<IResult> Off(HttpContext http, Guid community, Guid proposal, Guid call, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await CallHandlers.Handle(new SignOff(new CallId(call), new ProposalId(proposal), By(context)), context, engine, http.RequestAborted), http, call));

    private static Task<IResult> Thank(HttpContext http, Guid community, Guid proposal, Guid call, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command<ThanksBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CallHandlers.Handle(
                new ThankHours(new CallId(call), new ProposalId(proposal), By(context), new MemberId(member), body.Minutes, body.Text), context, engine, http.RequestAborted),
            http, call));

    /// <summary>Who acts; the handler refuses an actor who is no member before it matters.</summary>
    private static MemberId By(CommandContext context) => context.Actor.Member ?? default;
}
