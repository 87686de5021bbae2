using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>Calls a meeting.</summary>
public sealed class CallModel(PageServices services) : CommunityPage(services)
{
    /// <summary>The day proposed leaves fourteen clear days of notice, as many as the library's rules ask for at most.</summary>
    private const int DaysAhead = 15;

    public CallForm Form { get; private set; } = null!;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToFacilitate(Actor, Id);

    public void OnGet() => Form = new CallForm("", "", Times.Evening(DaysAhead), Times, Before: null);

    public async Task<IActionResult> OnPost([FromForm] string? title, [FromForm] string? text, [FromForm] string? beginsAt)
    {
        Form = new CallForm(title ?? "", text ?? "", beginsAt ?? "", Times, Before: null);
        var id = new MeetingId(Guid.CreateVersion7());
        var (command, rejection) = Form.Read(id);
        if (rejection is not null)
            return Refuse(rejection);
        var result = await MeetingHandlers.Handle(command!, Command(), Engine, Cancel);
        return await Answer(result, done => $"{Home}/meetings/{done.StreamId}?done=called", $"{Home}/meetings");
    }
}
