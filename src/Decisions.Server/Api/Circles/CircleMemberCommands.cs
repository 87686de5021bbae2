using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.Circles;

/// <summary>Joins a circle that is open, or asks to join another.</summary>
/// <param name="Note">What you say with it; it is on record where you ask.</param>
public sealed record JoinCircleBody(string? Note = null);

/// <summary>Why a member who asked is not let in: they are told, and it is on record.</summary>
public sealed record RefuseJoiningBody(string Reason);

/// <summary>Has a member of the circle fill a role for a term.</summary>
/// <param name="From">The first day, by the community's clock.</param>
/// <param name="Until">The last.</param>
/// <param name="Name">The circle's own name for it, where the role is its own.</param>
public sealed record FillCircleRoleBody(CircleRole Role, Guid MemberId, LocalDate From, LocalDate Until, string? Name = null);

/// <summary>Ends the terms of a member in a role, or one of them.</summary>
/// <param name="Name">The circle's own name for it, where the role is its own.</param>
/// <param name="From">The first day of the one term that ends; left out, all of theirs in the role end.</param>
public sealed record VacateCircleRoleBody(CircleRole Role, Guid MemberId, string? Name = null, string? Reason = null, LocalDate? From = null);

/// <summary>Whether the bearer follows a circle: then its decisions are on their first page.</summary>
public sealed record FollowedCircle(bool On);

internal static class CircleMemberCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/circles/{circle:guid}";
        api.MapPost($"{one}/joining", Join).Does<JoinCircleBody>("joinCircle", "Join a circle that is open, or ask to join another");
        api.MapPost($"{one}/leaving", Leave).Does<ReasonBody>("leaveCircle", "Leave a circle with every role in it, or ask no more to join it");
        api.MapPut($"{one}/members/{{member:guid}}", LetIn).Does("letIntoCircle", "Let in a member who asked to join");
        api.MapPost($"{one}/members/{{member:guid}}/refusal", Refuse).Does<RefuseJoiningBody>("refuseJoining", "Do not let in a member who asked to join");
        api.MapPost($"{one}/roles", Fill).Does<FillCircleRoleBody>("fillCircleRole", "Have a member of a circle fill a role for a term");
        api.MapPost($"{one}/roles/vacation", Vacate).Does<VacateCircleRoleBody>("vacateCircleRole", "End a member's terms in a role before they are over");
        api.MapPut($"{one}/following", Follow).Sets<FollowedCircle>("followCircle", "Follow a circle, or follow it no more");
    }

    private static Task<IResult> Join(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<JoinCircleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleMemberHandlers.Handle(new JoinCircle(new CircleId(circle), By(context), body.Note), context, engine, http.RequestAborted), http, circle));

    private static Task<IResult> Leave(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleMemberHandlers.Handle(new LeaveCircle(new CircleId(circle), By(context), body.Reason), context, engine, http.RequestAborted), http, circle));

    private static Task<IResult> LetIn(HttpContext http, Guid community, Guid circle, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await CircleMemberHandlers.Handle(new LetIntoCircle(new CircleId(circle), new MemberId(member), By(context)), context, engine, http.RequestAborted), http, circle));

    private static Task<IResult> Refuse(HttpContext http, Guid community, Guid circle, Guid member, DecisionsEngine engine) =>
        ApiRequest.Command<RefuseJoiningBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleMemberHandlers.Handle(
                new RefuseJoining(new CircleId(circle), new MemberId(member), By(context), body.Reason), context, engine, http.RequestAborted), http, circle));

    private static Task<IResult> Fill(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<FillCircleRoleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleMemberHandlers.Handle(
                new FillCircleRole(new CircleId(circle), body.Role, body.Name, new MemberId(body.MemberId), body.From, body.Until), context, engine, http.RequestAborted),
            http, circle));

    private static Task<IResult> Vacate(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<VacateCircleRoleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleMemberHandlers.Handle(
                new VacateCircleRole(new CircleId(circle), body.Role, body.Name, new MemberId(body.MemberId), body.Reason, body.From), context, engine, http.RequestAborted),
            http, circle));

    /// <summary>No command: nothing of it is on record, and the same again does nothing.</summary>
    private static Task<IResult> Follow(HttpContext http, Guid community, Guid circle, DecisionsEngine engine, CircleFollowing following) =>
        ApiRequest.Command<FollowedCircle>(http, community, async (body, context) =>
        {
            if (Permissions.ToBeInCircleAs(context.Actor, context.Community, By(context)) is { } rejection)
                return Problems.Of(rejection);
            var id = new CircleId(circle);
            if ((await engine.Streams.Circles(context.Community, http.RequestAborted)).State?.Find(id) is null)
                return Problems.Of(new CircleIsUnknown(id));
            await following.Set(context.Community, By(context), id, body.On, engine.Clock.GetCurrentInstant(), http.RequestAborted);
            return Results.Json(body, ApiJson.Options);
        });

    /// <summary>Who acts; the handler refuses an actor who is no member before it matters.</summary>
    private static MemberId By(CommandContext context) => context.Actor.Member ?? default;
}
