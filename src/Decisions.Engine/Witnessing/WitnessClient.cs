using System.Net.Http.Headers;
using System.Text;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Witnessing;

namespace Decisions.Engine.Witnessing;

/// <summary>
/// Sends requests to witnesses (C2SP tlog-witness). Their addresses are named by communities and are trusted with nothing:
/// an answer is short, comes soon and from where it was asked for, and is shown to nobody but as what it means.
/// </summary>
public sealed class WitnessClient : IDisposable
{
    /// <summary>The bytes of an answer at most; a cosignature has some 150.</summary>
    private const int Longest = 16_384;

    private const string Broken = "The connection broke before it had answered.";

    /// <summary>For one request and its answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <exception cref="WitnessIsSilentException">There was no answer that can be read.</exception>
    public async Task<WitnessReply> Send(string url, AddCheckpointRequest request, VerifierKey witness, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, $"{url}/add-checkpoint") { Content = new ByteArrayContent(request.ToBytes()) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            using var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            var body = await Read(answer.Content, patience.Token);
            return WitnessReply.Read((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, body, request.Note, witness);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new WitnessIsSilentException($"It did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException fault)
        {
            throw new WitnessIsSilentException(fault.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "The name in its address is not known.",
                HttpRequestError.SecureConnectionError => "Its certificate is not one that this server trusts.",
                HttpRequestError.ConnectionError => "Nothing answers at its address.",
                HttpRequestError.ResponseEnded => Broken,
                HttpRequestError.Unknown when fault.InnerException is IOException => Broken,
                _ => "What answers at its address is no witness.",
            });
        }
        catch (IOException)
        {
            throw new WitnessIsSilentException(Broken);
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<string> Read(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var bytes = new byte[Longest + 1];
        var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length <= Longest
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new WitnessIsSilentException("Its answer is too long to be a witness's.");
    }
}

/// <summary>A witness gave no answer that can be read; the message says why, for people.</summary>
public sealed class WitnessIsSilentException(string message) : Exception(message);
