using Decisions.Engine.Following;
using Decisions.Engine.Publishing;
using Decisions.Engine.Redactions;
using Decisions.Engine.Witnessing;

namespace Decisions.Server.Hosting;

/// <summary>Runs what follows the logs, beside the requests.</summary>
internal sealed class Workers(
    ReadModelFollower follower, ResultDeclarer declarer, ConfirmationOpener confirmations, VotingOpener opener, VotingEnder ender, ConsentMover mover, TurnGiver turns, LogPublisher publisher, RedactionFollower redactions,
    CheckpointSubmitter submitter) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Task.Run(() => follower.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => declarer.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => confirmations.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => opener.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => ender.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => mover.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => turns.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => publisher.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => redactions.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => submitter.Run(stoppingToken), CancellationToken.None));
}
