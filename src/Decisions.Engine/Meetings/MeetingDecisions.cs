using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Meetings;

/// <summary>What a meeting has voted on, and the guards that nothing of it has moved.</summary>
internal sealed record MeetingDecisions(
    ImmutableArray<ProposalId> VotedOn, ImmutableArray<ProposalId> Open, ImmutableArray<StreamGuard> Guards, ImmutableArray<Proposal> Proposals)
{
    public static async Task<MeetingDecisions> Of(
        Meeting? meeting, CommunityId community, DecisionsEngine engine, CancellationToken cancel)
    {
        List<Proposal> proposals = [];
        List<StreamGuard> guards = [];
        foreach (var id in meeting?.Agenda.Select(item => item.ProposalId).OfType<ProposalId>() ?? [])
        {
            var proposal = await engine.Streams.Proposal(community, id, cancel);
            proposals.Add(proposal.State!);
            guards.Add(new StreamGuard(Streams.Of(id), proposal.Version));
        }
        return new MeetingDecisions(HeldDecisions.VotedOn(meeting, proposals), HeldDecisions.Open(meeting, proposals), [.. guards], [.. proposals]);
    }
}
