using System.Security.Cryptography;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Server.SignIn;

namespace Decisions.Server.Api.Http;

/// <summary>What an endpoint reads from a request besides its route.</summary>
public static class ApiRequest
{
    /// <summary>The largest body that is read, in bytes.</summary>
    public const int BodyLimit = 1 << 20;

    private const int KeyLimit = 255;

    /// <summary>
    /// Reads the command that a request is: its body, its idempotency key and its precondition; then answers with
    /// what <paramref name="handle"/> makes of it.
    /// </summary>
    public static async Task<IResult> Command<TBody>(
        HttpContext http, Guid community, Func<TBody, CommandContext, Task<IResult>> handle)
    {
        var (bytes, rejection) = await ReadBody(http);
        if (rejection is not null)
            return Problems.Of(rejection);
        if (!http.Request.HasJsonContentType())
            return Problems.Of(new BodyIsNotJson());
        var (body, unreadable) = JsonBody.Parse<TBody>(bytes!);
        if (unreadable is not null)
            return Problems.Of(unreadable);
        var (context, malformed) = Context(http, community, bytes!);
        return malformed is not null ? Problems.Of(malformed) : await handle(body!, context!);
    }

    /// <summary>The same for a request without a body.</summary>
    public static async Task<IResult> Command(HttpContext http, Guid community, Func<CommandContext, Task<IResult>> handle)
    {
        var (context, malformed) = Context(http, community, []);
        return malformed is not null ? Problems.Of(malformed) : await handle(context!);
    }

    private static async Task<(byte[]? Bytes, Rejection? Rejection)> ReadBody(HttpContext http)
    {
        if (http.Request.ContentLength > BodyLimit)
            return (null, new BodyIsTooLarge(BodyLimit));
        using var buffer = new MemoryStream();
        var chunk = new byte[16_384];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + read > BodyLimit)
                return (null, new BodyIsTooLarge(BodyLimit));
            buffer.Write(chunk, 0, read);
        }
        return (buffer.ToArray(), null);
    }

    private static (CommandContext? Context, Rejection? Rejection) Context(HttpContext http, Guid community, byte[] body)
    {
        var actor = ActorFeature.Of(http).Actor;
        var (version, stale) = EntityTags.Expected(http.Request);
        if (stale is not null)
            return (null, stale);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > KeyLimit)
            return (null, new HeaderIsMalformed("Idempotency-Key", $"Use at most {KeyLimit} characters, such as a UUID."));
        var context = new CommandContext(
            new CommunityId(community), actor,
            key.Length == 0 ? Guid.CreateVersion7() : DerivedId.From($"{community}/{actor.Pseudonym}", key), Channel.Api)
        {
            Fingerprint = key.Length == 0 ? null : Fingerprint(http.Request, body),
            ExpectedVersion = version,
            CorrelationId = System.Diagnostics.Activity.Current?.TraceId.ToString(),
        };
        return (context, null);
    }

    private static byte[] Fingerprint(HttpRequest request, byte[] body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
