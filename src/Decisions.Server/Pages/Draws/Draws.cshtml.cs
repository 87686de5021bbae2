using Decisions.Domain;
using Decisions.Domain.Draws;
using Decisions.Engine.Commands;
using Decisions.Engine.Draws;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Draws;

/// <summary>The panels that were drawn by lot, and a form to announce another draw.</summary>
public sealed class DrawsModel(PageServices services, DrawReading draws, IElectoralRolls rolls) : CommunityPage(services)
{
    private const int PageSize = 50;

    public Page<ReadDraw, long> Listed { get; private set; } = new([], null);

    /// <summary>The draw that waits for its seed: until it is drawn or withdrawn, no other is announced.</summary>
    public Draw? Waiting { get; private set; }

    public bool MayAnnounce => Permissions.ToFacilitate(Actor, Id) is null && Waiting is null;

    /// <summary>What was typed, where it was refused.</summary>
    public (string Title, string Purpose, string Places, string Reserves, string SeedFrom, string SeedAt, string AnswerDays) Typed { get; private set; }

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        Typed = ("", "", "", "", "", Times.Evening(7), "7");
        TellTimeBy((await Engine.Store.Head(Id.Value, Cancel)).Now);
        Waiting = await draws.Waiting(Id, null, Cancel);
        return null;
    }

    public Task OnGet([FromQuery] long? after) => List(after);

    private async Task List(long? after) => Listed = (await draws.Ask(Id, after, PageSize, Cancel)).Value;

    public async Task<IActionResult> OnPost(
        [FromForm] string? title, [FromForm] string? purpose, [FromForm] string? places, [FromForm] string? reserves, [FromForm] string? seedFrom, [FromForm] string? seedAt,
        [FromForm] string? answerDays)
    {
        Typed = (title ?? "", purpose ?? "", places ?? "", reserves ?? "", seedFrom ?? "", seedAt ?? "", answerDays ?? "");
        await List(null);
        var (at, noTime) = Times.Read(seedAt);
        if (at is not { } known)
            return Refuse(noTime!);
        var context = Command();
        var id = new DrawId(DerivedId.From(context.CommandId.ToString(), "draw"));
        var result = await DrawHandlers.Announce(
            pool => new AnnounceDraw(id, Typed.Title, Typed.Purpose, pool, Number(places), Number(reserves), Typed.SeedFrom, known, Number(answerDays)), context, Engine, rolls, draws, Services.CaughtUp, Cancel);
        return await Answer(result, _ => $"{Home}/draws/{id}?done=draw-announced", $"{Home}/draws/{id}");
    }

    /// <summary>What is no number is refused as one that there cannot be.</summary>
    private static int Number(string? typed) => int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;
}
