using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>The vote that a proxy can be for: the round that is open, or the one that notice is given of or that must confirm another.</summary>
/// <param name="Round">Null before it opens.</param>
public sealed record VoteAhead(RuleId RuleId, int RuleVersion, DecisionRule Terms, int Revision, Round? Round)
{
    /// <summary>The vote, or why there is none.</summary>
    public static (VoteAhead? Vote, Rejection? Rejection) Of(Proposal proposal, Instant now) =>
        Over(proposal, now) is { } over ? (null, over)
        : proposal.Latest is { Tally: null } round ? (new(round.RuleId, round.RuleVersion, round.Terms, round.Revision, round), null)
        : proposal.ToConfirm is { Confirmation: { } plan } first ? now <= plan.ClosesBy
            ? (new(first.RuleId, first.RuleVersion, first.Terms, first.Revision, null), null)
            : (null, new ProposalHasLapsed(proposal.Id, plan.ClosesBy))
        : proposal.StandingNotice is { Said: var said } ? (new(said.RuleId, said.RuleVersion, said.Terms, said.Revision, null), null)
        : (null, new NoVoteIsAhead(proposal.Id));

    /// <summary>Why nothing can be changed about proxies any more, or null.</summary>
    public static Rejection? Over(Proposal proposal, Instant now) =>
        proposal.IsWithdrawn ? new ProposalIsWithdrawn(proposal.Id)
        : proposal.IsDecided ? new ProposalIsDecided(proposal.Id)
        : proposal.Latest is { Tally: null } ? ProposalGate.Open(proposal, now)
        : null;
}
