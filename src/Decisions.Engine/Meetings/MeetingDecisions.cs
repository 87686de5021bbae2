using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Meetings;

/// <summary>What a meeting has voted on, amendments of it too, and the guards that nothing of it has moved.</summary>
/// <param name="Proposals">Those on its agenda.</param>
internal sealed record MeetingDecisions(
    ImmutableArray<ProposalId> VotedOn, ImmutableArray<ProposalId> Open, ImmutableArray<StreamGuard> Guards, ImmutableArray<Proposal> Proposals)
{
    public static async Task<MeetingDecisions> Of(
        Meeting? meeting, CommunityId community, DecisionsEngine engine, CancellationToken cancel)
    {
        List<StreamGuard> guards = [];
        var proposals = await Load(meeting?.Agenda.Select(item => item.ProposalId).OfType<ProposalId>() ?? []);
        var questions = await Load(HeldDecisions.QuestionsOf(proposals));
        Proposal[] all = [.. proposals, .. questions];
        return new MeetingDecisions(HeldDecisions.VotedOn(meeting, all), HeldDecisions.Open(meeting, all), [.. guards], [.. proposals]);

        async Task<List<Proposal>> Load(IEnumerable<ProposalId> ids)
        {
            List<Proposal> loaded = [];
            foreach (var id in ids)
            {
                var proposal = await engine.Streams.Proposal(community, id, cancel);
                loaded.Add(proposal.State!);
                guards.Add(new StreamGuard(Streams.Of(id), proposal.Version));
            }
            return loaded;
        }
    }
}
