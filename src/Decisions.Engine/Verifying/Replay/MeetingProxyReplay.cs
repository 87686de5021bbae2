using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The proxies for every meeting: who could appoint whom then.</summary>
internal sealed class MeetingProxyReplay(MemberRegister members, ReplayFaults faults)
{
    private readonly Dictionary<MeetingId, MeetingProxies> _states = [];
    private readonly HashSet<MeetingId> _hidden = [];

    /// <summary>The proxies for a meeting as far as the record has been lived through, or null.</summary>
    public MeetingProxies? Of(MeetingId? meeting) => meeting is { } id ? _states.GetValueOrDefault(id) : null;

    /// <summary>Whether some of them are not for the archive's audience.</summary>
    public bool AreHidden(MeetingId meeting) => _hidden.Contains(meeting);

    /// <summary>An event that does not say what it is about.</summary>
    public void Withhold(in CheckedEvent next, Entry entry)
    {
        if (StreamName.TryId(entry.Header.Stream, Streams.MeetingProxyType, out var id))
            _hidden.Add(new MeetingId(id));
        else
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of proxies for a meeting.");
    }

    /// <param name="meeting">The meeting as it stands, or null.</param>
    /// <param name="agenda">The decisions on its agenda whose proxies are all there to see, and the questions that put their amendments.</param>
    public void Apply(in CheckedEvent next, Entry entry, IMeetingProxyEvent @event, Meeting? meeting, ImmutableArray<ProxiedDecision> agenda, Instant when)
    {
        var (id, member) = (@event.MeetingId, @event.MemberId);
        if (!StreamName.TryId(entry.Header.Stream, Streams.MeetingProxyType, out var guid) || id.Value != guid)
        {
            faults.Add(next, "The proxy is for another meeting than its stream.");
            return;
        }
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"The proxy of member {member} for a meeting was given or taken back by {entry.Header.Actor}.");
        if (AreHidden(id))
            return;
        faults.Redo(next, @event, @event is MeetingProxyAppointed e
            ? AppointMeetingProxy.Decide(meeting, Of(id), new AppointMeetingProxy(id, member, e.Holder), agenda, HasJoined(member), HasJoined(e.Holder), when)
            : RevokeMeetingProxy.Decide(meeting, Of(id), new RevokeMeetingProxy(id, member), agenda));
        _states[id] = MeetingProxies.Fold(Of(id) ?? new MeetingProxies(id, []), @event)!;
    }

    private bool HasJoined(MemberId member) => members.Find(member) is { Standing: Standing.Joined };
}
