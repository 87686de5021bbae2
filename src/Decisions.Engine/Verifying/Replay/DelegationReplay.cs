using Decisions.Domain;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Whom each member has named to vote for them.</summary>
internal sealed class DelegationReplay(CommunityReplay community, MemberRegister members, ReplayFaults faults)
{
    private readonly Dictionary<MemberId, Delegation> _states = [];

    public Delegation? Of(MemberId member) => _states.GetValueOrDefault(member);

    public void Apply(in CheckedEvent next, Entry entry, IDelegationEvent @event)
    {
        var member = @event.MemberId;
        if (!StreamName.TryId(entry.Header.Stream, Streams.DelegationType, out var id) || member.Value != id)
        {
            faults.Add(next, "The delegation is of another member than its stream.");
            return;
        }
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"The delegation of member {member} was given or taken back by {entry.Header.Actor}.");
        faults.Redo(next, @event, @event is VotesDelegated e
            ? DelegateVotes.Decide(Of(member), new DelegateVotes(member, e.Holder, e.Topic), HasJoined(member), HasJoined(e.Holder), community.Topics)
            : RevokeDelegation.Decide(Of(member), new RevokeDelegation(member, ((DelegationRevoked)@event).Topic)));
        if (@event is VotesDelegated || Of(member) is not null)
            _states[member] = Delegation.Fold(Of(member), @event);
    }

    private bool HasJoined(MemberId member) => members.Find(member) is { Standing: Standing.Joined };
}
