namespace Decisions.Domain.Circles;

/// <summary>Forms a circle, by itself or inside another.</summary>
/// <param name="Parent">The circle that it is to be inside, for good: so no circle is ever inside itself. Null for none.</param>
public sealed record FormCircle(CircleId CircleId, CircleId? Parent, string Name, string Purpose, CircleJoining Joining)
{
    /// <summary>As many circles as a community can have open at once.</summary>
    public const int Most = 500;

    public static Decision Decide(CircleTree? state, FormCircle command)
    {
        var circles = state ?? CircleTree.None;
        if (circles.Find(command.CircleId) is not null)
            return new CircleExists(command.CircleId);
        if (CircleGate.Words(circles, command.CircleId, command.Name, command.Purpose) is { } unfit)
            return unfit;
        if (command.Parent is { } parent)
        {
            if (CircleGate.Open(circles, parent) is { } rejection)
                return rejection;
            if (circles.Around(parent).Length >= CircleTree.DeepestNesting)
                return new CirclesAreTooDeep(CircleTree.DeepestNesting);
        }
        return circles.All.Count(circle => !circle.IsClosed) >= Most
            ? new TooManyCircles(Most)
            : Decision.Of(new CircleFormed(command.CircleId, command.Parent, command.Name.Trim(), command.Purpose.Trim(), command.Joining));
    }
}
