using Decisions.Domain;

namespace Decisions.Engine.Members;

public sealed record EmailIsListedTwice(string Email) : Rejection(
    RejectionKind.Invalid, "email-is-listed-twice", $"'{Email}' is in the list twice. Each person needs an address of their own, or none.");
