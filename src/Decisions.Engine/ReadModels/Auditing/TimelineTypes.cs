using System.Collections.Immutable;
using Decisions.Domain;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>The types of events that a timeline can be filtered by.</summary>
public static class TimelineTypes
{
    /// <summary>Every alias that is written today, and those by which the record is redacted.</summary>
    public static ImmutableSortedSet<string> All { get; } =
    [
        .. EventCatalogue.Current.Types.Keys, "payload_redacted", "person_erased", "log_key_rotated",
    ];
}
