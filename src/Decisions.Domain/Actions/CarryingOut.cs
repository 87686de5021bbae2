namespace Decisions.Domain.Actions;

/// <summary>How far a decision was carried out, by its actions. What was dropped is not counted among those planned.</summary>
public sealed record CarryingOut(int Planned, int Done, int Dropped)
{
    /// <summary>Whether everything that was planned is done, and anything was.</summary>
    public bool IsCarriedOut => Planned > 0 && Done == Planned;

    public static CarryingOut Of(IEnumerable<PlannedAction> actions) => actions.Aggregate(new CarryingOut(0, 0, 0), (sum, action) => action.Status switch
    {
        ActionStatus.Done => sum with { Planned = sum.Planned + 1, Done = sum.Done + 1 },
        ActionStatus.Dropped => sum with { Dropped = sum.Dropped + 1 },
        _ => sum with { Planned = sum.Planned + 1 },
    });
}
