using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Decisions.Server.Tests.Reminders;

/// <summary>A mail server on loopback: it speaks SMTP (RFC 5321) as far as a client that sends needs it, and keeps what it takes.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public MailServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    /// <summary>What it took, in that order.</summary>
    public ConcurrentQueue<TakenMail> Taken { get; } = [];

    /// <summary>Every command that it was given.</summary>
    public ConcurrentQueue<string> Heard { get; } = [];

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
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
        try
        {
            await writer.WriteLineAsync("220 mail.example ready");
            var to = "";
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                Heard.Enqueue(line);
                var reply = "250 OK";
                if (line.StartsWith("RCPT TO:<", StringComparison.Ordinal))
                    (to, reply) = (line["RCPT TO:<".Length..line.IndexOf('>')], Replies.GetValueOrDefault(line["RCPT TO:<".Length..line.IndexOf('>')], reply));
                else if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 Go on");
                    Taken.Enqueue(new TakenMail(to, await Text(reader)));
                }
                else if (line == "QUIT")
                    reply = "221 Bye";
                await writer.WriteLineAsync(reply);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
        }
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
    /// <summary>The header's lines, each with what was folded under it.</summary>
    public string[] Header => Raw[..Raw.IndexOf("\n\n", StringComparison.Ordinal)].Replace("\n ", "").Split('\n');

    /// <summary>The text, in whichever of two ways it came (RFC 2045, 6).</summary>
    public string Text => Header.Contains("Content-Transfer-Encoding: base64")
        ? Encoding.UTF8.GetString(Convert.FromBase64String(Body)).Replace("\r\n", "\n") : Body;

    private string Body => Raw[(Raw.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
}
