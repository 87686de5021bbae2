using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Identity;
using Decisions.Engine.Selections;
using Decisions.EventStore.Reading;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Proposals;
using Decisions.Server.Api.Selections;

namespace Decisions.Server.Api.Log;

/// <summary>The events of a log as one asker may see them; good for one answer or one stream of them.</summary>
internal sealed class ShownLog(CommunityId community, Actor actor, ProposalReading proposals, SelectionReading selections)
{
    /// <summary>What was found of each round. That it is hidden is kept too: no ballot comes after it has closed.</summary>
    private readonly Dictionary<Guid, bool> _rounds = [];
    private readonly NominationsShown _nominations = new(community, selections);

    public async Task<LogItem> Item(LoggedEvent logged, CancellationToken cancel)
    {
        var item = LogItem.Of(logged, withPayload: true);
        if (await _nominations.Payload(item.Type, item.Payload, cancel) is null)
            return item with { Payload = null };
        if (BallotsShown.IsDelegation(item.Type) && !BallotsShown.DelegationsTo(actor, community))
            return item with { Payload = null };
        if (BallotsShown.IsProxy(item.Type))
            return ((IProxyEvent)EventCatalogue.Current.Read(item.Type, logged.Event.Data.Span)).ProposalId is var spokenFor
                && await proposals.Load(community, spokenFor, actor, cancel) is { } found && BallotsShown.ProxiesTo(actor, community, found.State)
                ? item
                : item with { Payload = null };
        (RoundId, ProposalId)? ballot = !BallotsShown.IsBallot(item.Type)
            ? BallotsShown.RedactedBallot(item.Type, item.Payload!.Value)
            : EventCatalogue.Current.Read(item.Type, logged.Event.Data.Span) is IVoteEvent said
                ? (said.RoundId, said.ProposalId)
                : null;
        if (ballot is not var (round, proposal) || await Shows(round, proposal, cancel))
            return item;
        return item with { Payload = BallotsShown.IsBallot(item.Type) ? null : BallotsShown.WithoutRemaining(item.Payload!.Value) };
    }

    private async Task<bool> Shows(RoundId round, ProposalId proposal, CancellationToken cancel)
    {
        if (!actor.Has(community, Role.Auditor))
            return false;
        if (_rounds.TryGetValue(round.Value, out var known))
            return known;
        var read = await proposals.Load(community, proposal, actor, cancel);
        return _rounds[round.Value] =
            read is not null && BallotsShown.To(actor, community, read.State, read.Now).Contains(round.Value);
    }
}
