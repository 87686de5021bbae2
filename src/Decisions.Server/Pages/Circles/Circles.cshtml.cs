using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>The circles right inside one, or those inside none, each with what is inside it.</summary>
public sealed record CircleList(CircleTree Tree, ImmutableArray<Circle> Circles, CirclesOfMine.Mine Mine, string Home)
{
    /// <summary>The most that are listed at once of those inside one circle, or of those inside none.</summary>
    public const int Most = 50;

    public CircleList Inside(Circle circle) => this with { Circles = [.. Tree.Inside(circle.Id).Take(Most)] };

    /// <summary>How many more are inside a circle than are listed there.</summary>
    public int More(Circle circle) => Math.Max(0, Tree.Inside(circle.Id).Length - Most);

    /// <summary>How the reader stands to a circle, in words; null where they have nothing to do with it.</summary>
    public string? Standing(Circle circle) => Mine.In.Contains(circle.Id) ? "You are in it" : Mine.Followed.Contains(circle.Id) ? "You follow it" : null;
}

/// <summary>The circles of a community as they are nested.</summary>
public sealed class CirclesModel(PageServices services, CirclesOfMine mine) : CommunityPage(services)
{
    private CirclesOfMine.Mine _mine = CirclesOfMine.Mine.None;

    public CircleTree Tree { get; private set; } = CircleTree.None;

    public CircleForm Form { get; private set; } = CircleForm.Empty;

    public bool MayForm => Permissions.ToFormCircle(Actor, Id) is null;

    /// <summary>How many of those inside none come before this page.</summary>
    [FromQuery(Name = "after")]
    public int? After { get; set; }

    /// <summary>How many closed ones do.</summary>
    [FromQuery(Name = "closedAfter")]
    public int? ClosedAfter { get; set; }

    private ImmutableArray<Circle> AllClosed => [.. Tree.All.Where(circle => circle.IsClosed)];

    public IEnumerable<Circle> Closed => AllClosed.Skip(ClosedAfter ?? 0).Take(CircleList.Most);

    /// <summary>Where the next page of open circles begins, or of closed ones; null on the last.</summary>
    public int? Next => NextOf(After, Tree.Inside(null).Length);

    public int? NextClosed => NextOf(ClosedAfter, AllClosed.Length);

    public CircleList List => new(Tree, [.. Tree.Inside(null).Skip(After ?? 0).Take(CircleList.Most)], _mine, Home);

    private static int? NextOf(int? after, int all) => (after ?? 0) + CircleList.Most is var next && next > 0 && next < all ? next : null;

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        Tree = (await Engine.Streams.Circles(Id, Cancel)).State ?? CircleTree.None;
        if (Actor.Community == Id && Actor.Member is { } member)
            _mine = await mine.Ask(Id, member, Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        Form = CircleForm.Read(Request.Form, "new");
        var context = Command();
        var id = new CircleId(DerivedId.From("circle", context.CommandId.ToString()));
        var result = await CircleHandlers.Handle(new FormCircle(id, null, Form.Name, Form.Purpose, Form.Joining), context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/circles/{id}?done=circle-formed", $"{Home}/circles/{id}");
    }
}
