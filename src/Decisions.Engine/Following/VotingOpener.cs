using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Opens votes by themselves at the time that their notice states. No ballot hangs on it: none is taken before, and where no node
/// runs then, the vote opens late and closes as was told, or not at all by itself.
/// </summary>
public sealed class VotingOpener(DecisionsEngine engine, IElectoralRolls rolls, OpeningsDue due, ILogger<VotingOpener> logger)
{
    /// <summary>Works until cancelled. What was opened meanwhile, or cannot open now, is refused.</summary>
    public Task Run(CancellationToken cancel) => new DueDecisions(
        "Opening votes", due.Ask,
        (proposal, context, stop) => VotingHandlers.OpenByNotice(proposal, context, engine, rolls, stop),
        logger).Run(engine.Clock, cancel);
}
