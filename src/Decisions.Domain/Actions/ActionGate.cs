using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Actions;

/// <summary>What several commands ask of an action before anything else.</summary>
internal static class ActionGate
{
    public const int TextLimit = 2_000;

    /// <summary>Refuses unless it is there and open.</summary>
    public static Rejection? Open(PlannedAction? state, ActionId id) => state?.Status switch
    {
        null => new ActionIsUnknown(id),
        ActionStatus.Done => new ActionIsDone(id),
        ActionStatus.Dropped => new ActionIsDropped(id),
        _ => null,
    };

    /// <summary>Refuses unless it can be planned so.</summary>
    /// <param name="ownerHasJoined">Whether the owner, where one is named, is a member who is not suspended.</param>
    public static Rejection? Plannable(string text, MemberId? owner, bool ownerHasJoined, LocalDate? due, LocalDate today) =>
        TextRule.Text("text", text, TextLimit) is { } unfit ? unfit
        : owner is { } named && !ownerHasJoined ? new OwnerIsNoMember(named)
        : due < today ? new DueDayIsPast(due.Value, today)
        : null;
}
