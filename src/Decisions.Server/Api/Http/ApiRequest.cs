using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
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
        var (body, unreadable) = Parse<TBody>(http, bytes!);
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

    private static (TBody? Body, Rejection? Rejection) Parse<TBody>(HttpContext http, byte[] bytes)
    {
        if (!http.Request.HasJsonContentType())
            return (default, new BodyIsNotJson());
        try
        {
            return JsonSerializer.Deserialize<TBody>(bytes, ApiJson.Options) is { } body
                ? (body, null)
                : (default, new BodyIsMalformed("$", "it is null."));
        }
        catch (JsonException fault)
        {
            return (default, new BodyIsMalformed(fault.Path ?? "$", Sentence(fault)));
        }
    }

    /// <summary>The serializer's own words name .NET types; a caller is told what is wrong, and the path says where.</summary>
    private static string Sentence(JsonException fault) =>
        fault.InnerException is null && !fault.Message.Contains("Decisions.", StringComparison.Ordinal) && !fault.Message.Contains("System.", StringComparison.Ordinal)
            ? fault.Message.Split(" Path:")[0]
            : "the value is missing, unknown or of the wrong kind; see the API reference.";

    private static (CommandContext? Context, Rejection? Rejection) Context(HttpContext http, Guid community, byte[] body)
    {
        var actor = ActorFeature.Of(http).Actor;
        var (version, stale) = ExpectedVersion(http.Request);
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

    private static (long? Version, Rejection? Rejection) ExpectedVersion(HttpRequest request)
    {
        var none = request.Headers.IfNoneMatch.ToString();
        if (none.Length > 0)
            return none == "*" ? (0, null) : (null, new HeaderIsMalformed("If-None-Match", "Only '*' is understood with a command: 'it must not exist yet'."));
        var match = request.Headers.IfMatch.ToString();
        if (match.Length == 0)
            return (null, null);
        return match is ['"', .. var inner, '"'] && long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (version, null)
            : (null, new HeaderIsMalformed("If-Match", "Send the ETag exactly as you received it, such as \"3\"."));
    }
}
