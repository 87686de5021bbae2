using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Declares results that are due. No deadline hangs on it: a late ballot is refused by the append itself, and anyone
/// who may can declare by hand. Every node runs one; whichever comes first declares, once.
/// </summary>
public sealed class ResultDeclarer(DecisionsEngine engine, IElectoralRolls rolls, RoundsDue due, ILogger<ResultDeclarer> logger)
{
    /// <summary>Works until cancelled. What was declared, withdrawn or extended meanwhile is refused.</summary>
    public Task Run(CancellationToken cancel) => new DueDecisions(
        "Declaring results", due.Ask,
        (proposal, context, stop) => DeclareResultHandler.Handle(proposal, context, engine, rolls, stop),
        logger).Run(engine.Clock, cancel);
}
