using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>What several commands ask of circles before anything else.</summary>
internal static class CircleGate
{
    /// <summary>Refuses unless there is such a circle and it is open.</summary>
    public static Rejection? Open(CircleTree? circles, CircleId id) =>
        circles?.Find(id) is not { } circle ? new CircleIsUnknown(id)
        : circle.IsClosed ? new CircleIsClosed(id, circle.Name)
        : null;

    /// <summary>Refuses unless a circle can be called so and be there for this. No two that are open are called alike.</summary>
    public static Rejection? Words(CircleTree circles, CircleId id, string? name, string? purpose) =>
        TextRule.Line("name", name) ?? TextRule.Text("purpose", purpose, TextRule.NoteLimit) ?? (
            circles.All.FirstOrDefault(each => each.Id != id && !each.IsClosed && string.Equals(each.Name, name!.Trim(), StringComparison.OrdinalIgnoreCase))
                is { } alike ? new CircleNameIsTaken(alike.Id, alike.Name) : null);

    /// <summary>Refuses unless a role of the circle's own has a name, and no other has.</summary>
    public static Rejection? Role(CircleRole role, string? name) =>
        role == CircleRole.Own ? TextRule.Line("name", name)
        : name is not null ? new CircleRoleHasItsName(role)
        : null;

    /// <summary>Refuses a term in a role that is over, or longer than any.</summary>
    public static Rejection? Term(LocalDate from, LocalDate until, LocalDate today) =>
        until < from || until < today ? new TermIsOver(from, until, today)
        : until.PlusYears(-RoleTerm.LongestYears) >= from ? new TermIsTooLong(RoleTerm.LongestYears)
        : null;

    /// <summary>Refuses unless what belongs to a circle can be decided by it under a rule.</summary>
    /// <param name="circle">The proposal's, as it stands; null where it belongs to none.</param>
    public static Rejection? Deciding(Proposal proposal, Circle? circle, RuleId rule) =>
        proposal.Circle is not { } id ? null
        : circle is null || circle.Id != id ? new CircleIsUnknown(id)
        : circle.IsClosed ? new CircleIsClosed(id, circle.Name)
        // Amendments have one rule in a community.
        : proposal.Puts is null && !circle.DecidesUnder(rule) ? new RuleIsNotOfCircle(rule, id, circle.Name)
        : null;

    /// <summary>Refuses a roll of a circle that does not decide under a rule.</summary>
    /// <param name="circle">The roll's, as it stands; null where it is of the whole community.</param>
    public static Rejection? OnRoll(Circle? circle, ElectoralRoll roll, RuleId rule) =>
        roll.Circle is not { } id ? null
        : circle is null || circle.Id != id ? new CircleIsUnknown(id)
        : circle.IsClosed ? new CircleIsClosed(id, circle.Name)
        : circle.DecidesUnder(rule) ? null
        : new RuleIsNotOfCircle(rule, id, circle.Name);

    /// <summary>Refuses a roll that was drawn of another circle than the proposal's.</summary>
    public static Rejection? Roll(Proposal proposal, ElectoralRoll roll) =>
        roll.Circle == proposal.Circle ? null : new RollIsOfAnotherCircle(proposal.Id);

    /// <summary>Refuses unless the proposer can put something before a circle: it is open, and they are in it.</summary>
    public static Rejection? Choosable(CircleId? wanted, ChosenCircle? chosen) =>
        wanted is not { } id ? null
        : chosen?.Circle is not { } circle || circle.Id != id ? new CircleIsUnknown(id)
        : circle.IsClosed ? new CircleIsClosed(id, circle.Name)
        : chosen.ProposerIsIn ? null
        : new ProposerIsNotInCircle(id, circle.Name);

    /// <summary>Refuses a circle what is not its own to decide: a rule, or what others decided.</summary>
    public static Rejection? MayDecide(CircleId? circle, Proposal proposal) =>
        circle is null ? null
        : proposal.Change is { } change ? new RuleIsForAll(change.RuleId)
        : !proposal.Supersedes.IsEmpty ? new SupersededIsOfOthers(proposal.Id)
        : null;
}
