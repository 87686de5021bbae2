using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Decisions.Server.Pages;

/// <summary>The first page: it leads a member to their community, and shows others what they may read.</summary>
public sealed class IndexModel(CommunitiesList communities) : PageModel
{
    private const int PageSize = 50;

    public bool IsAdmin { get; private set; }

    public Page<ListedCommunity, CommunityId> Communities { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery] Guid? after, CancellationToken cancel)
    {
        var actor = ActorFeature.Of(HttpContext).Actor;
        if (actor.Community is { } own)
            return LocalRedirect($"/c/{own}");
        IsAdmin = actor.IsAdmin;
        ImmutableArray<Visibility> shown = IsAdmin
            ? [.. Enum.GetValues<Visibility>()]
            : [Visibility.Public, Visibility.Hybrid];
        Communities = await communities.Ask(shown, after is { } id ? new CommunityId(id) : null, PageSize, cancel);
        return IsAdmin && Communities.Items.IsEmpty ? LocalRedirect("/found") : Page();
    }
}
