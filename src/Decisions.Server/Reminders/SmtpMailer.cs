using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Decisions.Engine.Reminders;

namespace Decisions.Server.Reminders;

/// <summary>Hands mail to a mail server by SMTP (RFC 5321), each over a connection of its own.</summary>
public sealed class SmtpMailer(MailSettings settings) : IMailer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<Delivery> Send(Mail mail, CancellationToken cancel)
    {
        // Without SMTPUTF8 (RFC 6531) such an address cannot be said; a domain can, in its ASCII form.
        if (!MailAddress.TryCreate(mail.To, out var to) || !Ascii.IsValid(to.User))
            return new Delivery(DeliveryOutcome.Refused, "The address cannot be written in ASCII, or is none.");
        using var message = Message(mail, to);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Encrypted };
        if (settings.User is { } user)
            client.Credentials = new NetworkCredential(user, settings.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limit.Token);
            return new Delivery(DeliveryOutcome.Sent);
        }
        catch (Exception fault) when (FailedHandshake(fault) is { } handshake)
        {
            return new Delivery(
                DeliveryOutcome.Unreachable,
                $"No encrypted connection with {settings.Host} could be made that this machine trusts, so it was given no mail and no password: {Words(handshake)}");
        }
        catch (SmtpException fault) when (DoesNotEncrypt(fault))
        {
            return new Delivery(
                DeliveryOutcome.Unreachable, $"{settings.Host} does not offer STARTTLS, so it was given no mail and no password: {fault.Message}");
        }
        catch (SmtpException fault)
        {
            return new Delivery(OutcomeOf((int)fault.StatusCode), Words(fault));
        }
        catch (IOException fault)
        {
            return new Delivery(DeliveryOutcome.Unreachable, Words(fault));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.Unreachable, $"The mail server did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static AuthenticationException? FailedHandshake(Exception fault) =>
        fault as AuthenticationException ?? fault.InnerException as AuthenticationException;

    /// <summary>System.Net.Mail says so with neither a reply's number nor a cause; its own words are told too, should it be something else.</summary>
    private bool DoesNotEncrypt(SmtpException fault) =>
        settings.Encrypted && fault is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null };

    /// <summary>What a reply means. Not letting this server in is no fault of the one mail.</summary>
    private static DeliveryOutcome OutcomeOf(int reply) => reply switch
    {
        421 or 454 or 530 or 534 or 535 or 538 => DeliveryOutcome.Unreachable,
        >= 400 and < 500 => DeliveryOutcome.Later,
        >= 500 and < 600 => DeliveryOutcome.Refused,
        _ => DeliveryOutcome.Unreachable,
    };

    private MailMessage Message(Mail mail, MailAddress to)
    {
        var message = new MailMessage(settings.From, to)
        {
            Subject = OneLine(mail.Subject), SubjectEncoding = Encoding.UTF8,
            Body = mail.Text, BodyEncoding = Encoding.UTF8,
            // As quoted-printable, line breaks would be sent encoded, which they must not be in a text (RFC 2045, 6.7).
            BodyTransferEncoding = Ascii.IsValid(mail.Text) ? TransferEncoding.SevenBit : TransferEncoding.Base64,
        };
        // No answering machine shall answer (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("List-Unsubscribe", $"<{mail.SwitchOffAt.AbsoluteUri}>");
        return message;
    }

    /// <summary>A line break would end the header and begin another, so every control and separator is a space.</summary>
    private static string OneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));

    private static string Words(Exception fault) =>
        fault.InnerException is { } cause ? $"{fault.Message} {cause.Message}" : fault.Message;
}
