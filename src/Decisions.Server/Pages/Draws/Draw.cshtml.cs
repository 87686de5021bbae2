using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Draws;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Draws;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Draws;

/// <summary>One draw: what was announced, the seed, and whom it drew.</summary>
public sealed class DrawModel(PageServices services, IElectoralRolls rolls, DrawReading draws) : CommunityPage(services)
{
    private ImmutableDictionary<MemberId, string> _names = ImmutableDictionary<MemberId, string>.Empty;

    public Draw Draw { get; private set; } = null!;

    /// <summary>The seed as typed, where it was refused.</summary>
    public string TypedSeed { get; private set; } = "";

    private bool MayLead => Permissions.ToFacilitate(Actor, Id) is null && Draw.IsWaiting;

    public bool IsDue => Draw.StatusAt(Now) == DrawStatus.Due;

    /// <summary>Those that were withdrawn before it, since the last that was drawn.</summary>
    public ImmutableArray<Draw> WithdrawnBefore { get; private set; } = [];

    public bool MayPublish => MayLead && IsDue;

    public bool MayWithdraw => MayLead && !IsDue;

    /// <summary>How the reader was drawn, or null where they were not.</summary>
    public DrawnStanding? Mine => Actor.Community == Id && Actor.Member is { } member && Draw.Order.Contains(member) ? Draw.StandingOf(member) : null;

    /// <summary>Whether the reader could take their place now: who is suspended cannot.</summary>
    public bool MayTake { get; private set; }

    /// <summary>One of those who were drawn, to show how the hash is made.</summary>
    public (string Seed, string Draw, string Member, string Hash) Example => (
        Draw.Seed!, $"{Draw.Id.Value:N}", $"{Draw.Order[0].Value:N}", DrawOrder.Hash(Draw.Id, Draw.Seed!, Draw.Order[0]));

    /// <summary>Those whose place whoever leads may pass on now: they are no members any more or suspended, or have not answered in time.</summary>
    public ImmutableArray<MemberId> ToPassOn { get; private set; } = [];

    /// <summary>How many places nobody is left for.</summary>
    public int Empty => Draw.Seed is null ? 0 : Draw.Said.Places - Draw.Panel.Count();

    public string NameOf(MemberId member) => PersonInWords.Of(member, _names.GetValueOrDefault(member));

    private string Here => $"{Home}/draws/{Draw.Id}";

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new DrawId(Guid.Parse((string)RouteData.Values["draw"]!));
        if ((await Engine.Streams.Draw(Id, id, Cancel)).State is not { } state)
            return Problem.Of(HttpContext, new DrawIsUnknown(id));
        Draw = state;
        TellTimeBy((await Engine.Store.Head(Id.Value, Cancel)).Now);
        WithdrawnBefore = await draws.WithdrawnBefore(Id, id, Cancel);
        _names = (await Services.People.ByMembers(Id, [.. Draw.Order], Cancel)).ToImmutableDictionary(person => person.Member, person => person.Name);
        if (Mine is not null && Actor.Member is { } reader)
            MayTake = AnswerPlace.Decide(Draw, new AnswerPlace(Draw.Id, reader, Accepts: true, null), (await Engine.Streams.Member(Id, reader, Cancel)).State).Rejection is null;
        if (Permissions.ToFacilitate(Actor, Id) is null)
            ToPassOn = [.. await CanBePassedOn()];
        return null;
    }

    private async Task<List<MemberId>> CanBePassedOn()
    {
        List<MemberId> found = [];
        foreach (var id in Draw.Panel)
            if (PassPlaceOn.Decide(Draw, new PassPlaceOn(Draw.Id, id, "."), (await Engine.Streams.Member(Id, id, Cancel)).State, Now).Rejection is null)
                found.Add(id);
        return found;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostSeed([FromForm] string? seed)
    {
        TypedSeed = seed ?? "";
        return await Done(await DrawHandlers.Publish(Draw.Id, TypedSeed, Command(), Engine, rolls, Cancel), "seed-published");
    }

    public async Task<IActionResult> OnPostAccept() =>
        await Done(await DrawHandlers.Handle(new AnswerPlace(Draw.Id, Actor.Member ?? default, Accepts: true, null), Command(), Engine, Cancel), "place-accepted");

    public async Task<IActionResult> OnPostDecline([FromForm] string? reason) =>
        await Done(await DrawHandlers.Handle(new AnswerPlace(Draw.Id, Actor.Member ?? default, Accepts: false, reason), Command(), Engine, Cancel), "place-declined");

    public async Task<IActionResult> OnPostWithdraw([FromForm] string? reason) =>
        await Done(await DrawHandlers.Handle(new WithdrawDraw(Draw.Id, reason ?? ""), Command(), Engine, Cancel), "draw-withdrawn");

    public async Task<IActionResult> OnPostPass([FromForm] Guid member, [FromForm] string? reason) =>
        await Done(await DrawHandlers.Handle(new PassPlaceOn(Draw.Id, new MemberId(member), reason ?? ""), Command(), Engine, Cancel), "place-passed-on");

    private Task<IActionResult> Done(CommandResult result, string done) => Answer(result, _ => $"{Here}?done={done}", $"{Here}?done=same");
}
