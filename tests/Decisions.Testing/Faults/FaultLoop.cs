using System.Diagnostics;
using System.Globalization;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Decisions.FaultWorker;
using Npgsql;

namespace Decisions.Testing.Faults;

/// <summary>
/// Kills a program that casts ballots in mid-load, over and over, and in every fourth round the database's server too;
/// then looks whether anything acknowledged is missing, anything is there twice, or anything is unsound.
/// </summary>
public sealed class FaultLoop(Action<string> say)
{
    private const int DatabaseRound = 4;

    private readonly Guid community = Guid.CreateVersion7();
    private readonly Dictionary<long, Acknowledgement> acknowledged = [];
    private readonly List<string> faults = [];

    public async Task<FaultReport> Run(int rounds, int seed)
    {
        // Fixed by the seed, so that the loop's plan can be had again, though not its timing.
        var pauses = Enumerable.Range(0, rounds).Select(round => (seed * 7919 + round * 104729) % 120).ToArray();
        using var folder = new TestFolder();
        var server = await Start(folder);
        try
        {
            await Migrator.Migrate(server.OwnerConnectionString, []);
            var killed = 0;
            for (var round = 1; round <= rounds; round++)
            {
                using var worker = new WorkerProcess(server.AppConnectionString, community, Lowest());
                await worker.Acknowledges(50);
                await Task.Delay(pauses[round - 1]);
                if (round % DatabaseRound == 0)
                {
                    await KillPostmaster(server);
                    killed++;
                    if (round % (2 * DatabaseRound) == 0)
                    {
                        // The worker lives on, and must find its way back by itself.
                        var before = worker.Count();
                        server = await Restart(server, folder);
                        await worker.Acknowledges(before + 50);
                        Take(await worker.Kill());
                    }
                    else
                    {
                        Take(await worker.Kill());
                        server = await Restart(server, folder);
                    }
                }
                else
                {
                    Take(await worker.Kill());
                }

                say(string.Create(CultureInfo.InvariantCulture, $"Round {round}: {acknowledged.Count} ballots acknowledged."));
            }

            await Compare(server.OwnerConnectionString);
            return new FaultReport(rounds, killed, acknowledged.Count, faults);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>The first ballot that nobody was told of: each life begins there, and repeats what it cannot know.</summary>
    private long Lowest()
    {
        var lowest = 0L;
        while (acknowledged.ContainsKey(lowest))
        {
            lowest++;
        }

        return lowest;
    }

    private void Take(IReadOnlyList<Acknowledgement> lines)
    {
        foreach (var line in lines)
        {
            if (!acknowledged.TryAdd(line.Number, line) && acknowledged[line.Number] != line)
            {
                faults.Add($"Ballot {line.Number} was answered {acknowledged[line.Number]}, then {line}.");
            }
        }
    }

    private async Task Compare(string owner)
    {
        faults.AddRange(await StoreAudit.Faults(owner));
        await using var source = NpgsqlDataSource.Create(owner);
        await using var command = source.CreateCommand("""
            select l.command_id, l.index, l.command_leaves, e.stream_id
              from decisions.ledger_leaf l join decisions.mt_events e using (seq_id) where l.command_id is not null
            """);
        await using var reader = await command.ExecuteReaderAsync();
        Dictionary<Guid, (long Index, int Count, string Stream)> landed = [];
        HashSet<string> streams = [];
        while (await reader.ReadAsync())
        {
            landed.Add(reader.GetGuid(0), (reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3)));
            if (!streams.Add(reader.GetString(3)))
            {
                faults.Add($"{reader.GetString(3)} was cast twice.");
            }
        }

        var ballots = new NumberedBallots(community);
        foreach (var line in acknowledged.Values)
        {
            if (!landed.TryGetValue(ballots.Command(line.Number), out var found))
            {
                faults.Add($"Ballot {line.Number} was acknowledged and is missing.");
            }
            else if (found != (line.FirstIndex, line.Count, NumberedBallots.Stream(line.Number)))
            {
                faults.Add($"Ballot {line.Number} was acknowledged as {line} and is {found}.");
            }
        }
    }

    private static async Task KillPostmaster(EmbeddedPostgres server)
    {
        await using var source = NpgsqlDataSource.Create(server.OwnerConnectionString);
        await using var command = source.CreateCommand("select pg_read_file('postmaster.pid')");
        var file = (string)(await command.ExecuteScalarAsync())!;
        using var postmaster = Process.GetProcessById(int.Parse(file.Split('\n')[0], CultureInfo.InvariantCulture));
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    private static async Task<EmbeddedPostgres> Restart(EmbeddedPostgres killed, TestFolder folder)
    {
        await killed.DisposeAsync();
        return await Start(folder);
    }

    private static Task<EmbeddedPostgres> Start(TestFolder folder) =>
        EmbeddedPostgres.Start(folder.Path, null, _ => { }, CancellationToken.None);
}
