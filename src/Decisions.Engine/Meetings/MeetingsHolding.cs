using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Meetings;

namespace Decisions.Engine.Meetings;

/// <summary>Which meetings that are not over have a proposal on their agenda? A community has few of these at a time.</summary>
public sealed class MeetingsHolding(DecisionsEngine engine, MeetingsOf meetings)
{
    public async Task<ImmutableArray<Meeting>> Ask(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<Meeting>();
        foreach (var listed in (await meetings.Ask(community, cancel)).Value.Where(meeting => meeting.Status != MeetingStatus.Closed))
            if ((await engine.Streams.Meeting(community, listed.Id, cancel)).State is { Status: not MeetingStatus.Closed } meeting && meeting.IsOnAgenda(proposal))
                found.Add(meeting);
        return found.ToImmutable();
    }
}
