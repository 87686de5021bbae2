using System.Net.Mail;
using Decisions.Domain;

namespace Decisions.Engine.Identity;

public sealed record EmailIsNotAnAddress(string Email) : Rejection(
    RejectionKind.Invalid, "email-is-not-an-address", $"'{Email}' is not an e-mail address. Correct it, or leave it out.");

/// <summary>What a person's name and address may be.</summary>
public static class PersonRule
{
    /// <summary>Why they may not be this, or null.</summary>
    public static Rejection? Check(Person person) =>
        TextRule.Line("name", person.Name) ??
        (person.Email is { } email && (email.Length > TextRule.LineLimit || !MailAddress.TryCreate(email, out var parsed) || parsed.Address != email)
            ? new EmailIsNotAnAddress(email)
            : null);
}
