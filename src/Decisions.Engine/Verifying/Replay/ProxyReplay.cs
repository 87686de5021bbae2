using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Exporting;
using Decisions.Engine.Proxies;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The proxies of every proposal: who could appoint whom then, and for how many a holder spoke.</summary>
internal sealed class ProxyReplay(ReplayedDecisions decisions, MemberRegister members, DelegationReplay delegations, MeetingProxyReplay atMeetings, Audience audience, ReplayFaults faults)
{
    private readonly Dictionary<ProposalId, ProposalProxies> _states = [];
    private readonly Dictionary<ProposalId, long> _withheld = [];

    /// <summary>The proxies of a proposal as far as the record has been lived through, or null.</summary>
    public ProposalProxies? Of(ProposalId proposal) => _states.GetValueOrDefault(proposal);

    /// <summary>Whether some of them are not for the archive's audience.</summary>
    public bool AreHidden(ProposalId proposal) => _withheld.ContainsKey(proposal);

    public bool HasJoined(MemberId member) => members.Find(member) is { Standing: Standing.Joined };

    /// <summary>An event that does not say what it is about.</summary>
    public void Withhold(in CheckedEvent next, Entry entry)
    {
        if (StreamName.TryId(entry.Header.Stream, Streams.ProxyType, out var id))
            _withheld.TryAdd(new ProposalId(id), next.Index);
        else
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of proxies.");
    }

    /// <param name="round">The latest round of the proposal while it is open; or null.</param>
    public void Apply(in CheckedEvent next, Entry entry, IProxyEvent @event, ReplayedRound? round, Instant when)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.ProxyType, out var id) || @event.ProposalId.Value != id)
        {
            faults.Add(next, "The proxy is of another proposal than its stream.");
            return;
        }
        if (@event is DelegationUsed by && entry.Header.Actor != by.Holder.ToString())
            faults.Add(next, $"The delegation to {by.Holder} was used by {entry.Header.Actor}.");
        if (@event is MeetingProxyUsed at && entry.Header.Actor != at.Holder.ToString())
            faults.Add(next, $"The proxy of {at.Holder} for a meeting was used by {entry.Header.Actor}.");
        if (@event is not (DelegationUsed or MeetingProxyUsed) && entry.Header.Actor != @event.MemberId.ToString())
            faults.Add(next, $"The proxy of member {@event.MemberId} was given or taken back by {entry.Header.Actor}.");
        var (proposal, state, member) = (decisions.Find(@event.ProposalId), Of(@event.ProposalId), @event.MemberId);
        if (AreHidden(@event.ProposalId))
            return;
        var ballot = round?.KnownOf(member);
        if (@event is ProxyAppointed e)
            faults.Redo(next, e, AppointProxy.Decide(
                proposal, state, ballot, new AppointProxy(e.ProposalId, member, e.Holder, e.Revision, e.Instruction, e.IsFreeOnOtherTexts),
                proposal?.Latest is { Tally: null } ? round?.Includes(member) == true : HasJoined(member), HasJoined(e.Holder), when,
                atMeetings.Of(proposal?.Latest?.Held?.MeetingId)));
        else if (@event is DelegationUsed used)
            faults.Redo(next, used, proposal is null
                ? new ProposalIsUnknown(used.ProposalId)
                : UseDelegation.Decide(proposal, state, delegations.Of(member), member, used.Holder, when, atMeetings.Of(proposal.Latest?.Held?.MeetingId)));
        else if (@event is MeetingProxyUsed usedThere)
            faults.Redo(next, usedThere, proposal is null
                ? new ProposalIsUnknown(usedThere.ProposalId)
                : UseMeetingProxy.Decide(proposal, state, atMeetings.Of(proposal.Latest?.Held?.MeetingId), member, usedThere.Holder, when));
        else
            faults.Redo(next, @event, RevokeProxy.Decide(proposal, state, ballot, new RevokeProxy(@event.ProposalId, member), when));
        if (ProposalProxies.Fold(state ?? new ProposalProxies(@event.ProposalId, []), @event) is { } after)
            _states[@event.ProposalId] = after;
    }

    /// <summary>Says which proxies the archive should have shown, now that all was seen.</summary>
    public void End()
    {
        foreach (var (proposal, index) in _withheld)
            if (audience == Audience.Auditor && decisions.Find(proposal) is { } state && ProxyPayloads.ShowToAuditor(state))
                faults.Add(index, proposal, "Proxies of a proposal that is decided are withheld from an auditor.");
    }
}
