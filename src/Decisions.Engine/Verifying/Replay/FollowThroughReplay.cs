using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>What was planned to follow decisions.</summary>
internal sealed class FollowThroughReplay(ReplayedDecisions decisions, CommunityReplay community, ReplayFaults faults)
{
    private readonly Dictionary<ProposalId, FollowUp> _states = [];

    public FollowUp? Find(ProposalId proposal) => _states.GetValueOrDefault(proposal);

    public void Apply(in CheckedEvent next, Entry entry, IFollowThroughEvent @event, Instant when)
    {
        var id = @event.ProposalId;
        if (entry.Header.Stream != Streams.OfFollowThrough(id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of what follows this decision.");
            return;
        }
        faults.Redo(next, @event, @event switch
        {
            ReviewPlanned e => PlanReview.Decide(Find(id), decisions.Find(id), new PlanReview(id, e.On, e.Text), when.InZone(community.Zone).Date),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _states[id] = FollowUp.Fold(Find(id), @event);
    }
}
