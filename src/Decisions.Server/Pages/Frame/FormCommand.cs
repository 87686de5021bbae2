using System.Security.Cryptography;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Server.Pages.Frame;

/// <summary>
/// The command that a form is. Its id follows from the form's hidden key and all that was filled in: the same form sent
/// twice is one command, and the same form sent again with another answer is another.
/// </summary>
public static class FormCommand
{
    public const string KeyField = "command";
    public const string AntiforgeryField = "form-token";

    public static CommandContext Of(HttpContext http, CommunityId community, Actor actor)
    {
        var fingerprint = Fingerprint(http.Request);
        var key = http.Request.Form[KeyField].ToString();
        return new CommandContext(
            community, actor,
            key.Length == 0
                ? Guid.CreateVersion7()
                : DerivedId.From($"{community}/{actor.Pseudonym}", $"{key}/{Convert.ToHexString(fingerprint)}"),
            Channel.Web)
        {
            Fingerprint = fingerprint,
            CorrelationId = System.Diagnostics.Activity.Current?.TraceId.ToString(),
        };
    }

    private static byte[] Fingerprint(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Path);
        foreach (var (name, values) in request.Form.Where(field => field.Key != AntiforgeryField).OrderBy(field => field.Key, StringComparer.Ordinal))
            foreach (var value in values)
                Append(hash, $"{name}={value}");
        foreach (var file in request.Form.Files)
        {
            using var stream = file.OpenReadStream();
            hash.AppendData(SHA256.HashData(stream));
        }
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
