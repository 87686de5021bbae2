using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Circles;

/// <summary>One circle as the events leave it; who is in it stands in <see cref="CircleMembers"/>.</summary>
/// <param name="Parent">The circle that it is inside, or null.</param>
/// <param name="Rules">What it decides under; empty for any rule of the community.</param>
public sealed record Circle(
    CircleId Id, CircleId? Parent, string Name, string Purpose, CircleJoining Joining, ImmutableArray<RuleId> Rules, bool IsClosed)
{
    public bool DecidesUnder(RuleId rule) => Rules.IsEmpty || Rules.Contains(rule);
}

/// <summary>The circles of a community, nested in each other, in the order in which they were formed.</summary>
public sealed record CircleTree(ImmutableArray<Circle> All)
{
    /// <summary>How many circles may be inside each other, the outermost counted.</summary>
    public const int DeepestNesting = 5;

    public static CircleTree None { get; } = new([]);

    public Circle? Find(CircleId? id) => All.FirstOrDefault(circle => circle.Id == id);

    /// <summary>The open circles right inside one, or those that are inside none; by name.</summary>
    public ImmutableArray<Circle> Inside(CircleId? parent) =>
        [.. All.Where(circle => circle.Parent == parent && !circle.IsClosed).OrderBy(circle => circle.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The circles around one, outermost first, and itself at the end. A parent was there before, so this comes to an end.</summary>
    public ImmutableArray<Circle> Around(CircleId id)
    {
        var path = ImmutableArray.CreateBuilder<Circle>();
        for (var at = Find(id); at is not null; at = Find(at.Parent))
            path.Insert(0, at);
        return path.ToImmutable();
    }

    /// <summary>Whether a decision can go from one to the other in one step: one of them is right inside the other, null being the whole community.</summary>
    public bool AreLinked(CircleId? one, CircleId? other) =>
        one != other && ((one is { } inner && Find(inner)?.Parent == other) || (other is { } outer && Find(outer)?.Parent == one));

    public CircleTree Apply(CircleFormed e) => new(All.Add(new Circle(e.CircleId, e.Parent, e.Name, e.Purpose, e.Joining, [], IsClosed: false)));

    public CircleTree Apply(CircleChanged e) => With(e.CircleId, circle => circle with { Name = e.Name, Purpose = e.Purpose, Joining = e.Joining });

    public CircleTree Apply(CircleRulesNamed e) => With(e.CircleId, circle => circle with { Rules = e.Rules });

    public CircleTree Apply(CircleClosed e) => With(e.CircleId, circle => circle with { IsClosed = true });

    public static CircleTree Fold(CircleTree? state, ICirclesEvent @event) => @event switch
    {
        CircleFormed e => (state ?? None).Apply(e),
        CircleChanged e => state!.Apply(e),
        CircleRulesNamed e => state!.Apply(e),
        CircleClosed e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private CircleTree With(CircleId id, Func<Circle, Circle> change)
    {
        var circle = All.Single(each => each.Id == id);
        return new CircleTree(All.Replace(circle, change(circle)));
    }
}
