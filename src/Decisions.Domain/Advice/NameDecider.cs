using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Advice;

/// <summary>Names who is to decide a proposal on advice. They are asked, and take it on by seeking advice.</summary>
public sealed record NameDecider(ProposalId ProposalId, MemberId Decider)
{
    /// <param name="hasJoined">Whether the one who is named is a member who is not suspended.</param>
    public static Decision Decide(AdviceProcess? state, Proposal? proposal, NameDecider command, bool hasJoined, Instant now) =>
        AdviceGate.AtRest(proposal, command.ProposalId, now) is { } rejection ? rejection
        : (state?.Named ?? proposal!.Proposer) == command.Decider ? Decision.Nothing
        : !hasJoined ? new DeciderHasNotJoined(command.Decider)
        : Decision.Of(new DeciderNamed(proposal!.Id, command.Decider));
}
