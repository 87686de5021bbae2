namespace Decisions.Domain;

public sealed record TextIsMissing(string Field) : Rejection(
    RejectionKind.Invalid, "text-is-missing", $"Please fill in '{Field}'.");

public sealed record TextIsTooLong(string Field, int Length, int Limit) : Rejection(
    RejectionKind.Invalid, "text-is-too-long",
    $"'{Field}' has {Length} characters; {Limit} is the most. Please shorten it.");

public sealed record TextHasControlCharacters(string Field, int Position) : Rejection(
    RejectionKind.Invalid, "text-has-control-characters",
    $"'{Field}' holds a character that cannot be shown, at position {Position}. Please remove it.");
