using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Serialization;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using NodaTime.Text;

namespace Decisions.Server.Pages.Circles;

/// <summary>A role of a circle: who fills it, who is next, and how it passes on.</summary>
/// <param name="Now">The term that runs; null where nobody fills the role.</param>
/// <param name="Later">Those that are to come, the next first.</param>
/// <param name="Rotation">The order in which it passes on, or null.</param>
public sealed record CircleRoleRow(CircleRole Role, string? Name, RoleTerm? Now, ImmutableArray<RoleTerm> Later, ReadRotation? Rotation)
{
    /// <summary>Names a term on a page: no two have a role, a day and a member alike.</summary>
    public static string IdOf(RoleTerm term) =>
        $"{Words<CircleRole>.Of(term.Role)}-{LocalDatePattern.Iso.Format(term.From)}-{DerivedId.From("term", $"{term.Name?.ToUpperInvariant()}/{term.MemberId}"):N}";

    /// <summary>Every role that is filled, is to be, or passes on.</summary>
    public static ImmutableArray<CircleRoleRow> Of(ReadCircle read) =>
    [
        .. read.Terms.Select(term => (term.Role, term.Name))
            .Concat(read.Rotations.Select(each => (each.Rotation.Role, each.Rotation.Name)))
            .DistinctBy(role => (role.Role, role.Name?.ToUpperInvariant()))
            .OrderBy(role => role.Role).ThenBy(role => role.Name, StringComparer.OrdinalIgnoreCase)
            .Select(role =>
            {
                var own = read.Terms.Where(term => term.IsOf(role.Role, role.Name)).ToList();
                return new CircleRoleRow(
                    role.Role, role.Name, own.Find(term => term.RunsOn(read.Today)), [.. own.Where(term => term.From > read.Today)],
                    read.Rotations.FirstOrDefault(each => each.Rotation.IsOf(role.Role, role.Name)));
            }),
    ];
}
