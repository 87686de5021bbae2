using Decisions.Engine.Identity;
using Decisions.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Decisions.Server.Pages.SignIn;

/// <summary>Ends this browser's session. The page asks first, since signing in again needs a new link.</summary>
public sealed class SignOutModel(AccessTokens tokens) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (ActorFeature.Of(HttpContext).SessionSecret is { } secret)
            await tokens.EndSession(secret, cancel);
        SessionCookie.Remove(HttpContext);
        return LocalRedirect("/");
    }
}
