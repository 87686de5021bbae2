using System.Net.Mail;
using Decisions.Engine.Reminders;
using Decisions.Server.Reminders;

namespace Decisions.Server.Tests.Reminders;

/// <summary>What goes over the wire, and what the mail server's replies mean.</summary>
public sealed class SmtpMailerTests : IAsyncDisposable
{
    private readonly MailServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_mail_is_plain_text_for_one_person_and_no_machine_answers_it()
    {
        (await Send("ben@example.org", "Hill Street: the oven", "Grüße,\r\n.\r\nnot the end\r\n")).ShouldBe(new Delivery(DeliveryOutcome.Sent));
        var mail = _server.Taken.ShouldHaveSingleItem();
        mail.To.ShouldBe("ben@example.org");
        mail.Text.ShouldBe("Grüße,\n.\nnot the end\n", mail.Raw);
        await Send("ben@example.org", "Hill Street: the oven", "Hello,\r\n.\r\nnot the end\r\n");
        _server.Taken.Last().Text.TrimEnd('\n').ShouldBe("Hello,\n.\nnot the end", _server.Taken.Last().Raw);
        foreach (var line in new[] { "To: ben@example.org", "Subject: Hill Street: the oven", "Auto-Submitted: auto-generated", "List-Unsubscribe: <https://decide.example.org/c/1/reminders>" })
            mail.Header.ShouldContain(line);
        mail.Header.ShouldContain(line => line.StartsWith("Content-Type: text/plain", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The oven\r\nBcc: eve@evil.example")]
    [InlineData("The oven\nBcc: eve@evil.example")]
    [InlineData("The oven\rBcc: eve@evil.example")]
    [InlineData("The oven\u0085\u2028Bcc: eve@evil.example")]
    [InlineData("Öfen\r\n\r\nBcc: eve@evil.example")]
    public async Task A_title_with_line_breaks_adds_no_header(string title)
    {
        (await Send("ben@example.org", title, "Hello.")).Outcome.ShouldBe(DeliveryOutcome.Sent);
        var mail = _server.Taken.ShouldHaveSingleItem();
        mail.Header.ShouldNotContain(line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase), mail.Raw);
        mail.Text.TrimEnd('\n').ShouldBe("Hello.", mail.Raw);
        _server.Heard.Count(line => line.StartsWith("RCPT", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("450 Try later", DeliveryOutcome.Later)]
    [InlineData("452 Full", DeliveryOutcome.Later)]
    [InlineData("550 Nobody of that name", DeliveryOutcome.Refused)]
    [InlineData("554 No", DeliveryOutcome.Refused)]
    [InlineData("421 Going down", DeliveryOutcome.Unreachable)]
    [InlineData("530 Sign in first", DeliveryOutcome.Unreachable)]
    public async Task A_reply_means_what_its_number_says(string reply, DeliveryOutcome outcome)
    {
        _server.Replies["ben@example.org"] = reply;
        var delivery = await Send("ben@example.org", "The oven", "Hello.");
        (delivery.Outcome, string.IsNullOrEmpty(delivery.Reason)).ShouldBe((outcome, false), delivery.Reason);
        _server.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_said_to_a_server_that_does_not_encrypt_and_was_to()
    {
        (await Send("ben@example.org", "The oven", "Hello.", encrypted: true)).Outcome.ShouldBe(DeliveryOutcome.Unreachable);
        _server.Heard.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_from_an_address_that_is_not()
    {
        await _server.DisposeAsync();
        (await Send("ben@example.org", "The oven", "Hello.")).Outcome.ShouldBe(DeliveryOutcome.Unreachable);
        (await Send("bén@example.org", "The oven", "Hello.")).Outcome.ShouldBe(DeliveryOutcome.Refused);
    }

    private Task<Delivery> Send(string to, string subject, string text, bool encrypted = false) =>
        new SmtpMailer(Settings(_server.Port, encrypted)).Send(new Mail(to, subject, text, new Uri("https://decide.example.org/c/1/reminders")), Cancel);

    internal static MailSettings Settings(int port, bool encrypted = false) =>
        new("127.0.0.1", port, encrypted ? "decide" : null, "secret", new MailAddress("decide@example.org", "Decisions"), encrypted, 24);
}
