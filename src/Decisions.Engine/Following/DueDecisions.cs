using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Decisions.Engine.Following;

/// <summary>Does what is due of decisions.</summary>
internal sealed class DueDecisions(
    string work, Func<Instant, int, CancellationToken, Task<IReadOnlyList<DueDecision>>> due,
    Func<ProposalId, CommandContext, CancellationToken, Task<CommandResult>> act, ILogger logger, int atOnce = 10_000)
    : DueWork<DueDecision>(work, due, (decision, context, cancel) => act(decision.Proposal, context, cancel), logger, atOnce);
