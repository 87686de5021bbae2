using Decisions.Domain;

namespace Decisions.Server.Pages.Words;

public sealed record TimeIsNotOne(string ZoneName) : Rejection(
    RejectionKind.Invalid, "time-is-not-one",
    $"Please choose a date and a time that exist in {ZoneName} time, such as 24 November 2026, 18:00.");

public sealed record DayIsNotOne() : Rejection(
    RejectionKind.Invalid, "day-is-not-one", "Please choose a day, such as 24 November 2027.");

public sealed record FractionIsNotReadable(string Field, string Typed) : Rejection(
    RejectionKind.Invalid, "fraction-is-not-readable",
    $"“{Typed}” is no share for “{Field}”. Write it as a fraction such as 2/3, or in per cent such as 20 %.");

public sealed record NumberIsNotReadable(string Field, string Typed) : Rejection(
    RejectionKind.Invalid, "number-is-not-readable", $"“{Typed}” is no whole number for “{Field}”.");

public sealed record PlaceIsTakenTwice(int Place) : Rejection(
    RejectionKind.Invalid, "place-is-taken-twice", $"Two members have the place {Place}. Give each a number of their own.");

public sealed record ChoiceIsMissing(string Field) : Rejection(
    RejectionKind.Invalid, "choice-is-missing", $"Please choose one of what the form offers for “{Field}”.");

public sealed record RuleIsNotChosen() : Rejection(
    RejectionKind.Invalid, "rule-is-not-chosen", "Please choose the rule that decides.");

public sealed record WitnessLineIsNotReadable(int Line) : Rejection(
    RejectionKind.Invalid, "witness-line-is-not-readable",
    $"Line {Line} is not a witness. Write its address, a blank, and its key, as its keeper sent them to you.");

public sealed record ReasonNamesThem() : Rejection(
    RejectionKind.Invalid, "reason-names-them",
    "Your reason has their name or address in it, and the reason stays on record. Please say it without.");

public sealed record NothingIsLeftToTakeOut() : Rejection(
    RejectionKind.Conflict, "nothing-is-left-to-take-out", "All words of this entry have been taken out before.");

public sealed record DecisionIsOfNoRule() : Rejection(
    RejectionKind.Conflict, "decision-is-of-no-rule", "This decision changes no rule.");
