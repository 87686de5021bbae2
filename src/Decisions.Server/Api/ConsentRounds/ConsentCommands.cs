using System.Collections.Immutable;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using NodaTime;

namespace Decisions.Server.Api.ConsentRounds;

/// <summary>Begins a consent round.</summary>
/// <param name="RuleId">A rule by consent or by consensus.</param>
/// <param name="Facilitator">The member who leads through the steps.</param>
/// <param name="Secretary">The member who keeps what is said.</param>
/// <param name="Driver">Why to act.</param>
/// <param name="Hours">How long the steps last.</param>
/// <param name="MeetingId">The meeting at which it is held live; left out where it is at none.</param>
public sealed record BeginConsentRoundBody(Guid RuleId, MemberId Facilitator, MemberId Secretary, string Driver, StepHoursBody Hours, Guid? MeetingId = null);

/// <summary>How long the steps last, in hours; left out where the facilitator goes on by hand.</summary>
/// <param name="Signal">How long positions may be given: 1 at least.</param>
/// <param name="Test">How long after that objections may be judged.</param>
public sealed record StepHoursBody(int Signal, int? Driver = null, int? Present = null, int? Clarify = null, int? React = null, int? Test = null)
{
    internal StepHours ToHours() => new(Driver, Present, Clarify, React, Signal, Test);
}

/// <summary>Who leads a consent round and who keeps what is said, from here on.</summary>
public sealed record ConsentRolesBody(MemberId Facilitator, MemberId Secretary);

/// <summary>Where a consent round goes on.</summary>
/// <param name="Hours">How long the steps last from here on. The one that it is at begins anew.</param>
/// <param name="MeetingId">The meeting at which it goes on; left out where it is at none.</param>
public sealed record MoveConsentRoundBody(StepHoursBody Hours, Guid? MeetingId = null);

/// <summary>Why to act, said anew.</summary>
public sealed record DriverBody(string Driver);

/// <summary>Goes on to a step.</summary>
/// <param name="From">The step that the round is at.</param>
/// <param name="To">The step to go to; left out for the one that comes next.</param>
public sealed record TakeStepBody(ConsentStep From, ConsentStep? To = null, string? Note = null);

/// <summary>What the bearer says to why to act, or to the proposal.</summary>
/// <param name="Consents">Whether there is a reason to act; left out in the step react.</param>
/// <param name="Wording">The wording of why to act that the bearer has read: refused once it is said in other words.</param>
public sealed record RespondBody(bool? Consents = null, string? Text = null, int? Wording = null);

/// <summary>A question, or its answer.</summary>
public sealed record QuestionBody(string Text);

/// <summary>Whether an objection qualifies as one.</summary>
/// <param name="Reason">Why not; may be left out where it does.</param>
public sealed record JudgementBody(bool Qualifies, string? Reason = null);

/// <summary>What is done about objections.</summary>
/// <param name="Objectors">Whose objections it answers.</param>
/// <param name="Text">What is done, and why.</param>
/// <param name="Changed">The changed text, where it is amended or replaced.</param>
/// <param name="Owner">The member who takes it on.</param>
/// <param name="Until">Until when it waits.</param>
public sealed record ResolveObjectionsBody(
    ImmutableArray<MemberId> Objectors, Resolution Way, string Text, ChangedTextBody? Changed = null, MemberId? Owner = null, Instant? Until = null);

/// <summary>The text that a resolution makes.</summary>
public sealed record ChangedTextBody(string Title, string Text);

/// <summary>Opens the vote that the rule allows where there is no agreement.</summary>
public sealed record FallbackVoteBody(Instant ClosesAt);

