using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Meetings;

/// <summary>Which proposals a meeting has voted on.</summary>
public static class HeldDecisions
{
    /// <summary>Those on which voting has opened in it.</summary>
    public static ImmutableArray<ProposalId> VotedOn(Meeting? meeting, IEnumerable<Proposal> proposals) =>
        [.. proposals.Where(proposal => proposal.Rounds.Any(round => round.Held?.MeetingId == meeting?.Id)).Select(proposal => proposal.Id)];

    /// <summary>Those of them that are being voted on, or wait for their result.</summary>
    public static ImmutableArray<ProposalId> Open(Meeting? meeting, IEnumerable<Proposal> proposals) =>
        [.. proposals.Where(proposal => proposal is { IsWithdrawn: false, Latest: { Tally: null, Held: { } held } } && held.MeetingId == meeting?.Id).Select(proposal => proposal.Id)];
}
