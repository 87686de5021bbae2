using Decisions.Domain.Circles;
using Decisions.Domain.Serialization;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Circles;

/// <summary>Whoever leads a circle says in which order a role of it passes on, or that it does no longer.</summary>
public sealed class RotateModel(PageServices services, CircleReading reading) : CirclePage(services, reading)
{
    public string LeadHere => $"{Here}/lead";

    public string RotateHere => $"{Here}/rotate";

    public RotationForm Form { get; private set; } = null!;

    protected override Task<IActionResult?> PrepareCircle()
    {
        if (Permissions.ToLeadCircle(Actor, Id, Read.Standing) is { } rejection)
            return Task.FromResult<IActionResult?>(Problem.Of(HttpContext, rejection));
        var stated = Read.Rotations.FirstOrDefault(each => Request.Query["role"] == Words<CircleRole>.Of(each.Rotation.Role)
            && each.Rotation.IsOf(each.Rotation.Role, Request.Query["name"] is [{ Length: > 0 } name] ? name : null));
        Form = RotationForm.Of(stated?.Rotation, Times.ToTypedDay(Read.Today));
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        Form = RotationForm.Read(Request.Form, Read.In);
        var (command, unfit) = Form.ToCommand(Circle.Id, Times);
        return command is null
            ? Refuse(unfit!)
            : await Answer(await TurnHandlers.Handle(command, Command(), Engine, Cancel), _ => $"{Here}?done=rotation-stated", $"{Here}?done=same");
    }

    public async Task<IActionResult> OnPostEnd([FromForm] string? role, [FromForm] string? name, [FromForm] string? reason) => await Answer(
        await TurnHandlers.Handle(
            new EndRotation(Circle.Id, Words<CircleRole>.TryParse(role ?? "", out var which) ? which : CircleRole.Own, string.IsNullOrEmpty(name) ? null : name, reason ?? ""),
            Command(), Engine, Cancel),
        _ => $"{RotateHere}?done=rotation-ended", $"{RotateHere}?done=same");
}
