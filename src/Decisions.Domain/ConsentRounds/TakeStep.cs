using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>
/// Goes on to a step of the consent round: to a later one, back to an earlier one before positions are asked for, or on from a pause or
/// from a pass in which too few took part. Nobody goes on over an objection that stands.
/// </summary>
/// <param name="From">The step that it is taken from: where the round is at another by now, nothing happens.</param>
/// <param name="To">The step; null for the one that comes next.</param>
/// <param name="NextRound">The id of the pass, where the step is to give positions.</param>
/// <param name="Because">The facilitator, or the time: then only where it is up.</param>
public sealed record TakeStep(ProposalId ProposalId, ConsentStep From, ConsentStep? To, RoundId NextRound, StepReason Because, string? Note = null)
{
    /// <summary>The meeting that a pass opens at, or null.</summary>
    public MeetingVote? At { get; init; }

    /// <param name="pass">The positions of the latest pass, or null before the first.</param>
    public static Decision Decide(ConsentRound? state, Proposal? proposal, PassSignals? pass, TakeStep command, Instant now)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state is null)
            return new NoConsentRound(proposal.Id);
        var from = state.StepAt(proposal, now);
        if (from == ConsentStep.Over)
            return new ConsentRoundIsOver(proposal.Id);
        var to = command.To ?? StepTimes.Next(command.From);
        if (from != command.From)
            return from == to ? Decision.Nothing : new ConsentRoundIsElsewhere(proposal.Id, from);
        if (from == ConsentStep.Signal)
            return new VotingIsOpen(proposal.Id, proposal.Latest!.ClosesAt);
        if (to is not (ConsentStep.Present or ConsentStep.Clarify or ConsentStep.React or ConsentStep.Signal) || to == from)
            return new StepCannotFollow(from, to);
        if (command.Because == StepReason.Time && (from is ConsentStep.Test or ConsentStep.Paused || !(state.EndsAt < now)))
            return new StepGoesOn(from, state.EndsAt);
        if (from == ConsentStep.Driver && state.Withheld.Count() is > 0 and var withheld)
            return new DriverIsNotConsentedTo(withheld);
        if (from == ConsentStep.Driver && !state.Unanswered.IsEmpty && !(state.EndsAt < now))
            return new DriverIsNotConsentedTo(state.Unanswered.Length);
        if (from == ConsentStep.Test && Unfinished(state, proposal, pass) is { } unfinished)
            return unfinished;
        if (TextRule.Note("note", command.Note) is { } unfit)
            return unfit;
        return Take(state, proposal, to, command.NextRound, command.At, command.Because, TextRule.NoteOrNull(command.Note), now);
    }

    /// <summary>Takes a step that may be taken.</summary>
    internal static Decision Take(
        ConsentRound state, Proposal proposal, ConsentStep to, RoundId nextRound, MeetingVote? at, StepReason because, string? note, Instant now)
    {
        if (to != ConsentStep.Signal)
            return Decision.Of(new StepTaken(proposal.Id, to, StepTimes.End(state.Hours, to, now), because, note));
        var (opened, step, unheld) = OpenPass.Of(state, proposal, nextRound, proposal.Current.Number, at, because, note, now);
        return unheld is not null ? unheld : Decision.Of(step!, opened!);
    }

    /// <summary>After a pass it goes on only where too few took part, or where a vote is to be fallen back on: else an objection stands, or the result is to be declared.</summary>
    private static Rejection? Unfinished(ConsentRound state, Proposal proposal, PassSignals? pass) =>
        proposal.Latest is { Tally.Verdict: Verdict.NoQuorum } ? null
        : pass!.Tally(state) is { QuorumMet: true, IsStopped: true } ? new ObjectionsStand(proposal.Id, state.Standing(pass).Count())
        : pass.Tally(state).Verdict == Verdict.Lost && ConsentGate.Method(proposal).Fallback is not null ? null
        : new ResultIsDue(proposal.Id);
}
