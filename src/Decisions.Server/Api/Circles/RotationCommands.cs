using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Circles;

/// <summary>How long each turn lasts, by the community's calendar.</summary>
/// <param name="Count">From 1; five years at the most.</param>
public sealed record TurnLengthBody(int Count, TurnUnit Unit)
{
    public TurnLength ToLength() => new(Count, Unit);

    public static TurnLengthBody Of(TurnLength length) => new(length.Count, length.Unit);
}

/// <summary>Has a role pass on in an order at the end of each turn, in the place of any order before.</summary>
/// <param name="Order">Members of the circle, each once: whose turns they are, one after another and then again from the first.</param>
/// <param name="First">The day on which the first turn begins, by the community's clock.</param>
/// <param name="Name">The circle's own name for the role, where it is its own.</param>
public sealed record RotateCircleRoleBody(CircleRole Role, ImmutableArray<Guid> Order, TurnLengthBody Length, LocalDate First, string? Name = null);

/// <summary>Has a role pass on in no order any more. The turns on record stand.</summary>
/// <param name="Name">The circle's own name for the role, where it is its own.</param>
public sealed record EndRotationBody(CircleRole Role, string Reason, string? Name = null);

/// <summary>Asks to be passed over for one's turn that is to come.</summary>
/// <param name="Name">The circle's own name for the role, where it is its own.</param>
public sealed record PassOverTurnBody(CircleRole Role, string? Name = null, string? Reason = null);

internal static class RotationCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string rotations = "/communities/{community:guid}/circles/{circle:guid}/rotations";
        api.MapPost(rotations, Rotate).Does<RotateCircleRoleBody>("rotateCircleRole", "Have a role of a circle pass on in an order at the end of each turn");
        api.MapPost($"{rotations}/ending", End).Does<EndRotationBody>("endRotation", "Have a role pass on in no order any more");
        api.MapPost($"{rotations}/passing", Pass).Does<PassOverTurnBody>("passOverTurn", "Ask to be passed over for your turn that is to come");
    }

    private static Task<IResult> Rotate(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<RotateCircleRoleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TurnHandlers.Handle(
                new RotateCircleRole(
                    new CircleId(circle), body.Role, body.Name, body.Order.IsDefault ? [] : [.. body.Order.Select(member => new MemberId(member))], body.Length.ToLength(), body.First),
                context, engine, http.RequestAborted), http, circle));

    private static Task<IResult> End(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<EndRotationBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TurnHandlers.Handle(new EndRotation(new CircleId(circle), body.Role, body.Name, body.Reason), context, engine, http.RequestAborted), http, circle));

    /// <summary>The handler refuses an actor who is no member before it matters who it is.</summary>
    private static Task<IResult> Pass(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<PassOverTurnBody>(http, community, async (body, context) => CommandAnswers.Of(
            await TurnHandlers.Handle(
                new PassOverTurn(new CircleId(circle), body.Role, body.Name, context.Actor.Member ?? default, body.Reason), context, engine, http.RequestAborted), http, circle));
}
