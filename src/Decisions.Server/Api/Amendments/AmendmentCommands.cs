using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Amendments;
using Decisions.Engine.Communities;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.Amendments;

/// <summary>Moves an amendment: says the whole as it would be.</summary>
/// <param name="Base">The latest revision, or the latest wording of the amendment that is to be amended: what you have read.</param>
/// <param name="Options">All options as they would be. One that keeps its id keeps it through its renaming; one without is new.</param>
/// <param name="Reason">Why; may be null.</param>
/// <param name="Amends">The amendment to be amended; left out to amend the proposal.</param>
public sealed record MoveAmendmentBody(
    int Base, string Title, string Text, IReadOnlyList<RevisedOption>? Options = null, string? Reason = null, Guid? Amends = null);

/// <summary>Words an amendment anew on what has become of the text.</summary>
/// <param name="Base">The latest revision, or the latest wording of the amendment that it amends.</param>
public sealed record RebaseAmendmentBody(int Base, string Title, string Text, IReadOnlyList<RevisedOption>? Options = null);

/// <summary>Puts an amendment to the vote.</summary>
/// <param name="ClosesAt">RFC 3339, in any offset.</param>
/// <param name="MeetingId">The meeting that the vote opens at, which has the proposal on its agenda; left out where members vote by themselves.</param>
public sealed record PutAmendmentBody(Instant ClosesAt, Guid? MeetingId = null);

/// <summary>The order in which amendments are put.</summary>
/// <param name="Order">Those not listed come after these, as received; empty for the order as received.</param>
public sealed record OrderAmendmentsBody(IReadOnlyList<Guid> Order);

/// <summary>The proposal that a lost amendment becomes.</summary>
public sealed record ProposeAnewBody(string Title, string Text, IReadOnlyList<string>? Options = null);

/// <summary>The rule that amendments are voted on under.</summary>
public sealed record AmendmentRuleBody(Guid RuleId);

internal static class AmendmentCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string all = "/communities/{community:guid}/proposals/{proposal:guid}/amendments";
        const string one = $"{all}/{{amendment:guid}}";
        api.MapPost(all, Move).Does<MoveAmendmentBody>("moveAmendment", "Move an amendment of a proposal, or of another amendment", created: true);
        api.MapPut($"{all}/order", Order).Does<OrderAmendmentsBody>("orderAmendments", "Set the order in which amendments are put");
        api.MapPost($"{one}/second", Second).Does("secondAmendment", "Second an amendment that another member has moved");
        api.MapPost($"{one}/acceptance", Accept).Does("acceptAmendment", "Accept an amendment of your text before voting on the proposal opens");
        api.MapPost($"{one}/vote", Put).Does<PutAmendmentBody>("putAmendment", "Put an amendment to the vote");
        api.MapPost($"{one}/wordings", Rebase).Does<RebaseAmendmentBody>("rebaseAmendment", "Word your amendment anew on a text that has changed since");
        api.MapPost($"{one}/withdrawal", Withdraw).Does<ReasonBody>("withdrawAmendment", "Withdraw an amendment before it is put");
        api.MapPost($"{one}/proposal", ProposeAnew).Does<ProposeAnewBody>("proposeAmendmentAnew", "Make a proposal of its own of a lost amendment", created: true);
        api.MapPut("/communities/{community:guid}/amendment-rule", NameRule).Does<AmendmentRuleBody>("nameAmendmentRule", "Name the rule that amendments are voted on under");
    }

    private static Task<IResult> Move(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<MoveAmendmentBody>(http, community, async (body, context) => CommandAnswers.Created(
            await AmendmentHandlers.Handle(
                new MoveAmendment(
                    new AmendmentId(Guid.CreateVersion7()), new ProposalId(proposal), context.Actor.Member ?? default, body.Base,
                    new Wording(body.Title, body.Text, Options(body.Options)), body.Reason, body.Amends is { } amends ? new AmendmentId(amends) : null),
                context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/proposals/{proposal}/amendments/{id}"));

    private static Task<IResult> Order(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<OrderAmendmentsBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AmendmentHandlers.Handle(
                new OrderAmendments(new ProposalId(proposal), [.. body.Order.Select(id => new AmendmentId(id))]), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Second(HttpContext http, Guid community, Guid proposal, Guid amendment, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await AmendmentHandlers.Second(new ProposalId(proposal), new AmendmentId(amendment), context, engine, http.RequestAborted), http, amendment));

    private static Task<IResult> Accept(HttpContext http, Guid community, Guid proposal, Guid amendment, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await AmendmentHandlers.Accept(new ProposalId(proposal), new AmendmentId(amendment), context, engine, http.RequestAborted), http, amendment));

    private static Task<IResult> Put(
        HttpContext http, Guid community, Guid proposal, Guid amendment, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<PutAmendmentBody>(http, community, async (body, context) => CommandAnswers.Of(
            await PutAmendmentHandler.Handle(
                new ProposalId(proposal), new AmendmentId(amendment), body.ClosesAt, context, engine, rolls, http.RequestAborted,
                body.MeetingId is { } meeting ? new MeetingId(meeting) : null),
            http, proposal));

    private static Task<IResult> Rebase(HttpContext http, Guid community, Guid proposal, Guid amendment, DecisionsEngine engine) =>
        ApiRequest.Command<RebaseAmendmentBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AmendmentHandlers.Handle(
                new ProposalId(proposal),
                new RebaseAmendment(new AmendmentId(amendment), body.Base, new Wording(body.Title, body.Text, Options(body.Options))),
                context, engine, http.RequestAborted),
            http, amendment));

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid proposal, Guid amendment, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await AmendmentHandlers.Handle(
                new ProposalId(proposal), new WithdrawAmendment(new AmendmentId(amendment), body.Reason), context, engine, http.RequestAborted),
            http, amendment));

    private static Task<IResult> ProposeAnew(HttpContext http, Guid community, Guid proposal, Guid amendment, DecisionsEngine engine) =>
        ApiRequest.Command<ProposeAnewBody>(http, community, async (body, context) => CommandAnswers.Created(
            await AmendmentHandlers.ProposeAnew(
                new ProposalId(proposal), new AmendmentId(amendment),
                new Wording(body.Title, body.Text, Options(body.Options?.Select(name => new RevisedOption(name)))), context, engine, http.RequestAborted),
            http, id => $"/api/v1/communities/{community}/proposals/{id}"));

    private static Task<IResult> NameRule(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<AmendmentRuleBody>(http, community, async (body, context) => CommandAnswers.Of(
            await NameAmendmentRuleHandler.Handle(new NameAmendmentRule(new RuleId(body.RuleId)), context, engine, http.RequestAborted), http, community));

    private static ImmutableArray<Option> Options(IEnumerable<RevisedOption>? options) =>
        [.. (options ?? []).Select(option => option.ToOption())];
}
