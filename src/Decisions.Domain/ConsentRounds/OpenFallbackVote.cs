using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>Lets members vote by yes or no, where the rule allows it and enough passes brought no agreement. The consent round is over with it.</summary>
public sealed record OpenFallbackVote(ProposalId ProposalId, RoundId RoundId, Instant ClosesAt)
{
    public static Decision Decide(ConsentRound? state, Proposal? proposal, PassSignals? pass, OpenFallbackVote command, Instant now)
    {
        if (ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Present, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Test, ConsentStep.Paused)
            is { } rejection and not StepIsOver)
            return rejection;
        if (proposal!.Fills is not null)
            return new RoleIsFilledByConsent(proposal.Id);
        var sought = proposal.Sought!;
        if (ConsentGate.Method(proposal).Fallback is not { } fallback)
            return new RuleHasNoFallback(sought.RuleId);
        // A pass in which too few took part found out nothing.
        var passes = proposal.Rounds.Count(round => round.Tally is not { Verdict: Verdict.NoQuorum });
        if (passes < fallback.AfterPasses)
            return new FallbackIsTooEarly(passes, fallback.AfterPasses);
        if (proposal.IsInPass && pass!.Tally(state).Verdict != Verdict.Lost)
            return new ResultIsDue(proposal.Id);
        if (proposal.Rounds.Any(round => round.Id == command.RoundId))
            return new RoundExists(command.RoundId);
        var closesAt = StoredInstant.NotAfter(command.ClosesAt);
        if (closesAt <= now)
            return new DeadlineIsPast(command.ClosesAt, now);
        var opened = new VotingOpened(
            proposal.Id, command.RoundId, proposal.Rounds.Length + 1, proposal.Current.Number, sought.RuleId, sought.RuleVersion, sought.Terms.ForFallback(), sought.Roll, closesAt);
        return proposal.IsInPass ? Decision.Of(new RoundSuperseded(proposal.Id, proposal.Latest!.Id), opened) : Decision.Of(opened);
    }
}
