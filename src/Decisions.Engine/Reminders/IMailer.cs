namespace Decisions.Engine.Reminders;

/// <summary>Sends mail. Nothing that a mail server answers is an exception.</summary>
public interface IMailer
{
    /// <summary>Hands one mail to the mail server.</summary>
    Task<Delivery> Send(Mail mail, CancellationToken cancel);
}

/// <summary>A mail to one person, as plain text.</summary>
/// <param name="To">An e-mail address.</param>
/// <param name="Subject">One line; whatever else it holds is taken for spaces.</param>
/// <param name="SwitchOffAt">The page on which whoever gets it can say that they want no more (RFC 2369).</param>
public sealed record Mail(string To, string Subject, string Text, Uri SwitchOffAt);

/// <summary>What came of handing a mail over.</summary>
/// <param name="Reason">What the mail server said, or why there was none to ask; null where the mail is on its way.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string? Reason = null);

public enum DeliveryOutcome
{
    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server does not take this one now (RFC 5321, replies 4xx).</summary>
    Later,

    /// <summary>The mail server takes none now: it is not there, or does not let this server in. Nothing was sent.</summary>
    Unreachable,

    /// <summary>The mail server will not take it (RFC 5321, replies 5xx).</summary>
    Refused,
}
