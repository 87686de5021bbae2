using System.Diagnostics;
using System.Globalization;

namespace Decisions.EventStore.Embedded;

/// <summary>Starts and stops a data folder's server with pg_ctl.</summary>
internal sealed class PostgresControl(DataFolder folder, PostgresBinaries binaries, OsUser? runAs)
{
    /// <summary>Replaying the log after a power cut may take minutes.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan StopPatience = TimeSpan.FromMinutes(2);

    /// <summary>How long a killed server's last processes may take to notice.</summary>
    private static readonly TimeSpan RemnantsPatience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// pg_ctl gives the server a session of its own, so Ctrl-C at the terminal does not end it before ours has.
    /// Not cancellable: ending pg_ctl half-way would leave a server that nobody stops.
    /// </summary>
    public async Task Start(CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var logs = new ServerLogs(folder);
            var started = await PgCtl(StartPatience, "start", "-l", folder.StartLog);
            if (started.Succeeded)
            {
                return;
            }

            // The last processes of a killed server still hold its memory.
            var log = logs.Since();
            if (!log.Contains("pre-existing shared memory block", StringComparison.Ordinal) || waited.Elapsed > RemnantsPatience)
            {
                throw new PostgresFailed(
                    $"PostgreSQL did not start. Its log is in {folder.Logs}; it says:", log.Length > 0 ? log : started.Tail());
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellation);
        }
    }

    /// <summary>Ends every connection, writes all to disk and stops.</summary>
    public async Task Stop()
    {
        var stopped = await PgCtl(StopPatience, "stop", "-m", "fast");
        if (!stopped.Succeeded && RunningServer.In(folder) is { } id)
        {
            throw new PostgresFailed($"PostgreSQL (process {id}) did not stop:", stopped.Tail());
        }
    }

    private Task<CommandResult> PgCtl(TimeSpan patience, params string[] arguments) =>
        Command.Run(
            binaries.PgCtl,
            [
                .. arguments, "-D", folder.Database, "-s", "-w",
                "-t", patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
            ],
            runAs,
            patience + TimeSpan.FromSeconds(30));
}
