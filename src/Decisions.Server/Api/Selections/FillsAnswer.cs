using Decisions.Domain.Circles;
using Decisions.Domain.Selections;
using NodaTime;

namespace Decisions.Server.Api.Selections;

/// <summary>What a proposal fills once it is carried: a role of the circle that it is with, with the nominee of a selection.</summary>
/// <param name="Name">The circle's own name for the role, or null.</param>
/// <param name="MemberId">The nominee; null for who may not read the members.</param>
/// <param name="From">The first day of the term.</param>
/// <param name="Until">The last.</param>
public sealed record FillsAnswer(Guid SelectionId, CircleRole Role, string? Name, Guid? MemberId, LocalDate From, LocalDate Until)
{
    /// <param name="toMembers">Whether it is for one who may read the members.</param>
    public static FillsAnswer? Of(RoleFilling? fills, bool toMembers) => fills is null ? null : new(
        fills.SelectionId.Value, fills.Role, fills.Name, toMembers ? fills.MemberId.Value : null, fills.From, fills.Until);
}
