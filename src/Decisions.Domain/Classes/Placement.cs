using System.Diagnostics;
using Decisions.Domain.Members;

namespace Decisions.Domain.Classes;

/// <summary>Of which class a member is and how many votes they have, as events leave it. Whoever was never placed is of no class and has one vote.</summary>
public sealed record Placement(MemberId MemberId, string? Class, long Votes)
{
    /// <summary>How a member stands who was never placed.</summary>
    public static Placement None(MemberId member) => new(member, null, 1);

    public static Placement Create(MemberPlaced e) => new(e.MemberId, e.Class, e.Votes);

    public Placement Apply(MemberPlaced e) => this with { Class = e.Class, Votes = e.Votes };

    public static Placement? Fold(Placement? state, IPlacementEvent @event) => @event switch
    {
        MemberPlaced e => state is null ? Create(e) : state.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
