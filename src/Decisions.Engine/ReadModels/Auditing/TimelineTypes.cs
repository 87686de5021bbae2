using System.Collections.Immutable;
using Decisions.Domain;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>The types of events that a timeline can be filtered by.</summary>
public static class TimelineTypes
{
    /// <summary>Every alias that is written today.</summary>
    public static ImmutableSortedSet<string> All { get; } = [.. EventCatalogue.Current.Types.Keys];
}
