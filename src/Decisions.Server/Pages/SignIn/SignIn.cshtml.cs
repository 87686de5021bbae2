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

    /// <summary>Whose session in this browser would end; null where there is none, or it is the same one's.</summary>
    public string? SignedIn { get; private set; }

    public async Task<IActionResult> OnGet(string secret, CancellationToken cancel)
    {
        if (await tokens.Check(TokenKind.Link, secret, cancel) is not { } actor)
            return Gone();
        Community = await CommunityOf(actor, cancel);
        Name = await NameOf(actor, cancel);
        var present = ActorFeature.Of(HttpContext);
        if (present.SessionSecret is not null && !IsSame(present.Actor, actor))
            SignedIn = await NameOf(present.Actor, cancel) +
                (present.Actor.Community == actor.Community ? "" : $" {await PlaceOf(present.Actor, cancel)}");
        return Page();
    }

    /// <param name="to">Where the reader was going: an address on this server.</param>
    public async Task<IActionResult> OnPost(string secret, [FromQuery] string? to, CancellationToken cancel)
    {
        if (await tokens.Redeem(secret, cancel) is not { } redeemed)
            return Gone();
        var (_, session) = await tokens.Issue(
            TokenKind.Session, redeemed.Actor, SessionCookie.Lifetime, "browser", cancel, redeemed.Link);
        if (ActorFeature.Of(HttpContext).SessionSecret is { } ended)
            await tokens.EndSession(ended, cancel);
        SessionCookie.Set(HttpContext, session);
        return LocalRedirect(Url.IsLocalUrl(to) ? to : "/");
    }

    private static bool IsSame(Actor one, Actor other) => one.Community == other.Community && one.Member == other.Member;

    private async Task<string?> CommunityOf(Actor actor, CancellationToken cancel) =>
        actor.Community is { } community ? (await communities.Ask(community, cancel)).Value?.Name : null;

    private async Task<string> NameOf(Actor actor, CancellationToken cancel) => actor switch
    {
        { Community: null } => "the administrator",
        { Community: { } community, Member: { } member } => (await people.ByMember(community, member, cancel))?.Name ?? "a member",
        _ => "an auditor",
    };

    private async Task<string> PlaceOf(Actor actor, CancellationToken cancel) =>
        await CommunityOf(actor, cancel) is { } name ? $"to {name}" : "of this server";

    private PageResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
