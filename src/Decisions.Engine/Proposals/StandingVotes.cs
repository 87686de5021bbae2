using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Proposals;

namespace Decisions.Engine.Proposals;

/// <summary>Every vote that stands in a round, read from the ballots' own events.</summary>
/// <param name="Counted">The same ones counted together, by class too where the rule counts classes.</param>
/// <param name="ByChannel">How many came by each channel.</param>
internal sealed record StandingVotes(ImmutableArray<CountedBallots> Counted, ImmutableArray<(Channel Channel, long Ballots)> ByChannel)
{
    public static StandingVotes None { get; } = new([], []);

    public static async Task<StandingVotes> Read(
        CommunityId community, Round round, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var roll = round.Roll.Classes is null ? null : await rolls.Of(community, round, cancel);
        Dictionary<(Choice Choice, string? Class), (long Ballots, long Votes)> counts = [];
        Dictionary<Channel, long> channels = [];
        Ballot? ballot = null;
        string? stream = null;
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.BallotsOf(round.Id), cancel))
        {
            if (stored.Stream != stream)
            {
                Add();
                (stream, ballot) = (stored.Stream, null);
            }
            ballot = Ballot.Fold(ballot, (IBallotEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span));
        }
        Add();
        return new StandingVotes(
            [.. counts.Select(pair => new CountedBallots(pair.Key.Choice, pair.Value.Ballots, pair.Key.Class, roll is null ? null : pair.Value.Votes))],
            [.. channels.Select(pair => (pair.Key, pair.Value))]);

        void Add()
        {
            if (ballot?.Vote is not { } vote)
                return;
            var placed = roll?.PlaceOf(ballot.MemberId) ?? new ClassAndVotes(null, 1);
            var (ballots, votes) = counts.GetValueOrDefault((vote.Choice, placed.Class));
            counts[(vote.Choice, placed.Class)] = (ballots + 1, votes + placed.Votes);
            channels[vote.Channel] = channels.GetValueOrDefault(vote.Channel) + 1;
        }
    }
}
