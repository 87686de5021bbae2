using Decisions.Domain.Circles;

namespace Decisions.Engine.ReadModels.Circles;

/// <summary>
/// <see cref="CircleMembers.Has"/> over a row of the table 'standing', s: whether a member was in a circle as of an index. Who left
/// the community since they joined the circle, and came back, is not.
/// </summary>
internal static class InCircleSql
{
    /// <param name="circle">The circle, or null for the whole community.</param>
    /// <param name="index">As of how many events.</param>
    public static string Of(string circle, string index) => $$"""
        ({{circle}} is null or exists (
          select from {read}.circle_member m
           where m.community = $1 and m.circle = {{circle}} and m.member = s.member
             and m.from_index < {{index}} and m.to_index >= {{index}} and m.since >= s.joined_at))
        """;

    public static object Parameter(CircleId? circle) => (object?)circle?.Value ?? DBNull.Value;

    public static object Parameter(IReadOnlyCollection<CircleId>? circles) => (object?)circles?.Select(circle => circle.Value).ToArray() ?? DBNull.Value;
}
