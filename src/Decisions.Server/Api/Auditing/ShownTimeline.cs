using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Engine.Selections;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Discussions;
using Decisions.Server.Api.Proposals;
using Decisions.Server.Api.Selections;

namespace Decisions.Server.Api.Auditing;

/// <summary>
/// The events of a timeline as one asker may see them, who may read the members; good for one answer. Ballots are told as
/// everywhere else, and what comments say only to who audits. All the rest is told: whoever writes a reason is told that every member can read it.
/// </summary>
public sealed class ShownTimeline(CommunityId community, Actor actor, ProposalReading proposals, SelectionReading selections)
{
    /// <summary>What was found of each round. That it is hidden is kept too: no ballot comes after it has closed.</summary>
    private readonly Dictionary<Guid, bool> _rounds = [];
    private readonly NominationsShown _nominations = new(community, selections);

    public async Task<TimelineItem> Item(TimelineItem item, CancellationToken cancel)
    {
        if (Permissions.ToAudit(actor, community) is not null)
            item = item with { Payload = CommentsShown.Payload(item.Type, item.Payload) };
        item = item with { Payload = await _nominations.Payload(item.Type, item.Payload, cancel) };
        if (BallotsShown.IsDelegation(item.Type) && !BallotsShown.DelegationsTo(actor, community))
            return item with { Payload = null };
        if (BallotsShown.IsProxy(item.Type))
            return item.Decision is { } spokenFor && await proposals.Load(community, spokenFor, actor, cancel) is { } read
                && BallotsShown.ProxiesTo(actor, community, read.State)
                ? item
                : item with { Payload = null };
        if (item is not { Payload: { } payload, Round: { } round, Decision: { } decision })
            return item;
        var isRedacted = BallotsShown.RedactedBallot(item.Type, payload) is not null;
        if (!isRedacted && !BallotsShown.IsBallot(item.Type) || await Shows(round, decision, cancel))
            return item;
        return item with { Payload = isRedacted ? BallotsShown.WithoutRemaining(payload) : null };
    }

    private async Task<bool> Shows(RoundId round, ProposalId decision, CancellationToken cancel)
    {
        if (_rounds.TryGetValue(round.Value, out var known))
            return known;
        var read = await proposals.Load(community, decision, actor, cancel);
        return _rounds[round.Value] =
            read is not null && BallotsShown.To(actor, community, read.State, read.Now).Contains(round.Value);
    }
}
