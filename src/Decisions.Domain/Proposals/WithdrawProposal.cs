using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Takes a proposal back before it is decided. An open round ends without a result; once voting has closed, the
/// ballots have decided, whether or not they have been counted yet. In a consent round so have the positions, as soon as they are
/// shown and no objection stands in their way; until then they decide nothing by themselves.
/// </summary>
public sealed record WithdrawProposal(ProposalId ProposalId, string? Reason)
{
    /// <param name="consent">The consent round of the proposal, or null.</param>
    /// <param name="pass">The positions of its latest pass once nobody can give one any more, or null.</param>
    public static Decision Decide(Proposal? state, WithdrawProposal command, Instant now, ConsentRound? consent = null, PassSignals? pass = null) =>
        state is null ? new ProposalIsUnknown(command.ProposalId)
        : state.IsWithdrawn ? Decision.Nothing
        : state.IsDecided ? new ProposalIsDecided(command.ProposalId)
        : !state.IsInPass && ProposalGate.Undecided(state, now) is { } refused and not VotingIsOpen ? refused
        : state.Latest is { Confirms: not null, Tally: null } confirming ? new ConfirmingVoteIsOpen(state.Id, confirming.ClosesAt)
        : state.IsInPass && !state.Latest!.IsOpenAt(now) && pass is not null && HaveDecided(consent, pass) ? new PositionsHaveDecided(state.Id)
        : TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : Decision.Of(new ProposalWithdrawn(command.ProposalId, TextRule.NoteOrNull(command.Reason)));

    /// <summary>Whether what they came to is declared next: no objection stands, and members are not asked again before a vote.</summary>
    private static bool HaveDecided(ConsentRound? consent, PassSignals pass) => pass.Tally(consent) switch
    {
        { QuorumMet: true, IsStopped: true } => false,
        { Verdict: Verdict.Lost } => pass.Round.Terms.Method is not PositionMethod { Fallback: not null },
        _ => true,
    };
}
