using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Engine.Identity;
using Decisions.EventStore.Reading;
using Decisions.Server.Api.Ballots;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Log;

/// <summary>The events of a log as one asker may see them; good for one answer or one stream of them.</summary>
internal sealed class ShownLog(CommunityId community, Actor actor, ProposalReading proposals)
{
    /// <summary>What was found of each round. That it is hidden is kept too: no ballot comes after it has closed.</summary>
    private readonly Dictionary<Guid, bool> _rounds = [];

    public async Task<LogItem> Item(LoggedEvent logged, CancellationToken cancel) =>
        LogItem.Of(logged, withPayload: !BallotsShown.IsBallot(logged.Event.Type) || await Shows(logged.Event, cancel));

    private async Task<bool> Shows(StoredEvent ballot, CancellationToken cancel)
    {
        if (!actor.Has(community, Role.Auditor))
            return false;
        var (round, proposal, _) = BallotsShown.Key((IBallotEvent)EventCatalogue.Current.Read(ballot.Type, ballot.Data.Span));
        if (_rounds.TryGetValue(round.Value, out var known))
            return known;
        var read = await proposals.Load(community, proposal, actor, cancel);
        return _rounds[round.Value] =
            read is not null && BallotsShown.To(actor, community, read.State, read.Now).Contains(round.Value);
    }
}
