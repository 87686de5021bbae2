using System.Runtime.InteropServices;

namespace Decisions.Server.Hosting;

/// <summary>
/// Ctrl-C, SIGTERM, SIGQUIT and a closed terminal ask the process to stop in good order, from its first step on; asked
/// a second time, it no longer waits for requests under way.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() =>
        _registrations =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP }
                .Select(signal => PosixSignalRegistration.Create(signal, Received)),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Cancelled by the second signal.</summary>
    public CancellationToken Hurry => _hurry.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Received(PosixSignalContext signal)
    {
        signal.Cancel = true;
        (_stop.IsCancellationRequested ? _hurry : _stop).Cancel();
    }
}