internal static class ConsentCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}/consent";
        api.MapPost(one, Begin).Does<BeginConsentRoundBody>("beginConsentRound", "Begin a consent round in the place of a vote");
        api.MapPut($"{one}/roles", Roles).Does<ConsentRolesBody>("nameConsentRoles", "Name who leads the consent round and who keeps what is said");
        api.MapPut($"{one}/meeting", Move).Does<MoveConsentRoundBody>("moveConsentRound", "Go on with the consent round at another meeting, or at none");
        api.MapPut($"{one}/driver", Restate).Does<DriverBody>("restateDriver", "Say anew why to act");
        api.MapPost($"{one}/steps", Take).Does<TakeStepBody>("takeStep", "Go on to a step of the consent round");
        api.MapPut($"{one}/response", Respond).Does<RespondBody>("respond", "Say whether there is a reason to act, or respond to the proposal");
        api.MapPost($"{one}/questions", Ask).Does<QuestionBody>("askQuestion", "Ask what is meant");
        api.MapPut($"{one}/questions/{{question:guid}}/answer", Answer).Does<QuestionBody>("answerQuestion", "Answer a question");
        api.MapPut($"{one}/objection", Refine).Does<QuestionBody>("refineObjection", "Put the bearer's objection in other words");
        api.MapPost($"{one}/objection/withdrawal", Withdraw).Does<ReasonBody>("withdrawObjection", "Take the bearer's objection back");
        api.MapPut($"{one}/objections/{{objector:guid}}/judgement", Judge).Does<JudgementBody>("judgeObjection", "Say whether another's objection qualifies");
        api.MapPost($"{one}/objections/{{objector:guid}}/test", Test).Does("testObjection", "Record what the test of an objection comes to");
        api.MapPost($"{one}/resolutions", Resolve).Does<ResolveObjectionsBody>("resolveObjections", "Resolve objections in one of the named ways");
        api.MapPost($"{one}/fallback", FallBack).Does<FallbackVoteBody>("openFallbackVote", "Let members vote, where the rule allows it without agreement");
    }

    private static Task<IResult> Begin(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<BeginConsentRoundBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.Begin(
                new ProposalId(proposal), new RuleId(body.RuleId), body.Facilitator, body.Secretary, body.Driver, body.Hours.ToHours(),
                body.MeetingId is { } meeting ? new MeetingId(meeting) : null, context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Roles(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ConsentRolesBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.Handle(new NameRoles(new ProposalId(proposal), body.Facilitator, body.Secretary), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Move(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<MoveConsentRoundBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.Handle(
                new MoveConsentRound(new ProposalId(proposal), body.MeetingId is { } meeting ? new MeetingId(meeting) : null, body.Hours.ToHours()),
                context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Restate(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<DriverBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.Handle(new RestateDriver(new ProposalId(proposal), body.Driver), context, engine, http.RequestAborted), http, proposal));

    private static Task<IResult> Take(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<TakeStepBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.Take(new ProposalId(proposal), body.From, body.To, body.Note, context, engine, rolls, http.RequestAborted), http, proposal));

    private static Task<IResult> Respond(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<RespondBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ParticipantHandlers.Respond(new ProposalId(proposal), body.Consents, body.Text, body.Wording, context, engine, rolls, http.RequestAborted), http, proposal));

    private static Task<IResult> Ask(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<QuestionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ParticipantHandlers.Ask(
                new ProposalId(proposal), new QuestionId(Guid.CreateVersion7()), body.Text, context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Answer(HttpContext http, Guid community, Guid proposal, Guid question, DecisionsEngine engine) =>
        ApiRequest.Command<QuestionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ParticipantHandlers.Answer(new ProposalId(proposal), new QuestionId(question), body.Text, context, engine, http.RequestAborted), http, proposal));

    private static Task<IResult> Refine(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<QuestionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ParticipantHandlers.Refine(new ProposalId(proposal), body.Text, context, engine, http.RequestAborted), http, proposal));

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ParticipantHandlers.Withdraw(new ProposalId(proposal), body.Reason, context, engine, rolls, http.RequestAborted), http, proposal));

    private static Task<IResult> Judge(HttpContext http, Guid community, Guid proposal, Guid objector, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<JudgementBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ParticipantHandlers.Judge(
                new ProposalId(proposal), new MemberId(objector), body.Qualifies, body.Reason, context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Test(HttpContext http, Guid community, Guid proposal, Guid objector, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await ConsentHandlers.Test(new ProposalId(proposal), new MemberId(objector), context, engine, rolls, http.RequestAborted), http, proposal));

    private static Task<IResult> Resolve(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<ResolveObjectionsBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.Handle(
                new ResolveObjections(new ProposalId(proposal), body.Objectors, body.Way, body.Text, default)
                {
                    Changed = body.Changed is { } changed ? new ResolvedText(changed.Title, changed.Text) : null, Owner = body.Owner, Until = body.Until,
                },
                context, engine, rolls, http.RequestAborted),
            http, proposal));

    private static Task<IResult> FallBack(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<FallbackVoteBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConsentHandlers.FallBack(new ProposalId(proposal), body.ClosesAt, context, engine, http.RequestAborted), http, proposal));
}
