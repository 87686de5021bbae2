using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Following;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Circles;

/// <summary>Forms a circle.</summary>
/// <param name="Purpose">What it is there for, and what it may decide.</param>
/// <param name="Parent">The circle that it is to be inside, for good; left out for none.</param>
/// <param name="Joining">Left out, any member joins.</param>
public sealed record FormCircleBody(string Name, string Purpose, Guid? Parent = null, CircleJoining Joining = CircleJoining.Open);

/// <summary>Says anew what a circle is called, what it is there for and how it is joined.</summary>
public sealed record ChangeCircleBody(string Name, string Purpose, CircleJoining Joining);

/// <summary>The decision rules that a circle decides under, in the place of those before.</summary>
/// <param name="Rules">None for any rule of the community.</param>
public sealed record NameCircleRulesBody(ImmutableArray<Guid> Rules);

/// <summary>Why a circle is closed for good.</summary>
public sealed record CloseCircleBody(string Reason);

internal static class CircleCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string circles = "/communities/{community:guid}/circles";
        const string one = $"{circles}/{{circle:guid}}";
        api.MapPost(circles, Form).Does<FormCircleBody>("formCircle", "Form a circle, by itself or inside another", created: true);
        api.MapPut(one, Change).Does<ChangeCircleBody>("changeCircle", "Change what a circle is called, is there for and how it is joined");
        api.MapPut($"{one}/rules", NameRules).Does<NameCircleRulesBody>("nameCircleRules", "Name the decision rules that a circle decides under");
        api.MapPost($"{one}/closing", Close).Does<CloseCircleBody>("closeCircle", "Close a circle for good, once nothing is open in it");
    }

    private static Task<IResult> Form(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<FormCircleBody>(http, community, async (body, context) =>
        {
            var id = new CircleId(DerivedId.From("circle", context.CommandId.ToString()));
            var result = await CircleHandlers.Handle(
                new FormCircle(id, body.Parent is { } parent ? new CircleId(parent) : null, body.Name, body.Purpose, body.Joining), context, engine, http.RequestAborted);
            return CommandAnswers.Created(Of(result, id), http, made => $"/api/v1/communities/{community}/circles/{made}");
        });

    /// <summary>All circles are one stream; the answer names the one that was formed.</summary>
    private static CommandResult Of(CommandResult result, CircleId id) => result is Done done ? done with { Stream = Domain.Streams.Of(id) } : result;

    private static Task<IResult> Change(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<ChangeCircleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleHandlers.Handle(new ChangeCircle(new CircleId(circle), body.Name, body.Purpose, body.Joining), context, engine, http.RequestAborted),
            http, circle));

    private static Task<IResult> NameRules(HttpContext http, Guid community, Guid circle, DecisionsEngine engine) =>
        ApiRequest.Command<NameCircleRulesBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleHandlers.Handle(
                new NameCircleRules(new CircleId(circle), body.Rules.IsDefault ? [] : [.. body.Rules.Select(rule => new RuleId(rule))]), context, engine, http.RequestAborted),
            http, circle));

    private static Task<IResult> Close(HttpContext http, Guid community, Guid circle, DecisionsEngine engine, UndecidedInCircle undecided, CaughtUp caughtUp) =>
        ApiRequest.Command<CloseCircleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await CircleHandlers.Handle(new CloseCircle(new CircleId(circle), body.Reason), context, engine, undecided, caughtUp, http.RequestAborted),
            http, circle));
}
