using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Selections;

/// <summary>Says whom one nominates for the role, or that one nominates nobody; says it otherwise once the others were heard.</summary>
/// <param name="Nominee">A member of the circle, oneself too; null for nobody.</param>
/// <param name="Reason">What speaks for them; where nobody is nominated it may be left out.</param>
public sealed record Nominate(CircleId CircleId, SelectionId SelectionId, MemberId MemberId, MemberId? Nominee, string? Reason)
{
    /// <summary>How often a member says so in one selection at most: each time stays on record.</summary>
    public const int MostTimes = 20;

    /// <param name="nominee">Null where nobody is nominated.</param>
    public static Decision Decide(SelectionIn at, Nominate command, Member? member, Member? nominee, Instant now)
    {
        if (SelectionGate.Underway(at, command.CircleId, command.SelectionId, now) is { } rejection)
            return rejection;
        if (SelectionGate.Asked(at, command.MemberId, member) is { } notAsked)
            return notAsked;
        var state = at.State!;
        var isHidden = !state.ShowsAt(now);
        if (!isHidden && SelectionGate.Hearing(state, at.Latest, now) is { } over)
            return over;
        if (command.Nominee is { } named && !(nominee?.Id == named && at.Members!.Has(nominee)))
            return new MemberIsNotInCircle(command.CircleId, named);
        if ((command.Nominee is null ? TextRule.Note("reason", command.Reason) : TextRule.Text("reason", command.Reason, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        var reason = TextRule.NoteOrNull(command.Reason);
        return state.Of(command.MemberId) is { } said && said.Nominee == command.Nominee && said.Reason == reason ? Decision.Nothing
            : state.Nominations.Count(each => each.MemberId == command.MemberId) >= MostTimes ? new TooManyNominations(MostTimes)
            : isHidden ? Decision.Of(new NominationMade(command.CircleId, state.Id, command.MemberId, command.Nominee, reason))
            : Decision.Of(new NominationChanged(command.CircleId, state.Id, command.MemberId, command.Nominee, reason));
    }
}
