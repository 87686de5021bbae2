using NodaTime;

namespace Decisions.Domain.Auditing;

/// <summary>That an event needs a look.</summary>
/// <param name="DueAt">When voting ended, or was to end, just before the event; null where the notice is not about time.</param>
public readonly record struct Noticed(Notice Notice, Instant? DueAt = null);
