using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>Has a member of a circle fill a role for a term. A role is filled by one member at a time.</summary>
/// <param name="Name">The circle's own name for it, where it is a role of its own.</param>
public sealed record FillCircleRole(CircleId CircleId, CircleRole Role, string? Name, MemberId MemberId, LocalDate From, LocalDate Until)
{
    /// <param name="today">The day it is by the community's clock.</param>
    /// <param name="isIn">Whether somebody who fills the role is in the circle still: else their term is in nobody's way.</param>
    public static Decision Decide(
        CircleTree? circles, CircleMembers? state, FillCircleRole command, Member? member, LocalDate today, Func<MemberId, bool> isIn)
    {
        if (CircleGate.Open(circles, command.CircleId) is { } rejection)
            return rejection;
        if (CircleGate.Role(command.Role, command.Name) is { } unfit)
            return unfit;
        if (command.Role == CircleRole.Delegate && circles!.Find(command.CircleId)!.Parent is null)
            return new CircleIsInsideNone(command.CircleId);
        if (CircleGate.Term(command.From, command.Until, today) is { } unfitTerm)
            return unfitTerm;
        if (state?.Has(member) != true)
            return new MemberIsNotInCircle(command.CircleId, command.MemberId);
        var term = new RoleTerm(command.Role, command.Name?.Trim(), command.MemberId, command.From, command.Until);
        if (state.Terms.FirstOrDefault(each => InTheWay(each, term, today) && isIn(each.MemberId)) is { } taken)
            return new CircleRoleIsFilled(taken.Role, taken.Name, taken.MemberId, taken.From, taken.Until);
        return state.Terms.Any(each => each with { ByRotation = false } == term)
            ? Decision.Nothing
            : Decision.Of(new CircleRoleFilled(command.CircleId, term.Role, term.Name, term.MemberId, term.From, term.Until));
    }

    /// <summary>The turn that was to come of somebody else and gives way to the term, so long as it has not begun.</summary>
    public RoleTerm? GivesWay(CircleMembers? state, LocalDate today)
    {
        var term = new RoleTerm(Role, Name?.Trim(), MemberId, From, Until);
        return state?.Terms.Where(each => Meet(each, term) && !InTheWay(each, term, today)).MinBy(each => each.From);
    }

    /// <summary>A turn that is to come gives way, and comes after: whoever leads has filled the role otherwise.</summary>
    private static bool InTheWay(RoleTerm each, RoleTerm term, LocalDate today) => Meet(each, term) && !(each.ByRotation && each.From > today);

    private static bool Meet(RoleTerm each, RoleTerm term) => each.IsOf(term.Role, term.Name) && each.MemberId != term.MemberId && each.Meets(term);
}

/// <summary>Ends a member's terms in a role before they are over, or one of them.</summary>
/// <param name="From">The first day of the one that ends; null for all.</param>
public sealed record VacateCircleRole(CircleId CircleId, CircleRole Role, string? Name, MemberId MemberId, string? Reason, LocalDate? From = null)
{
    public static Decision Decide(CircleTree? circles, CircleMembers? state, VacateCircleRole command)
    {
        if (circles?.Find(command.CircleId) is null)
            return new CircleIsUnknown(command.CircleId);
        if ((CircleGate.Role(command.Role, command.Name) ?? TextRule.Note("reason", command.Reason)) is { } unfit)
            return unfit;
        var vacated = new CircleRoleVacated(
            command.CircleId, command.Role, command.Name?.Trim(), command.MemberId, TextRule.NoteOrNull(command.Reason), command.From);
        return state?.Terms.FirstOrDefault(vacated.Ends) is { } held ? Decision.Of(vacated with { Name = held.Name }) : Decision.Nothing;
    }
}
