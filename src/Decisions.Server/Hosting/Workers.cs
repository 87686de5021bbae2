using Decisions.Engine.Following;

namespace Decisions.Server.Hosting;

/// <summary>Runs what follows the logs, beside the requests.</summary>
internal sealed class Workers(ReadModelFollower follower, ResultDeclarer declarer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Task.Run(() => follower.Run(stoppingToken), CancellationToken.None),
        Task.Run(() => declarer.Run(stoppingToken), CancellationToken.None));
}
