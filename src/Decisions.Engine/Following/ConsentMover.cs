using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.ConsentRounds;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>Takes consent rounds on to their next step once the time of the one before is up. Whoever leads can do so by hand all the same.</summary>
public sealed class ConsentMover(DecisionsEngine engine, IElectoralRolls rolls, StepsDue due, ILogger<ConsentMover> logger)
{
    /// <summary>Works until cancelled. Where somebody sees no reason to act it is refused, and stays.</summary>
    public Task Run(CancellationToken cancel) => new DueDecisions("Going on with consent rounds", due.Ask, Take, logger).Run(engine.Clock, cancel);

    private async Task<CommandResult> Take(ProposalId proposal, CommandContext context, CancellationToken cancel)
    {
        var state = (await engine.Streams.ConsentRound(context.Community, proposal, cancel)).State;
        return state is null
            ? new Refused(new Domain.ConsentRounds.NoConsentRound(proposal))
            : await ConsentHandlers.Take(proposal, state.Taken, to: null, note: null, context, engine, rolls, cancel);
    }
}
