using Decisions.Domain.Circles;
using Decisions.Engine.Circles;
using Decisions.Engine.ReadModels.Circles;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Puts the turns of roles that pass on in an order on record: as soon as one has begun, the one after it. Where no node ran then,
/// the next begins on the day that it is written.
/// </summary>
public sealed class TurnGiver(DecisionsEngine engine, TurnsDue due, ILogger<TurnGiver> logger)
{
    /// <summary>Works until cancelled. What is on record meanwhile, or nobody can take, is refused.</summary>
    public Task Run(CancellationToken cancel) => new DueWork<DueTurn>(
        "Giving turns", due.Ask,
        (turn, context, stop) => TurnHandlers.Handle(new GiveTurn(turn.Circle, turn.Role, turn.Name), context, engine, stop), logger).Run(engine.Clock, cancel);
}
