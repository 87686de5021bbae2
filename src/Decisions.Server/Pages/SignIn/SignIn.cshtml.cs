using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Decisions.Server.Pages.SignIn;

/// <summary>
/// A one-time link. Looking at it uses nothing up, since mail programs look at links too; the button does.
/// </summary>
public sealed class SignInModel(AccessTokens tokens, People people, CommunityById communities) : PageModel
{
    /// <summary>What the community is called; null for the server itself, and for a link that opens nothing.</summary>
    public string? Community { get; private set; }

    /// <summary>Whom the link signs in; null when it opens nothing.</summary>
    public string? Name { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel)
    {
        if (await tokens.Check(TokenKind.Link, secret, cancel) is not { } actor)
            return Gone();
        if (actor.Community is not { } community)
        {
            Name = "its administrator";
            return Page();
        }
        Community = (await communities.Ask(community, cancel)).Value?.Name;
        Name = actor.Member is { } member
            ? (await people.ByMember(community, member, cancel))?.Name ?? "a member"
            : "an auditor";
        return Page();
    }

    /// <param name="to">Where the reader was going: an address on this server.</param>
    public async Task<IActionResult> OnPost(string secret, [FromQuery] string? to, CancellationToken cancel)
    {
        if (await tokens.Redeem(secret, cancel) is not { } redeemed)
            return Gone();
        var (_, session) = await tokens.Issue(
            TokenKind.Session, redeemed.Actor, SessionCookie.Lifetime, "browser", cancel, redeemed.Link);
        SessionCookie.Set(HttpContext, session);
        return LocalRedirect(Url.IsLocalUrl(to) ? to : "/");
    }

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
