using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Pages.Circles;

/// <summary>What somebody fills in to have a role pass on: as they typed it, so that nothing is lost when it is refused.</summary>
/// <param name="Places">Each member's place in the order; left empty by who has none.</param>
public sealed record RotationForm(
    string Role, string Name, ImmutableDictionary<MemberId, string> Places, string Count, string Unit, string First)
{
    /// <summary>A role that passes on already is filled in as it stands; the first day is to be chosen anew.</summary>
    public static RotationForm Of(Rotation? rotation, string first) => rotation is null
        ? new("facilitator", "", ImmutableDictionary<MemberId, string>.Empty, "1", "months", first)
        : new(
            Words<CircleRole>.Of(rotation.Role), rotation.Name ?? "",
            rotation.Order.Select((member, i) => (member, i)).ToImmutableDictionary(each => each.member, each => (each.i + 1).ToString(CultureInfo.InvariantCulture)),
            rotation.Length.Count.ToString(CultureInfo.InvariantCulture), Words<TurnUnit>.Of(rotation.Length.Unit), first);

    public static RotationForm Read(IFormCollection form, IEnumerable<MemberId> members) => new(
        form["role"].ToString(), form["name"].ToString(),
        members.ToImmutableDictionary(member => member, member => form[$"place-{member}"].ToString().Trim()),
        form["count"].ToString().Trim(), form["unit"].ToString(), form["first"].ToString());

    /// <summary>The command that it makes, or what in it cannot be read.</summary>
    public (RotateCircleRole? Command, Rejection? Unfit) ToCommand(CircleId circle, CommunityTime times)
    {
        List<(int Place, MemberId Member)> placed = [];
        foreach (var (member, typed) in Places)
        {
            if (typed.Length == 0)
                continue;
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
                return (null, new NumberIsNotReadable("Place", typed));
            if (placed.Any(each => each.Place == place))
                return (null, new PlaceIsTakenTwice(place));
            placed.Add((place, member));
        }
        if (!int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return (null, new NumberIsNotReadable("How long a turn lasts", Count));
        if (!Words<CircleRole>.TryParse(Role, out var role))
            return (null, new ChoiceIsMissing("Role"));
        if (!Words<TurnUnit>.TryParse(Unit, out var unit))
            return (null, new ChoiceIsMissing("How long a turn lasts"));
        var (first, rejection) = times.ReadDay(First);
        return first is not { } day ? (null, rejection) : (new RotateCircleRole(
            circle, role, string.IsNullOrWhiteSpace(Name) ? null : Name, [.. placed.OrderBy(each => each.Place).Select(each => each.Member)],
            new TurnLength(count, unit), day), null);
    }
}
