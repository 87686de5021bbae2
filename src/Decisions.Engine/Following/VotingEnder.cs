using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Ballots;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Ends votes that their rule ends before their time. Without it they would close at that time all the same. The counts of the read
/// models only say where to look; what ends voting is counted from the ballots' own events.
/// </summary>
public sealed class VotingEnder(
    DecisionsEngine engine, IElectoralRolls rolls, EndingsDue due, BallotCounts counts, EntriesOf entries, ILogger<VotingEnder> logger)
{
    /// <summary>Works until cancelled.</summary>
    public Task Run(CancellationToken cancel) => new DueDecisions("Ending votes", due.Ask, End, logger).Run(engine.Clock, cancel);

    private async Task<CommandResult> End(ProposalId proposal, CommandContext context, CancellationToken cancel)
    {
        var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
        if (loaded.State?.Latest is not { } round)
            return new Refused(new VotingHasNotOpened(proposal));
        // That it goes on stands in the way of nothing: the next ballot may end it, and it is looked at again at once.
        var goesOn = new Unchanged(Streams.Of(proposal), loaded.Version);
        if (!await Seems(context.Community, round, cancel))
            return goesOn;
        return await EndVotingHandler.Handle(proposal, context, engine, rolls, cancel) is var result and not Refused { Rejection: VotingGoesOn }
            ? result
            : goesOn;
    }

    /// <summary>
    /// Whether it seems that its rule ends it, asked of as little as tells: this comes every second. How many took part is a number,
    /// whatever the method; whether a verdict is certain is asked of yes and no only. Entries are looked at last.
    /// </summary>
    private async Task<bool> Seems(CommunityId community, Round round, CancellationToken cancel)
    {
        var hands = (await engine.Streams.HandsIn(community, round, cancel)).State;
        return hands is not { Waiting.IsEmpty: false }
            && (await IsQuorumReached(community, round, hands, cancel) || await HasEveryone(community, round, cancel) || await IsCertain(community, round, hands, cancel))
            && !(await entries.Ask(community, round.Id, cancel)).Any(entry => entry.Waits);
    }

    private async Task<bool> IsQuorumReached(CommunityId community, Round round, ShowOfHands? hands, CancellationToken cancel) =>
        round.ProlongedFrom is not null
        && QuorumOfBallots.Of(round, await counts.Returned(community, round.Id, cancel) + (hands?.Ballots.Sum(shown => shown.Count) ?? 0)).IsReached;

    private async Task<bool> HasEveryone(CommunityId community, Round round, CancellationToken cancel) =>
        round.Terms.Method is PositionMethod && await counts.Returned(community, round.Id, cancel) >= round.Roll.Eligible;

    private async Task<bool> IsCertain(CommunityId community, Round round, ShowOfHands? hands, CancellationToken cancel) =>
        round.Terms.EndsWhenCertain
        && CertainVerdict.Of(round.Terms, round.Roll.Eligible, [.. (await counts.Ask(community, round, cancel)).Value, .. hands?.Ballots ?? []]) is not null;
}
