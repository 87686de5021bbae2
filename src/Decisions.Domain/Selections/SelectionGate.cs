using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>A selection with what it hangs on outside its own stream: the circle, and the proposal of the last nominee.</summary>
/// <param name="Latest">The proposal of the nominee who was proposed last, or null.</param>
public sealed record SelectionIn(CircleTree? Circles, CircleMembers? Members, Selection? State, Proposal? Latest);

/// <summary>What several commands ask of a selection before anything else.</summary>
internal static class SelectionGate
{
    /// <summary>Refuses unless it goes on, in an open circle, and no nominee's proposal waits to be decided.</summary>
    public static Rejection? Underway(SelectionIn at, CircleId circle, SelectionId id, Instant now) =>
        CircleGate.Open(at.Circles, circle) is { } rejection ? rejection
        : at.State is not { } state || state.Said.CircleId != circle ? new SelectionIsUnknown(id)
        : state.StepAt(now, at.Latest) switch
        {
            SelectionStep.Ended or SelectionStep.Filled => new SelectionIsOver(id),
            SelectionStep.Consenting => new NomineeIsProposed(at.Latest!.Id),
            _ => null,
        };

    /// <summary>Refuses unless a member was asked, and is in the circle still.</summary>
    public static Rejection? Asked(SelectionIn at, MemberId id, Member? member) =>
        at.State!.Said.Members.Contains(id) && member?.Id == id && at.Members?.Has(member) == true ? null : new MemberIsNotAsked(id);

    /// <summary>Refuses unless the nominations are shown and each may still change theirs.</summary>
    public static Rejection? Hearing(Selection state, Proposal? latest, Instant now) => state.StepAt(now, latest) switch
    {
        SelectionStep.Nominating => new NominationsAreHidden(state.Unspoken.Count(), state.Said.NominateUntil),
        SelectionStep.Hearing => null,
        _ => new HearingIsOver(state.Id),
    };
}
