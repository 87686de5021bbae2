using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>
/// Goes on with a consent round at another meeting, or at none, where members take part by themselves: so a meeting that ends before it
/// does is no dead end. A pass that is open stays where it was opened, and is waited for.
/// </summary>
/// <param name="MeetingId">The meeting at which it goes on, or null.</param>
/// <param name="Hours">How long its steps take from here on. The one that it is at begins anew.</param>
public sealed record MoveConsentRound(ProposalId ProposalId, MeetingId? MeetingId, StepHours Hours)
{
    /// <param name="meeting">That meeting as it stands, or null.</param>
    public static Decision Decide(ConsentRound? state, Proposal? proposal, MoveConsentRound command, Meeting? meeting, Instant now)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state is null)
            return new NoConsentRound(proposal.Id);
        var step = state.StepAt(proposal, now);
        if (step == ConsentStep.Over)
            return new ConsentRoundIsOver(proposal.Id);
        if (state.MeetingId == command.MeetingId && state.Hours == command.Hours)
            return Decision.Nothing;
        if (step == ConsentStep.Signal)
            return new VotingIsOpen(proposal.Id, proposal.Latest!.ClosesAt);
        if (ConsentGate.AtMeeting(command.MeetingId, meeting, proposal.Id) is { } unheld)
            return unheld;
        if (StepTimes.Check(command.Hours) is { } unfit)
            return unfit;
        // A pause lasts until the day that was said.
        var endsAt = step == ConsentStep.Paused ? state.EndsAt : StepTimes.End(command.Hours, step, now);
        return Decision.Of(new ConsentRoundMoved(proposal.Id, command.MeetingId, command.Hours, step, endsAt));
    }
}
