using Decisions.Domain.Meetings;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>Puts an adjourned meeting to another time than it was adjourned to.</summary>
public sealed class MoveModel(PageServices services) : LeadPage(services)
{
    public string Until { get; private set; } = "";

    public string? Reason { get; private set; }

    protected override Task<IActionResult?> PrepareMeeting() => Task.FromResult<IActionResult?>(
        Meeting.Status == MeetingStatus.Adjourned || Request.Method == HttpMethods.Post ? null : Problem.Of(HttpContext, new MeetingIsNotAdjourned(Meeting.Id)));

    public void OnGet() => Until = Times.ToTyped(Meeting.AppointedAt);

    public async Task<IActionResult> OnPost([FromForm] string? until, [FromForm] string? reason)
    {
        (Until, Reason) = (until ?? "", reason);
        var (at, rejection) = Times.Read(until);
        if (rejection is not null)
            return Refuse(rejection);
        var result = await MeetingHandlers.Handle(
            new MoveSitting(Meeting.Id, at!.Value, reason?.ReplaceLineEndings("\n")), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=sitting-moved", $"{Here}?done=same");
    }
}
