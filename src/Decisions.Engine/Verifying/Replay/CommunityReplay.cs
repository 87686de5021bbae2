using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The community as far as the record has been lived through: whose it is, and by which clock it counts days.</summary>
internal sealed class CommunityReplay(CommunityId id, ReplayFaults faults)
{
    private Community? _state;

    /// <summary>The community's clock.</summary>
    public DateTimeZone Zone => _state is { } state ? DateTimeZoneProviders.Tzdb[state.TimeZone] : DateTimeZone.Utc;

    public void Apply(in CheckedEvent next, Entry entry, ICommunityEvent @event)
    {
        if (entry.Header.Stream != Streams.Of(id))
            faults.Add(next, "It is of another community.");
        if (_state is not null || @event is CommunityFounded)
            _state = Community.Fold(_state, @event);
    }
}
