using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Decisions.Engine.Following;

/// <summary>
/// Ends votes that their rule ends before their time. Without it they would close at that time all the same. The counts of the read
/// models only say where to look; what ends voting is counted from the ballots' own events.
/// </summary>
public sealed class VotingEnder(DecisionsEngine engine, IElectoralRolls rolls, EndingsDue due, BallotCounts counts, ILogger<VotingEnder> logger)
{
    /// <summary>Works until cancelled.</summary>
    public Task Run(CancellationToken cancel) => DueDecisions.Run("Ending votes", due.Ask, End, engine.Clock, logger, cancel);

    private async Task<CommandResult> End(ProposalId proposal, CommandContext context, CancellationToken cancel)
    {
        var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
        if (loaded.State?.Latest is not { } round)
            return new Refused(new VotingHasNotOpened(proposal));
        var command = new EndVoting(proposal, (await counts.Ask(context.Community, round, cancel)).Value, CountedTo: 0)
        {
            Hands = (await engine.Streams.HandsIn(context.Community, round, cancel)).State,
        };
        return EndVoting.Decide(loaded.State, command, engine.Clock.GetCurrentInstant()).Rejection is { } rejection
            ? new Refused(rejection)
            : await EndVotingHandler.Handle(proposal, context, engine, rolls, cancel);
    }
}
