using Decisions.Domain.Meetings;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Meetings;

/// <summary>Ends a meeting, after asking.</summary>
public sealed class CloseModel(PageServices services) : LeadPage(services)
{
    /// <summary>What is on the agenda and was not voted on here.</summary>
    public IEnumerable<AgendaItem> Undecided => Meeting.Agenda.Where(item => item.ProposalId is { } id && !VotedOn.Contains(id));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost() => await Answer(
        await MeetingHandlers.Handle(new CloseMeeting(Meeting.Id), Command(), Engine, Cancel), _ => $"{Here}?done=meeting-closed", $"{Here}?done=meeting-closed");
}
