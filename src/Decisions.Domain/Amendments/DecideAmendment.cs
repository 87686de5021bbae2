using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Carries or loses an amendment that was put, as the result of the vote on it says.</summary>
/// <param name="NextRound">The id of the round on the amended text, where there is to be one.</param>
public sealed record DecideAmendment(AmendmentId AmendmentId, RoundId NextRound)
{
    /// <param name="question">The proposal that puts it, with the result declared.</param>
    public static Decision Decide(AmendmentsMoved? state, Proposal question, DecideAmendment command, Instant now)
    {
        if (state?.Find(command.AmendmentId) is not { } amendment)
            return new AmendmentIsUnknown(command.AmendmentId);
        if (state.Proposal.Pending is not { } pending || pending.AmendmentId != amendment.Id || pending.Question != question.Id)
            return new AmendmentIsNotPut(amendment.Id);
        if (question.Latest is not { Tally: { } tally } round)
            return new ResultIsNotDeclared(question.Id);
        if (state.Proposal.Rounds.Any(earlier => earlier.Id == command.NextRound))
            return new RoundExists(command.NextRound);
        return tally.Verdict == Verdict.Carried
            ? Decision.Of([
                new AmendmentCarried(amendment.ProposalId, amendment.Id, round.Id),
                .. MadeAmendment.OnProposal(state, amendment, command.NextRound, now)])
            : Decision.Of(new AmendmentLost(amendment.ProposalId, amendment.Id, round.Id));
    }
}
