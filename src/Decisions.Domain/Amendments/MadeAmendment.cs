using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>What follows of itself once an amendment is accepted or carried.</summary>
public static class MadeAmendment
{
    /// <summary>The proposal's next revision; null for an amendment of an amendment.</summary>
    public static ProposalRevised? Revision(AmendmentsMoved state, Amendment made) => made.Amends is not null ? null : new(
        made.ProposalId, state.Proposal.Current.Number + 1, made.Current.Title, made.Current.Text, made.Current.Options,
        Note: null, made.Id);

    /// <summary>The next wording of the amendment that it amends; null for an amendment of the proposal itself.</summary>
    public static AmendmentReworded? Rewording(AmendmentsMoved state, Amendment made) => state.AmendedBy(made) is not { } primary ? null : new(
        primary.Id, primary.ProposalId, primary.Wordings.Length + 1, made.Current.Title, made.Current.Text, made.Current.Options, made.Id);

    /// <summary>
    /// What happens to the proposal: its next revision and, where a round on the old one has no result yet, its end and
    /// another on the new one, under the same terms, for the same roll and for as long.
    /// </summary>
    public static IEnumerable<IProposalEvent> OnProposal(AmendmentsMoved state, Amendment made, RoundId nextRound, Instant now)
    {
        if (Revision(state, made) is not { } revision)
            yield break;
        if (state.Proposal.Latest is not { Tally: null } round)
        {
            yield return revision;
            yield break;
        }
        yield return new RoundSuperseded(made.ProposalId, round.Id, made.Id);
        yield return revision;
        yield return new VotingOpened(
            made.ProposalId, nextRound, round.Number + 1, revision.Revision, round.RuleId, round.RuleVersion, round.Terms, round.Roll,
            End(now, round.Length), Held: round.Held);
    }

    private static Instant End(Instant now, Duration length) =>
        StoredInstant.NotAfter(Instant.MaxValue - now < length ? Instant.MaxValue : now + length);
}
