namespace Decisions.Domain.Circles;

/// <summary>Says anew what a circle is called, what it is there for, and how it is joined.</summary>
public sealed record ChangeCircle(CircleId CircleId, string Name, string Purpose, CircleJoining Joining)
{
    public static Decision Decide(CircleTree? state, ChangeCircle command)
    {
        if (CircleGate.Open(state, command.CircleId) is { } rejection)
            return rejection;
        if (CircleGate.Words(state!, command.CircleId, command.Name, command.Purpose) is { } unfit)
            return unfit;
        var (circle, name, purpose) = (state!.Find(command.CircleId)!, command.Name.Trim(), command.Purpose.Trim());
        return circle.Name == name && circle.Purpose == purpose && circle.Joining == command.Joining
            ? Decision.Nothing
            : Decision.Of(new CircleChanged(circle.Id, name, purpose, command.Joining));
    }
}
