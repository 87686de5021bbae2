using System.Net.Mail;

namespace Decisions.Server.Reminders;

/// <summary>Which mail server takes this server's mail.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="User">Whom to sign in as; null to do without.</param>
/// <param name="From">The sender of every mail.</param>
/// <param name="Encrypted">Whether nothing is said before the connection is encrypted (STARTTLS, RFC 3207).</param>
/// <param name="RemindBefore">How many hours before voting closes reminders are sent; 0 for none.</param>
public sealed record MailSettings(string Host, int Port, string? User, string? Password, MailAddress From, bool Encrypted, int RemindBefore);
