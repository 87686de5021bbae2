using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>What several commands ask of a consent round before anything else.</summary>
internal static class ConsentGate
{
    /// <summary>Refuses unless it is under way, in one of these steps, and the step's time is not up.</summary>
    public static Rejection? In(ConsentRound? state, Proposal? proposal, ProposalId id, Instant now, params ReadOnlySpan<ConsentStep> steps)
    {
        if (proposal is null)
            return new ProposalIsUnknown(id);
        if (state is null)
            return new NoConsentRound(id);
        var step = state.StepAt(proposal, now);
        if (!steps.Contains(step))
            return step == ConsentStep.Over ? new ConsentRoundIsOver(id) : new ConsentRoundIsElsewhere(id, step);
        return step is not (ConsentStep.Signal or ConsentStep.Test or ConsentStep.Paused) && state.EndsAt < now ? new StepIsOver(step, state.EndsAt.Value) : null;
    }

    /// <summary>Refuses unless the round is where objections are looked at, and this one stands.</summary>
    public static Rejection? Standing(ConsentRound? state, Proposal? proposal, PassSignals? pass, ProposalId id, MemberId objector, Instant now) =>
        In(state, proposal, id, now, ConsentStep.Test) ??
        (proposal!.Latest is { Tally: not null } ? new ResultIsDeclared(id) : (Rejection?)null) ??
        (pass?.Objection(objector) is null ? new NoObjectionToTest(objector)
            : state!.HasFallen(pass.Round.Id, objector) ? new ObjectionHasFallen(objector)
            : null);

    /// <summary>Refuses a meeting that is unknown, over, or to decide something else; and nothing where the round is held at none.</summary>
    public static Rejection? AtMeeting(MeetingId? at, Meeting? meeting, ProposalId proposal) =>
        at is not { } id ? null
        : MeetingGate.NotClosed(meeting, id) is { } closed ? closed
        : meeting!.IsOnAgenda(proposal) ? null
        : new ProposalIsNotOnTheAgenda(proposal);

    /// <summary>The terms under which agreement is sought.</summary>
    public static PositionMethod Method(Proposal proposal) => (PositionMethod)proposal.Sought!.Terms.Method;
}
