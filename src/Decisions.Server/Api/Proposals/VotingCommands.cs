using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Proposals;

/// <summary>Opens voting on the current revision.</summary>
/// <param name="RuleId">The rule that decides.</param>
/// <param name="ClosesAt">Ballots are in time up to and including this instant.</param>
/// <param name="RecordAt">The record date as of which the roll is drawn, where the rule states one.</param>
/// <param name="Confirming">When the vote is held that must confirm this one, where the rule asks for one and it is said already.</param>
/// <param name="MeetingId">The meeting that it opens at; a rule whose quorum is counted by presence needs one.</param>
public sealed record OpenVotingBody(Guid RuleId, Instant ClosesAt, Instant? RecordAt = null, StatedVoteBody? Confirming = null, Guid? MeetingId = null);

/// <summary>When a vote is held.</summary>
/// <param name="OpensAt">Voting opens then or later.</param>
/// <param name="ClosesAt">Ballots are in time up to and including this instant.</param>
/// <param name="RecordAt">The record date; left out where that is as voting opens.</param>
public sealed record StatedVoteBody(Instant OpensAt, Instant ClosesAt, Instant? RecordAt = null)
{
    internal StatedVote ToVote() => new(OpensAt, ClosesAt, RecordAt);
}

/// <summary>Opens the vote that must confirm what was carried.</summary>
/// <param name="ClosesAt">When it closes; left out where it was stated.</param>
/// <param name="RecordAt">The record date as of which the roll is drawn, where the rule states one.</param>
/// <param name="MeetingId">The meeting that it opens at; a rule whose quorum is counted by presence needs one.</param>
public sealed record OpenConfirmingVoteBody(Instant? ClosesAt = null, Instant? RecordAt = null, Guid? MeetingId = null);

/// <summary>Extends voting.</summary>
public sealed record ExtendVotingBody(Instant ClosesAt, string? Reason = null);

internal static class VotingCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapPost($"{one}/voting", Open).Does<OpenVotingBody>("openVoting", "Open voting for everyone on the roll now");
        api.MapPost($"{one}/voting/confirmation", Confirm).Does<OpenConfirmingVoteBody>("openConfirmingVote", "Open the vote that must confirm what was carried");
        api.MapPost($"{one}/voting/extensions", Extend).Does<ExtendVotingBody>("extendVoting", "Extend voting");
        api.MapPost($"{one}/voting/close", Close).Does<ReasonBody>("closeVotingEarly", "Close voting before its time, where the rule allows it");
        api.MapPost($"{one}/result", Declare).Does("declareResult", "Count the ballots and declare the result, once voting has closed");
        api.MapPost($"{one}/recounts", Recount).Does("makeRecount", "Count the stored ballots of a declared round again, and put on record what comes of it");
    }

    private static Task<IResult> Open(
        HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<OpenVotingBody>(http, community, async (body, context) => CommandAnswers.Of(
            await VotingHandlers.Open(
                new ProposalId(proposal), new RuleId(body.RuleId), body.ClosesAt, context, engine, rolls,
                http.RequestAborted, body.RecordAt, body.Confirming?.ToVote(), MeetingOf(body.MeetingId)),
            http, proposal));

    private static Task<IResult> Confirm(
        HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command<OpenConfirmingVoteBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ConfirmationHandlers.Open(
                new ProposalId(proposal), body.ClosesAt, body.RecordAt, context, engine, rolls, http.RequestAborted, MeetingOf(body.MeetingId)),
            http, proposal));

    private static MeetingId? MeetingOf(Guid? id) => id is { } given ? new MeetingId(given) : null;

    private static Task<IResult> Extend(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ExtendVotingBody>(http, community, async (body, context) => CommandAnswers.Of(
            await VotingHandlers.Handle(
                new ExtendVoting(new ProposalId(proposal), body.ClosesAt, body.Reason), context, engine,
                http.RequestAborted),
            http, proposal));

    private static Task<IResult> Close(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await VotingHandlers.Handle(
                new CloseVotingEarly(new ProposalId(proposal), body.Reason), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Declare(
        HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await DeclareResultHandler.Handle(new ProposalId(proposal), context, engine, rolls, http.RequestAborted), http, proposal));

    private static Task<IResult> Recount(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine, IElectoralRolls rolls) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await MakeRecountHandler.Handle(new ProposalId(proposal), context, engine, rolls, http.RequestAborted), http, proposal));
}
