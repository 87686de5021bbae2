using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace Decisions.Server.Pages.Frame;

/// <summary>
/// The pages' own files: a style sheet, a script, an icon. Each address carries the digest of what it answers, so a
/// browser may keep it for good.
/// </summary>
public static class Assets
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, Asset> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Read)
        .ToFrozenDictionary(asset => asset.Name);

    /// <summary>The address of a file.</summary>
    public static string Path(string name) => $"/assets/{All[name].Digest}/{name}";

    /// <summary>What a file holds, for a page that must carry it in itself.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(All[name].Content);

    public static void Map(WebApplication app) =>
        app.MapMethods("/assets/{digest}/{name}", ["GET", "HEAD"], Answer).ExcludeFromDescription();

    private static IResult Answer(HttpContext http, string digest, string name)
    {
        if (!All.TryGetValue(name, out var asset) || asset.Digest != digest)
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType);
    }

    private static Asset Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new Asset(
            resource[Prefix.Length..], content, Convert.ToHexStringLower(SHA256.HashData(content))[..12],
            System.IO.Path.GetExtension(resource) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".js" => "text/javascript; charset=utf-8",
                ".svg" => "image/svg+xml",
                var other => throw new NotSupportedException($"No media type is known for '{other}'."),
            });
    }

    private sealed record Asset(string Name, byte[] Content, string Digest, string ContentType);
}
