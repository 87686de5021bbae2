namespace Decisions.Server.Hosting;

/// <summary>
/// Stands in for the host's own handling of signals, which would begin only once the database runs;
/// <see cref="StopSignals"/> begins with the process.
/// </summary>
internal sealed class SignalsHandledElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
