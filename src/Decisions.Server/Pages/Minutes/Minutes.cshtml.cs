using System.Text;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Engine.Identity;
using Decisions.Server.Minutes;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Minutes;

/// <summary>The minutes of a meeting as the record gives them, and whether they are approved. They name who was there, so they are for members.</summary>
public class MinutesModel(PageServices services, MinutesReading reading) : MeetingPage(services)
{
    public ReadableMinutes Minutes { get; private set; } = null!;

    /// <summary>When the meeting was closed, or null where it is not over.</summary>
    protected Instant? ClosedAt { get; private set; }

    public bool MayApprove => IsOver && Permissions.ToApproveMinutes(Actor, Id) is null && Minutes.Approval?.Said.Digest != Minutes.Digest;

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        if (await reading.Of(Id, Meeting.Id, Times, Cancel) is not (var read, var source))
            return Problem.Of(HttpContext, new MeetingIsUnknown(Meeting.Id));
        Minutes = read;
        ClosedAt = MinutesApprover.Of(source.Events, null, [], null, []).ClosedAt;
        return null;
    }

    public virtual void OnGet()
    {
    }

    /// <summary>The same as a file.</summary>
    public IActionResult OnGetMarkdown() => File(Encoding.UTF8.GetBytes(Minutes.Markdown), "text/markdown; charset=utf-8", "minutes.md");
}
