using System.Collections.Immutable;

namespace Decisions.Engine.ReadModels;

/// <summary>An answer and how fresh it is.</summary>
/// <param name="NextIndex">
/// The answer holds every event of the community's log before this index and none from it on: how many events it knows.
/// </param>
public sealed record Fresh<T>(T Value, long NextIndex);

/// <summary>One page of a list.</summary>
/// <param name="Next">What to ask the next page with; null on the last.</param>
public sealed record Page<T, TCursor>(ImmutableArray<T> Items, TCursor? Next) where TCursor : struct
{
    /// <summary>A page out of one row more than it may hold, which tells whether another follows.</summary>
    internal static Page<T, TCursor> Of(List<T> rows, int limit, Func<T, TCursor> cursor) =>
        rows.Count > limit
            ? new([.. rows.Take(limit)], cursor(rows[limit - 1]))
            : new([.. rows], null);
}
