using System.Collections.Immutable;
using Decisions.Domain.Meetings;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Meetings;

/// <summary>The meetings that were called: those to come or under way first, the next one at the top; then those that are over.</summary>
public sealed class MeetingsModel(PageServices services, MeetingsOf meetings) : CommunityPage(services)
{
    public override bool IsLive => true;

    public ImmutableArray<ListedMeeting> Coming { get; private set; } = [];

    public ImmutableArray<ListedMeeting> Over { get; private set; } = [];

    public async Task OnGet()
    {
        var all = (await meetings.Ask(Id, Cancel)).Value;
        Coming = [.. all.Where(meeting => meeting.Status != MeetingStatus.Closed).Reverse()];
        Over = [.. all.Where(meeting => meeting.Status == MeetingStatus.Closed)];
    }
}
