using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Decisions.Server.Pages.Receipts;

/// <summary>Checks a receipt in the reader's own browser. The page may ask no server anything.</summary>
public sealed class CheckModel : PageModel
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; " +
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public void OnGet() => Response.Headers.ContentSecurityPolicy = Policy;
}
