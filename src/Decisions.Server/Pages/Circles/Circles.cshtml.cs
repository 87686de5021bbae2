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
    public CircleList Inside(Circle circle) => this with { Circles = Tree.Inside(circle.Id) };

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

    public IEnumerable<Circle> Closed => Tree.All.Where(circle => circle.IsClosed);

    public CircleList List(CircleId? parent) => new(Tree, Tree.Inside(parent), _mine, Home);

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
