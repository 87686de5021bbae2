using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>Calls a meeting anew that has not begun: at another time, in another place, by another name.</summary>
public sealed class CallAnewModel(PageServices services) : LeadPage(services)
{
    public CallForm Form { get; private set; } = null!;

    public void OnGet() => Form = new CallForm(Meeting.Title, Meeting.Text, Times.ToTyped(Meeting.AppointedAt), Times, Meeting.AppointedAt);

    public async Task<IActionResult> OnPost([FromForm] string? title, [FromForm] string? text, [FromForm] string? beginsAt)
    {
        Form = new CallForm(title ?? "", text ?? "", beginsAt ?? "", Times, Meeting.AppointedAt);
        var (command, rejection) = Form.Read(Meeting.Id);
        if (rejection is not null)
            return Refuse(rejection);
        var result = await MeetingHandlers.CallAnew(command!, Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=called-anew", $"{Here}?done=same");
    }
}
