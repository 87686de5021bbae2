using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Decisions.Server.Tests.Reminders;

/// <summary>A mail server on loopback: it speaks SMTP (RFC 5321) as far as a client that sends needs it, and keeps what it takes.</summary>
/// <remarks>With a certificate it offers STARTTLS (RFC 3207), and to sign in once that is done.</remarks>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    public MailServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    /// <summary>What it took, in that order.</summary>
    public ConcurrentQueue<TakenMail> Taken { get; } = [];

    /// <summary>Every command that it was given in the clear.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

    /// <summary>Every line that it was given encrypted, as far as mails were not taken of it.</summary>
    public ConcurrentQueue<string> HeardEncrypted { get; } = [];

    /// <summary>What it replies to an address in place of '250 OK'.</summary>
    public ConcurrentDictionary<string, string> Replies { get; } = [];

    public IEnumerable<string> Addressees => Taken.Select(mail => mail.To).Order(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            if (!await Talk(stream, isEncrypted: false, "220 mail.example ready"))
                return;
            await using var encrypted = new SslStream(stream);
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
            await Talk(encrypted, isEncrypted: true, greeting: null);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or AuthenticationException)
        {
        }
    }

    /// <returns>Whether it is to be encrypted from here on.</returns>
    private async Task<bool> Talk(Stream stream, bool isEncrypted, string? greeting)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { AutoFlush = true, NewLine = "\r\n" };
        if (greeting is not null)
            await writer.WriteLineAsync(greeting);
        var to = "";
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            (isEncrypted ? HeardEncrypted : Heard).Enqueue(line);
            var reply = "250 OK";
            if (line.StartsWith("EHLO", StringComparison.Ordinal) && _certificate is not null)
                reply = isEncrypted ? "250-mail.example\r\n250 AUTH LOGIN" : "250-mail.example\r\n250 STARTTLS";
            else if (line == "STARTTLS")
            {
                await writer.WriteLineAsync(_certificate is null ? "502 Not here" : "220 Go ahead");
                if (_certificate is not null)
                    return true;
                continue;
            }
            else if (line.StartsWith("AUTH LOGIN", StringComparison.OrdinalIgnoreCase))
            {
                // The user's name may come with the command (RFC 4954).
                if (line.Length == "AUTH LOGIN".Length)
                    HeardEncrypted.Enqueue(await Ask(reader, writer, "334 VXNlcm5hbWU6"));
                HeardEncrypted.Enqueue(await Ask(reader, writer, "334 UGFzc3dvcmQ6"));
                reply = "235 Welcome";
            }
            else if (line.StartsWith("RCPT TO:<", StringComparison.Ordinal))
                (to, reply) = (line["RCPT TO:<".Length..line.IndexOf('>')], Replies.GetValueOrDefault(line["RCPT TO:<".Length..line.IndexOf('>')], reply));
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 Go on");
                Taken.Enqueue(new TakenMail(to, await Text(reader)) { WasEncrypted = isEncrypted });
            }
            else if (line == "QUIT")
                reply = "221 Bye";
            await writer.WriteLineAsync(reply);
        }
        return false;
    }

    private async Task<string> Ask(StreamReader reader, StreamWriter writer, string question)
    {
        await writer.WriteLineAsync(question);
        return await reader.ReadLineAsync(_stop.Token) ?? "";
    }

    private static async Task<string> Text(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line and not ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return text.ToString();
    }
}

/// <summary>One mail as it came.</summary>
internal sealed record TakenMail(string To, string Raw)
{
    public bool WasEncrypted { get; init; }

    /// <summary>The header's lines, each with what was folded under it.</summary>
    public string[] Header => Raw[..Raw.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", "").Split('\n');

    /// <summary>The text, in whichever of two ways it came (RFC 2045, 6).</summary>
    public string Text => Header.Contains("Content-Transfer-Encoding: base64")
        ? Encoding.UTF8.GetString(Convert.FromBase64String(Body)).Replace("\r\n", "\n") : Body;

    private string Body => Raw[(Raw.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
}
