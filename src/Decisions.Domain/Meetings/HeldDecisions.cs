using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Meetings;

/// <summary>Which proposals a meeting has voted on.</summary>
public static class HeldDecisions
{
    /// <summary>The proposals by which amendments of others were put to the vote: they are on no agenda themselves.</summary>
    public static IEnumerable<ProposalId> QuestionsOf(IEnumerable<Proposal> proposals) =>
        proposals.SelectMany(proposal => proposal.AmendmentsPut).Select(put => put.Question);

    /// <summary>Those on which, or on an amendment of which, voting has opened in it.</summary>
    /// <param name="proposals">Those on its agenda, and the questions that put their amendments.</param>
    public static ImmutableArray<ProposalId> VotedOn(Meeting? meeting, IEnumerable<Proposal> proposals) =>
        [.. proposals.Where(proposal => proposal.Rounds.Any(round => round.Held?.MeetingId == meeting?.Id)).Select(proposal => proposal.Puts?.ProposalId ?? proposal.Id).Distinct()];

    /// <summary>Those of them, questions too, that are being voted on, or wait for their result.</summary>
    public static ImmutableArray<ProposalId> Open(Meeting? meeting, IEnumerable<Proposal> proposals) =>
        [.. proposals.Where(proposal => proposal is { IsWithdrawn: false, Latest: { Tally: null, IsSuperseded: false, Held: { } held } } && held.MeetingId == meeting?.Id).Select(proposal => proposal.Id)];
}
