using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>Someone in a circle.</summary>
/// <param name="Since">When they came into it; null where it does not matter.</param>
public sealed record InCircle(MemberId MemberId, Instant? Since);

/// <summary>Someone who asks to join a circle.</summary>
public sealed record AskedToJoin(MemberId MemberId, string? Note);

/// <summary>Who is in one circle and fills its roles, as its events leave it.</summary>
/// <param name="In">By member: a circle may be as large as its community.</param>
public sealed record CircleMembers(
    CircleId Id, ImmutableDictionary<MemberId, InCircle> In, ImmutableArray<AskedToJoin> Asked, ImmutableArray<RoleTerm> Terms)
{
    /// <summary>Why members were not let in who asked, each one's last; not of those who have asked again since, or are in it.</summary>
    public ImmutableDictionary<MemberId, string> Refusals { get; init; } = ImmutableDictionary<MemberId, string>.Empty;

    /// <summary>The roles that pass on in an order; one rotation a role.</summary>
    public ImmutableArray<Rotation> Rotations { get; init; } = [];

    public Rotation? RotationOf(CircleRole role, string? name) => Rotations.FirstOrDefault(each => each.IsOf(role, name));

    /// <summary>
    /// Whether a member is in the circle: they are on its list, and have not been suspended or left the community. Who left that and
    /// came back is in no circle that they do not join again.
    /// </summary>
    public bool Has(Member? member) =>
        member is { Standing: Standing.Joined } && In.GetValueOrDefault(member.Id) is { } found
        && (found.Since is not { } since || member.JoinedAt is not { } joined || since >= joined);

    public AskedToJoin? AskedBy(MemberId member) => Asked.FirstOrDefault(each => each.MemberId == member);

    /// <summary>The terms that run on a day, by role. Whether who fills them is still in the circle is another question.</summary>
    public IEnumerable<RoleTerm> On(LocalDate day) => Terms.Where(term => term.RunsOn(day));

    /// <summary>Who leads on a day: facilitator and secretary, as far as these roles are filled.</summary>
    public ImmutableArray<MemberId> LeadsOn(LocalDate day) =>
        [.. On(day).Where(term => term.Role is CircleRole.Facilitator or CircleRole.Secretary).Select(term => term.MemberId).Distinct()];

    public static CircleMembers Empty(CircleId id) => new(id, ImmutableDictionary<MemberId, InCircle>.Empty, [], []);

    public CircleMembers Apply(MemberAskedToJoinCircle e)
    {
        var others = NotAsking(e.MemberId);
        return others with { Asked = others.Asked.Add(new AskedToJoin(e.MemberId, e.Note)) };
    }

    public CircleMembers Apply(MemberJoinedCircle e) => Joined(e, at: null);

    public CircleMembers Apply(JoiningRefused e) => NotAsking(e.MemberId) with { Refusals = Refusals.SetItem(e.MemberId, e.Reason) };

    public CircleMembers Apply(MemberLeftCircle e) => Gone(e.MemberId);

    public CircleMembers Apply(CircleRoleFilled e)
    {
        var term = new RoleTerm(e.Role, e.Name, e.MemberId, e.From, e.Until, e.ByRotation);
        // Whom the circle chose together fills the role on all of these days, and everybody else's days around them stay theirs.
        return e.SelectionId is not null
            ? (this with { Terms = [.. Terms.SelectMany(each => each.IsOf(e.Role, e.Name) ? each.Without(term) : [each]), term] })
            .Rotating(e.Role, e.Name, rotation => rotation.Last is { } last && !last.Without(term).Any() ? rotation.TakenBack(term) : rotation)
            : (this with { Terms = Terms.RemoveAll(each => each.IsOf(e.Role, e.Name) && each.Meets(term)).Add(term) })
            .Rotating(e.Role, e.Name, rotation => e.ByRotation ? rotation.After(term, Terms) : rotation.TakenBack(term));
    }

    public CircleMembers Apply(CircleRoleVacated e) =>
        this with { Terms = Terms.RemoveAll(e.Ends) };

    public CircleMembers Apply(CircleRotationStated e) => this with
    {
        Rotations = Rotations.RemoveAll(each => each.IsOf(e.Role, e.Name)).Add(Rotation.Of(e)),
    };

    public CircleMembers Apply(CircleRotationEnded e) => this with { Rotations = Rotations.RemoveAll(each => each.IsOf(e.Role, e.Name)) };

    public CircleMembers Apply(CircleTurnPassedOver e) =>
        (this with { Terms = Terms.RemoveAll(each => each.IsOf(e.Role, e.Name) && each.ByRotation && each.MemberId == e.MemberId && each.From == e.From) })
        .Rotating(e.Role, e.Name, rotation => rotation.PassedOver(e));

    /// <summary>The same for an event that has not landed.</summary>
    public static CircleMembers Fold(CircleMembers? state, ICircleEvent @event) => FoldAt(state, @event, at: null);

    /// <param name="at">When the event landed, by the record.</param>
    public static CircleMembers FoldAt(CircleMembers? state, ICircleEvent @event, Instant? at)
    {
        var before = state ?? Empty(@event.CircleId);
        return @event switch
        {
            MemberAskedToJoinCircle e => before.Apply(e),
            MemberJoinedCircle e => before.Joined(e, at),
            JoiningRefused e => before.Apply(e),
            MemberLeftCircle e => before.Apply(e),
            CircleRoleFilled e => before.Apply(e),
            CircleRoleVacated e => before.Apply(e),
            CircleRotationStated e => before.Apply(e),
            CircleRotationEnded e => before.Apply(e),
            CircleTurnPassedOver e => before.Apply(e),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
        };
    }

    /// <summary>Terms of an earlier time in the circle are over: they ended when that did.</summary>
    private CircleMembers Joined(MemberJoinedCircle e, Instant? at)
    {
        var others = Gone(e.MemberId);
        return others with { In = others.In.Add(e.MemberId, new InCircle(e.MemberId, at)) };
    }

    private CircleMembers NotAsking(MemberId member) => this with
    {
        Asked = Asked.RemoveAll(each => each.MemberId == member),
        Refusals = Refusals.Remove(member),
    };

    private CircleMembers Gone(MemberId member) => NotAsking(member) with
    {
        In = In.Remove(member),
        Terms = Terms.RemoveAll(term => term.MemberId == member),
        Rotations = [.. Rotations.Select(rotation => rotation.Without(member))],
    };

    private CircleMembers Rotating(CircleRole role, string? name, Func<Rotation, Rotation> change) => this with
    {
        Rotations = [.. Rotations.Select(rotation => rotation.IsOf(role, name) ? change(rotation) : rotation)],
    };
}
