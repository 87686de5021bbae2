using System.Net.Mail;
using System.Text;
using Decisions.Engine.Reminders;
using Decisions.Server.Reminders;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Serving;

namespace Decisions.Server.Tests.Reminders;

/// <summary>Mail goes to nobody but the mail server that was named, encrypted (STARTTLS, RFC 3207), or not at all.</summary>
public sealed class MailTlsTests : IAsyncDisposable
{
    private const string Password = "correct horse";

    private readonly MailCertificates _certificates = new();
    private readonly ApiServer _api = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _certificates.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_gets_no_mail_and_no_password_and_is_told()
    {
        await using var server = new MailServer(_certificates.For("localhost"));
        var delivery = await Send(server);
        delivery.Outcome.ShouldBe(DeliveryOutcome.Unreachable);
        delivery.Reason!.ShouldStartWith("No encrypted connection with localhost could be made that this machine trusts, so it was given no mail and no password: The remote certificate is invalid");
        server.Taken.ShouldBeEmpty();
        server.Heard.ShouldContain("STARTTLS");
        server.HeardEncrypted.ShouldBeEmpty();
        Secrets(server).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_does_not_offer_to_encrypt_gets_no_mail_and_no_password_and_is_told()
    {
        await using var server = new MailServer();
        var delivery = await Send(server);
        delivery.Outcome.ShouldBe(DeliveryOutcome.Unreachable);
        delivery.Reason!.ShouldStartWith("localhost does not offer STARTTLS, so it was given no mail and no password: ");
        server.Taken.ShouldBeEmpty();
        server.Heard.ShouldContain(line => line.StartsWith("EHLO", StringComparison.Ordinal));
        server.Heard.ShouldNotContain(line => line.StartsWith("MAIL", StringComparison.Ordinal));
        Secrets(server).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trusted_certificate_is_given_the_mail_and_the_password_encrypted_and_another_name_nothing()
    {
        var here = await TestCommunity.Found(_api, members: 0);
        // What could not be sent of one vote waits for a minute, so the second server sends of the other.
        var rule = await here.Adopt();
        await here.Open(await DraftOf(here), rule, TimeSpan.FromSeconds(55));
        var second = await DraftOf(here);
        await here.Open(second, rule, TimeSpan.FromSeconds(60));
        await using var server = new MailServer(_certificates.For("localhost"));
        await using var other = new MailServer(_certificates.For("mail.example.org"));
        await Task.Delay(TimeSpan.FromSeconds(15.2), Cancel);

        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["authority.pem"], _certificates.Pem, Cancel);
        await using (var refusing = await Serve(folder, other))
        {
            await Until(() => refusing.Errors.Contains("was not sent"), () => refusing.Output + refusing.Errors);
            refusing.Errors.ShouldContain("RemoteCertificateNameMismatch");
        }
        (other.Taken.IsEmpty, other.HeardEncrypted.IsEmpty, Secrets(other).Any()).ShouldBe((true, true, false));
        await using var serving = await Serve(folder, server);
        await Until(() => !server.Taken.IsEmpty, () => serving.Output + serving.Errors);
        var mail = server.Taken.ShouldHaveSingleItem();
        (mail.To, mail.WasEncrypted).ShouldBe(("ada@hillstreet.example", true));
        mail.Text.ShouldContain($"https://decide.example.org/c/{here.Id}/decisions/{second}");
        server.HeardEncrypted.ShouldContain(Base64(Password));
        Secrets(server).ShouldBeEmpty();
    }

    private async Task<ServerUnderTest> Serve(TemporaryFolder folder, MailServer mail) => ServerUnderTest.Run(
        folder["data"],
        [
            "--port", "0", "--url", "https://decide.example.org", "--mail-host", "localhost", "--mail-port", $"{mail.Port}",
            "--mail-user", "decide", "--mail-from", "Hill Street Bakery <decide@example.org>",
        ],
        environment: new() { ["DECISIONS_CONNECTION"] = await _api.Connection(), ["SSL_CERT_FILE"] = folder["authority.pem"], ["DECISIONS_MAIL_PASSWORD"] = Password });

    private static async Task<Guid> DraftOf(TestCommunity here) =>
        (await here.Secretary.Post("proposals", new { title = "Buy a second oven", text = "We turn orders away." })).Ok().Id;

    private static async Task Until(Func<bool> isSo, Func<string> otherwise)
    {
        for (var tries = 0; !isSo(); tries++)
        {
            tries.ShouldBeLessThan(250, otherwise());
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>What was said in the clear that must not be: who signs in, with what, and to whom a mail is.</summary>
    private static IEnumerable<string> Secrets(MailServer server) => server.Heard.Where(line =>
        new[] { "decide", Password, "@" }.Any(secret =>
            line.Contains(secret, StringComparison.Ordinal) || line.Contains(Base64(secret), StringComparison.Ordinal)));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Task<Delivery> Send(MailServer server) =>
        new SmtpMailer(new MailSettings("localhost", server.Port, "decide", Password, new MailAddress("decide@example.org", "Decisions"), Encrypted: true, 24))
            .Send(new Mail("ben@example.org", "The oven", "Hello.", new Uri("https://decide.example.org/c/1/reminders")), Cancel);
}
