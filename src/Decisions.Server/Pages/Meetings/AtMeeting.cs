using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Engine.Meetings;
using Decisions.Server.Pages.Frame;
using NodaTime;

namespace Decisions.Server.Pages.Meetings;

/// <summary>At which meeting a vote opens: what a form offers, and what is chosen.</summary>
/// <param name="Sitting">The meetings under way that have the proposal on their agenda.</param>
/// <param name="Chosen">Null for none: members then vote by themselves.</param>
public sealed record AtMeeting(ImmutableArray<Meeting> Sitting, MeetingId? Chosen)
{
    private const string Field = "meeting";

    public static AtMeeting None { get; } = new([], null);

    /// <summary>How long a vote at a meeting is proposed to be open: time for everyone in the room, and to count.</summary>
    public static Duration UsualLength { get; } = Duration.FromMinutes(15);

    /// <summary>The one meeting under way, where the form has not been filled in yet: an amendment is mostly decided where it was called for.</summary>
    public AtMeeting OrTheOnlyOne(HttpRequest request) =>
        !request.HasFormContentType && Chosen is null && Sitting is [var only] ? this with { Chosen = only.Id } : this;

    /// <summary>Nothing is chosen for anybody: the meeting that an address or a form names, and none where it names none.</summary>
    public static async Task<AtMeeting> Of(DecisionPage page, MeetingsHolding meetings, CancellationToken cancel)
    {
        var sitting = (await meetings.Ask(page.Id, page.Proposal.Id, cancel)).Where(meeting => meeting.Status == MeetingStatus.Sitting);
        var named = page.Request.HasFormContentType ? page.Request.Form[Field] : page.Request.Query[Field];
        return new AtMeeting([.. sitting], Guid.TryParse(named, out var id) ? new MeetingId(id) : null);
    }
}
