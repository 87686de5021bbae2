namespace Decisions.Engine.Verifying;

/// <summary>Something in a record that is not as it should be.</summary>
/// <param name="Index">Where in the log, or null where it has no place there.</param>
/// <param name="Decision">The title of the decision that it is about, or null.</param>
/// <param name="What">A sentence for a board.</param>
public sealed record RecordFault(long? Index, string? Decision, string What);
