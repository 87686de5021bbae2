using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ConsentRounds;
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
        if (round.Terms.Method is PositionMethod)
            return await OfPass(community, round, engine, cancel);
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

    /// <summary>Positions as they count: objections that fell are counted as such.</summary>
    private static async Task<StandingVotes> OfPass(CommunityId community, Round round, DecisionsEngine engine, CancellationToken cancel)
    {
        var ballots = await PassReading.Ballots(community, round, engine, cancel);
        var state = ballots.IsEmpty ? null : (await engine.Streams.ConsentRound(community, ballots[0].ProposalId, cancel)).State;
        return new StandingVotes(
            [.. PassReading.Signals(round, ballots).Counted(state)],
            [.. ballots.CountBy(ballot => ballot.Vote!.Channel).Select(pair => (pair.Key, (long)pair.Value))]);
    }
}
