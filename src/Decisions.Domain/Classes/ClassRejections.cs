using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Classes;

public sealed record ClassIsUnknown(string Class, ImmutableArray<string> Classes) : Rejection(
    RejectionKind.Invalid, "class-is-unknown",
    Classes.IsDefaultOrEmpty
        ? $"There is no class '{Class}': this community has named none. Name its classes first."
        : $"There is no class '{Class}'. The classes are {English.List(Classes)}.");

public sealed record ClassIsNamedTwice(string Class) : Rejection(
    RejectionKind.Invalid, "class-is-named-twice", $"The class '{Class}' stands twice. Name each once.");

public sealed record TooManyClasses(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-classes", $"{Count} classes are more than the {Limit} that a community can have. Name fewer.");

public sealed record ClassStays(string Class) : Rejection(
    RejectionKind.Conflict, "class-stays",
    $"The class '{Class}' cannot be taken off the list, because rolls on record may name it. Leave it there; nobody need be of it.");

public sealed record VotesAreOutOfRange(long Votes, long Most) : Rejection(
    RejectionKind.Invalid, "votes-are-out-of-range", $"A member has from 1 to {Most} votes, not {Votes}.");

public sealed record ClassesAreTooManyToWeigh() : Rejection(
    RejectionKind.Conflict, "classes-are-too-many-to-weigh",
    "With so many members or votes in so many classes, this way of counting needs more parts of a vote than it can count exactly. Join classes, choose another counting rule for options, or ask by yes or no.");

/// <param name="Count">How many members of the roll that is.</param>
public sealed record MembersAreOfNoCollege(long Count) : Rejection(
    RejectionKind.Conflict, "members-are-of-no-college",
    $"{English.StartSentence(English.Count(Count, "member who may vote is", "members who may vote are"))} of no class that this rule gives a weight, so their votes would count for nothing. Say of which class they are, or let the rule weigh their class.");

public sealed record ClassIsNotNamed(string Class) : Rejection(
    RejectionKind.Conflict, "class-is-not-named",
    $"This rule counts the class '{Class}', and this community has named no such class, so it would bind nobody. Name the class and say who is of it, or choose another rule.");

public sealed record ClassHasNobody(string Class) : Rejection(
    RejectionKind.Conflict, "class-has-nobody",
    $"By this rule the class '{Class}' must be in favour too, and nobody who may vote is of it. Say who is, or choose another rule.");
