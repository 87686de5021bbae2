using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Topics;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The community as far as the record has been lived through: whose it is, by which clock it counts days, and who its tellers are.</summary>
internal sealed class CommunityReplay(CommunityId id, MemberRegister members, ReplayFaults faults)
{
    private Community? _state;

    /// <summary>Whose record it is.</summary>
    public CommunityId Id { get; } = id;

    /// <summary>The community's clock.</summary>
    public DateTimeZone Zone => _state is { } state ? DateTimeZoneProviders.Tzdb[state.TimeZone] : DateTimeZone.Utc;

    /// <summary>The classes of members that there are.</summary>
    public ImmutableArray<string> Classes => _state?.Classes ?? [];

    /// <summary>The topics that new proposals may be of.</summary>
    public ImmutableArray<string> Topics => _state?.Topics ?? [];

    /// <summary>Who may enter ballots for others.</summary>
    public ImmutableArray<MemberId> Tellers => _state?.Tellers ?? [];

    public void Apply(in CheckedEvent next, Entry entry, ICommunityEvent @event)
    {
        if (entry.Header.Stream != Streams.Of(Id))
            faults.Add(next, "It is of another community.");
        if (@event is TellersNamed named && _state is { } state)
            faults.Redo(next, named, NameTellers.Decide(
                state, new NameTellers(named.Tellers), [.. named.Tellers.Where(teller => members.Find(teller) is { Standing: Standing.Joined })]));
        if (@event is ClassesNamed classes && _state is { } known)
            faults.Redo(next, classes, NameClasses.Decide(known, new NameClasses(classes.Classes)));
        if (@event is TopicsNamed topics && _state is { } before)
            faults.Redo(next, topics, NameTopics.Decide(before, new NameTopics(topics.Topics)));
        if (_state is not null || @event is CommunityFounded)
            _state = Community.Fold(_state, @event);
    }
}
