using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.Minutes;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Minutes;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Minutes;

/// <summary>Puts on record that minutes were approved, as they were read.</summary>
public sealed class ApproveModel(
    PageServices services, MinutesReading reading, MinutesOf minutes, MeetingsOf meetings, RegisterOfDecisions register) : MinutesModel(services, reading)
{
    private const int Few = 50;

    public ImmutableArray<ListedMeeting> Meetings { get; private set; } = [];

    public ImmutableArray<ListedDecision> Decisions { get; private set; } = [];

    public string? ByMeeting { get; private set; }

    public string? DecidedBy { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The digest of the minutes that the form was shown with.</summary>
    public string Read { get; private set; } = "";

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToApproveMinutes(Actor, Id);

    protected override async Task<IActionResult?> PrepareMeeting()
    {
        if (await base.PrepareMeeting() is { } instead)
            return instead;
        Read = Minutes.Digest;
        // Only what came after this meeting can have approved its minutes.
        Meetings =
        [
            .. (await meetings.Ask(Id, Cancel)).Value.Where(meeting => meeting.Id != Meeting.Id && meeting.Status != MeetingStatus.Called
                && (meeting.Status == MeetingStatus.Sitting || meeting.AppointedAt > Meeting.AppointedAt)),
        ];
        Decisions =
        [
            .. (await register.Ask(Id, onlyRegister: true, [ProposalStatus.Carried], null, Now, null, Few, Cancel)).Value.Items
                .Where(decision => decision.Round?.DeclaredAt > ClosedAt),
        ];
        return null;
    }

    public async Task<IActionResult> OnPost([FromForm] string? digest, [FromForm] string? byMeeting, [FromForm] string? decidedBy, [FromForm] string? note)
    {
        (ByMeeting, DecidedBy, Note, Read) = (byMeeting, decidedBy, note, digest ?? "");
        var result = await ApproveMinutesHandler.Handle(
            new ApproveMinutes(
                Meeting.Id, digest ?? "", Actor.Member, Guid.TryParse(decidedBy, out var proposal) ? new ProposalId(proposal) : null,
                Guid.TryParse(byMeeting, out var meeting) ? new MeetingId(meeting) : null, note?.ReplaceLineEndings("\n")),
            Command(), Engine, minutes, Cancel);
        return await Answer(result, _ => $"{Here}/minutes?done=approved", $"{Here}/minutes?done=approved-before");
    }
}
