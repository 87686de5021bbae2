using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.Witnessing;
using Decisions.Server.Api.Http;
using Decisions.Server.Pages.Words;
using Decisions.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Decisions.Server.Pages.Frame;

/// <summary>A page of one community: it knows who asks, whether they may, and the community's clock.</summary>
public abstract class CommunityPage(PageServices services) : PageModel, IPageWithCommunity
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public ListedCommunity Community { get; private set; } = null!;

    public Actor Actor { get; private set; } = Actor.Visitor;

    /// <summary>The name of whoever is signed in to this community; null for a visitor.</summary>
    public string? ActorName { get; private set; }

    public CommunityTime Times { get; private set; } = null!;

    /// <summary>When the page is of: by this node's clock, or the database's where the page takes it.</summary>
    public Instant Now => Times.Now;

    /// <summary>Why what the form asked for was not done.</summary>
    public Rejection? Refusal { get; protected set; }

    public CommunityId Id => Community.Id;

    public string Home => $"/c/{Id}";

    /// <summary>Whether the page shows the log's growth as it happens.</summary>
    public virtual bool IsLive => false;

    /// <summary>
    /// How many events of the log the page knows at least. It is asked before anything else is read: what falls between
    /// is shown and follows once more, and is never missed.
    /// </summary>
    public long Known { get; private set; }

    public bool MaySeeMembers => Permissions.ToReadMembers(Actor, Id) is null;

    public bool MayKeep => Permissions.ToKeepMembers(Actor, Id) is null;

    public virtual bool MayFacilitate => Permissions.ToFacilitate(Actor, Id) is null;

    public bool MayPropose => Permissions.ToPropose(Actor, Id) is null;

    public bool MayRead => Permissions.ToRead(Actor, Id, Community.Visibility) is null;

    /// <summary>Signs that the community's log was set back or changed: for its members to see on every page.</summary>
    public ImmutableArray<LogAlarm> Alarms { get; private set; } = [];

    protected PageServices Services { get; } = services;

    protected DecisionsEngine Engine => Services.Engine;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Prepare() is { } instead)
            context.Result = instead;
        else
            await next();
    }

    /// <summary>Who may open the page; null, or why not.</summary>
    protected virtual Rejection? Gate() => Permissions.ToRead(Actor, Id, Community.Visibility);

    /// <summary>Loads what the page stands on; an answer given here is shown instead of the page.</summary>
    protected virtual async Task<IActionResult?> Prepare()
    {
        Actor = ActorFeature.Of(HttpContext).Actor;
        var id = new CommunityId(Guid.Parse((string)RouteData.Values["community"]!));
        var asked = await Services.Communities.Ask(id, Cancel);
        if (asked.Value is not { } community)
            return Problem.Of(HttpContext, new CommunityIsUnknown(id));
        (Community, Known) = (community, asked.NextIndex);
        TellTimeBy(Engine.Clock.GetCurrentInstant());
        if (Gate() is { } rejection)
            return Problem.Of(HttpContext, rejection);
        if (MaySeeMembers)
            Alarms = await Services.Alarms.Open(id.Value, Cancel);
        if (Actor.Community == id && Actor.Member is { } member)
            ActorName = (await Services.People.ByMember(id, member, Cancel))?.Name ?? "a member";
        return null;
    }

    protected void TellTimeBy(Instant now) => Times = new CommunityTime(DateTimeZoneProviders.Tzdb[Community.TimeZone], now);

    protected CommandContext Command() => FormCommand.Of(HttpContext, Id, Actor);

    /// <summary>
    /// Where a form leads: on to an address once the read models know what it did, or back to the form with what was
    /// filled in and why it was refused.
    /// </summary>
    protected async Task<IActionResult> Answer(CommandResult result, Func<Done, string> done, string unchanged)
    {
        switch (result)
        {
            case Done landed:
                await CatchUp(landed.Index);
                return Redirect(done(landed));
            case Unchanged:
                return Redirect(unchanged);
            case Refused { Rejection: var rejection }:
                return Refuse(rejection);
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    protected IActionResult Refuse(Rejection rejection)
    {
        Refusal = rejection;
        Response.StatusCode = Problems.StatusOf(rejection);
        return Page();
    }

    protected Task CatchUp(long index) => Services.CaughtUp.WaitFor(Id, index + 1, Patience, Cancel);
}

/// <summary>What the frame around a page shows of its community.</summary>
public interface IPageWithCommunity
{
    ListedCommunity Community { get; }
    string? ActorName { get; }
    string Home { get; }
    bool IsLive { get; }
    long Known { get; }
    bool MaySeeMembers { get; }
    bool MayRead { get; }
    ImmutableArray<LogAlarm> Alarms { get; }
}
