using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ConsentRounds;

/// <summary>Reads the positions of a pass from its ballots' own events.</summary>
public static class PassReading
{
    /// <summary>The ballots that stand in a round.</summary>
    public static async Task<ImmutableArray<Ballot>> Ballots(CommunityId community, Round round, DecisionsEngine engine, CancellationToken cancel)
    {
        Dictionary<string, Ballot> ballots = new(StringComparer.Ordinal);
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.BallotsOf(round.Id), cancel))
            ballots[stored.Stream] = Ballot.Fold(
                ballots.GetValueOrDefault(stored.Stream), (IBallotEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span))!;
        return [.. ballots.Values.Where(ballot => ballot.Vote is not null)];
    }

    /// <summary>The positions that ballots give.</summary>
    public static PassSignals Signals(Round round, IEnumerable<Ballot> ballots) => new(
        round, [.. ballots.Select(ballot => new Signal(ballot.MemberId, ((PositionChoice)ballot.Vote!.Choice).Position, ballot.Vote.Reason))]);
}
