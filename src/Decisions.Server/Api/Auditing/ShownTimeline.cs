using Decisions.Domain.Communities;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Auditing;

/// <summary>
/// The events of a timeline as one asker may see them, who may read the members; good for one answer. Ballots are told as
/// everywhere else. All the rest is told: whoever writes a reason is told that every member can read it.
/// </summary>
public sealed class ShownTimeline(CommunityId community, Actor actor, ProposalReading proposals)
{
    /// <summary>What was found of each round. That it is hidden is kept too: no ballot comes after it has closed.</summary>
    private readonly Dictionary<Guid, bool> _rounds = [];

    public async Task<TimelineItem> Item(TimelineItem item, CancellationToken cancel) =>
        item.Payload is null || await Shows(item, cancel) ? item : item with { Payload = null };

    private async Task<bool> Shows(TimelineItem item, CancellationToken cancel)
    {
        if (!BallotsShown.IsBallot(item.Type))
            return true;
        if (item is not { Round: { } round, Decision: { } decision })
            return false;
        if (_rounds.TryGetValue(round.Value, out var known))
            return known;
        var read = await proposals.Load(community, decision, actor, cancel);
        return _rounds[round.Value] =
            read is not null && BallotsShown.To(actor, community, read.State, read.Now).Contains(round.Value);
    }
}
