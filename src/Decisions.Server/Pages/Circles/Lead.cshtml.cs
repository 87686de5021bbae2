using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>What whoever leads a circle does for it.</summary>
public sealed class LeadModel(PageServices services, CircleReading reading, RulesOf rules, UndecidedInCircle undecided, CaughtUp caughtUp) : CirclePage(services, reading)
{
    public string LeadHere => $"{Here}/lead";

    public ImmutableArray<ListedRule> Rules { get; private set; } = [];

    public CircleForm New { get; private set; } = CircleForm.Empty;

    public CircleForm Changed { get; private set; } = CircleForm.Empty;

    /// <summary>What was chosen for a role, where it was refused.</summary>
    public string? Typed(string field) => Refusal is not null && Request.Query["handler"] == "Fill" ? Request.Form[field].ToString() : null;

    protected override async Task<IActionResult?> PrepareCircle()
    {
        if (Permissions.ToLeadCircle(Actor, Id, Read.Standing) is { } rejection)
            return Problem.Of(HttpContext, rejection);
        Rules = (await rules.Ask(Id, retiredToo: false, Cancel)).Value;
        Changed = CircleForm.Of(Circle);
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostLetIn([FromForm] Guid member) => Did(
        "circle-let-in", CircleMemberHandlers.Handle(new LetIntoCircle(Circle.Id, new MemberId(member), Actor.Member ?? default), Command(), Engine, Cancel));

    public Task<IActionResult> OnPostRefuse([FromForm] Guid member, [FromForm] string? reason) => Did(
        "circle-refused", CircleMemberHandlers.Handle(new RefuseJoining(Circle.Id, new MemberId(member), Actor.Member ?? default, reason ?? ""), Command(), Engine, Cancel));

    public async Task<IActionResult> OnPostFill([FromForm] string? role, [FromForm] string? name, [FromForm] Guid member, [FromForm] string? from, [FromForm] string? until)
    {
        var (first, firstUnfit) = Times.ReadDay(from);
        var (last, lastUnfit) = Times.ReadDay(until);
        if (first is not { } begins || last is not { } ends)
            return Refuse((firstUnfit ?? lastUnfit)!);
        return await Did("role-filled", CircleMemberHandlers.Handle(
            new FillCircleRole(Circle.Id, RoleOf(role), string.IsNullOrWhiteSpace(name) ? null : name, new MemberId(member), begins, ends), Command(), Engine, Cancel));
    }

    /// <summary>Ends the term beside which it is pressed, and none else of that member.</summary>
    public async Task<IActionResult> OnPostVacate([FromForm] string? role, [FromForm] string? name, [FromForm] Guid member, [FromForm] string? from, [FromForm] string? reason)
    {
        var (first, unfit) = Times.ReadDay(from);
        return unfit is not null ? Refuse(unfit) : await Did("role-vacated", CircleMemberHandlers.Handle(
            new VacateCircleRole(Circle.Id, RoleOf(role), string.IsNullOrEmpty(name) ? null : name, new MemberId(member), reason, first), Command(), Engine, Cancel));
    }

    public Task<IActionResult> OnPostRules([FromForm] Guid[]? rules) => Did(
        "circle-rules", CircleHandlers.Handle(new NameCircleRules(Circle.Id, [.. (rules ?? []).Select(rule => new RuleId(rule))]), Command(), Engine, Cancel));

    public async Task<IActionResult> OnPostForm()
    {
        New = CircleForm.Read(Request.Form, "new");
        var context = Command();
        var id = new CircleId(DerivedId.From("circle", context.CommandId.ToString()));
        var result = await CircleHandlers.Handle(new FormCircle(id, Circle.Id, New.Name, New.Purpose, New.Joining), context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/circles/{id}?done=circle-formed", $"{Home}/circles/{id}");
    }

    public Task<IActionResult> OnPostChange()
    {
        Changed = CircleForm.Read(Request.Form, "this");
        return Did("circle-changed", CircleHandlers.Handle(new ChangeCircle(Circle.Id, Changed.Name, Changed.Purpose, Changed.Joining), Command(), Engine, Cancel));
    }

    public async Task<IActionResult> OnPostClose([FromForm] string? reason) => await Answer(
        await CircleHandlers.Handle(new CloseCircle(Circle.Id, reason ?? ""), Command(), Engine, undecided, caughtUp, Cancel), _ => $"{Here}?done=circle-closed", Here);

    private async Task<IActionResult> Did(string notice, Task<CommandResult> doing) =>
        await Answer(await doing, _ => $"{LeadHere}?done={notice}", $"{LeadHere}?done=same");

    /// <summary>A word that no form of this page sends is a role of the circle's own, which then has no name.</summary>
    private static CircleRole RoleOf(string? word) => Words<CircleRole>.TryParse(word ?? "", out var role) ? role : CircleRole.Own;
}
