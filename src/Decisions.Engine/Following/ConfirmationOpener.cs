using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Opens confirming votes at the time that was stated for them. The window is held by the opening itself, and whoever may can
/// open one by hand until it ends.
/// </summary>
public sealed class ConfirmationOpener(
    DecisionsEngine engine, IElectoralRolls rolls, ConfirmationsDue due, ILogger<ConfirmationOpener> logger)
{
    /// <summary>Works until cancelled. What was opened meanwhile, or cannot open now, is refused.</summary>
    public Task Run(CancellationToken cancel) => new DueDecisions(
        "Opening confirming votes", due.Ask,
        (proposal, context, stop) => ConfirmationHandlers.Open(proposal, closesAt: null, recordAt: null, context, engine, rolls, stop),
        logger).Run(engine.Clock, cancel);
}
