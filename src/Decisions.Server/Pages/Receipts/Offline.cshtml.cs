using System.Security.Cryptography;
using System.Text;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Decisions.Server.Pages.Receipts;

/// <summary>The page that checks receipts, in one file with its style and script, to be kept.</summary>
public sealed class OfflineModel : PageModel
{
    public string Style { get; } = Assets.Text("style.css");

    public string Script { get; } = Assets.Text("check.js");

    /// <summary>Allows this very style and this very script, and no connection to anywhere.</summary>
    public string Policy =>
        $"default-src 'none'; script-src {Hash(Script)}; style-src {Hash(Style)}; connect-src 'none'; form-action 'none'; base-uri 'none'";

    public void OnGet() => Response.Headers.ContentSecurityPolicy = $"{Policy}; frame-ancestors 'none'";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
