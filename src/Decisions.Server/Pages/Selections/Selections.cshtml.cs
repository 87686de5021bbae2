using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Selections;
using Decisions.Server.Pages.Circles;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Selections;

/// <summary>The roles that a circle chose for together, and a form to begin another selection.</summary>
public sealed class SelectionsModel(PageServices services, CircleReading reading, SelectionReading selections, RulesOf rules) : CirclePage(services, reading)
{
    public ImmutableArray<ReadSelection> All { get; private set; } = [];

    public SelectionForm Form { get; private set; } = null!;

    public bool MayBegin => Leads && Actor.Member is not null && !Read.In.IsEmpty;

    /// <summary>Whether the circle has a rule by which it can consent to a nominee.</summary>
    public bool HasRule { get; private set; }

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> PrepareCircle()
    {
        All = await selections.Of(Id, Circle.Id, Cancel);
        HasRule = (await rules.Ask(Id, retiredToo: false, Cancel)).Value.Any(rule => rule.Terms.Method is PositionMethod && Circle.DecidesUnder(rule.Id));
        Form = SelectionForm.Proposed(Times, Read.Today, Request.Query["role"], Request.Query["name"]);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        Form = SelectionForm.Read(Request.Form);
        var context = Command();
        var id = new SelectionId(DerivedId.From("selection", context.CommandId.ToString()));
        var (command, unfit) = Form.Command(Circle.Id, id, Times);
        if (unfit is not null)
            return Refuse(unfit);
        var result = await SelectionHandlers.Handle(command!, context, Engine, Cancel);
        return await Answer(result, _ => $"{Here}/selections/{id}?done=selection-begun", $"{Here}/selections/{id}");
    }
}
