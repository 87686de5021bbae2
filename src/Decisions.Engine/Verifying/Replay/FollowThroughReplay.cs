using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>When decisions were to be looked at again, and what reviews of them found.</summary>
internal sealed class FollowThroughReplay(ReplayedDecisions decisions, CommunityReplay community, MemberRegister register, ReplayFaults faults)
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
        var today = when.InZone(community.Zone).Date;
        if (@event is ReviewHeld { By: var by })
            ActedBy(next, entry, by);
        faults.Redo(next, @event, @event switch
        {
            ReviewPlanned e => PlanReview.Decide(Find(id), decisions.Find(id), new PlanReview(id, e.On, e.Text), today),
            // To keep it without a next day is to say that none follows.
            ReviewHeld e => HoldReview.Decide(
                Find(id), decisions.Find(id), e.LeadsTo is { } named ? decisions.Find(named) : null,
                new HoldReview(id, e.By, e.Text, e.Note, e.Conclusion, e.NextOn, NoneFurther: e.NextOn is null, e.LeadsTo), today),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _states[id] = FollowUp.Fold(Find(id), @event);
    }

    private void ActedBy(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        else if (register.Find(member) is not { Standing: Standing.Joined })
            faults.Add(next, $"Member {member} reviewed a decision and was no member then, or was suspended.");
    }
}
