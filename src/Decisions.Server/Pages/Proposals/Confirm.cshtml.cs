using Decisions.Domain;
using Decisions.Engine.Meetings;
using Decisions.Engine.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Meetings;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Opens the vote that must confirm what was carried.</summary>
public sealed class ConfirmModel(PageServices services, MeetingsHolding meetings) : FacilitatorPage(services)
{
    /// <summary>The meetings under way that have the proposal on their agenda.</summary>
    public AtMeeting At { get; private set; } = AtMeeting.None;

    public string? ClosesAt { get; private set; }

    public string? RecordAt { get; private set; }

    protected override async Task<IActionResult?> PrepareDecision()
    {
        At = await AtMeeting.Of(this, meetings, Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? closesAt, [FromForm] string? recordAt)
    {
        (ClosesAt, RecordAt) = (closesAt, recordAt);
        var stated = Proposal.ToConfirm?.Confirmation?.Stated;
        var (record, badRecord) = string.IsNullOrEmpty(recordAt) ? (null, null) : Kept(recordAt, stated?.RecordAt);
        var (closing, badClosing) = Kept(closesAt, stated?.ClosesAt);
        if ((badClosing ?? badRecord) is { } rejection)
            return Refuse(rejection);
        var result = await ConfirmationHandlers.Open(
            Proposal.Id, closing, record, Command(), Engine, Services.Rolls, Cancel, At.Chosen);
        return await Answer(result, _ => $"{Here}?done=opened", $"{Here}?done=same");
    }

    /// <summary>A form holds times to the minute; one left as it was stands as it was stated, to the second.</summary>
    private (Instant? At, Rejection? Rejection) Kept(string? typed, Instant? stated) =>
        stated is { } at && Times.ToTyped(at) == typed ? (at, null) : Times.Read(typed);
}
