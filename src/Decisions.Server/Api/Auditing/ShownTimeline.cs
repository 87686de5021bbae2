using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Auditing;

/// <summary>
/// The events of a timeline as one asker may see them; good for one answer. Ballots are told as everywhere else. Why
/// somebody was suspended or left is for whoever may audit, and for that member.
/// </summary>
public sealed class ShownTimeline(CommunityId community, Actor actor, ProposalReading proposals)
{
    private static readonly HashSet<string> AboutMembers =
    [
        .. EventCatalogue.Current.Types.Where(pair => pair.Value.IsAssignableTo(typeof(IMemberEvent))).Select(pair => pair.Key),
        "person_erased",
    ];

    private readonly bool _mayAudit = Permissions.ToAudit(actor, community) is null;

    /// <summary>What was found of each round. That it is hidden is kept too: no ballot comes after it has closed.</summary>
    private readonly Dictionary<Guid, bool> _rounds = [];

    public async Task<TimelineItem> Item(TimelineItem item, CancellationToken cancel) =>
        item.Payload is null || await Shows(item, cancel) ? item : item with { Payload = null };

    private async Task<bool> Shows(TimelineItem item, CancellationToken cancel)
    {
        if (AboutMembers.Contains(item.Type))
            return _mayAudit || item.Member is { } member && actor.Is(community, member);
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
