using System.Diagnostics;
using Decisions.EventStore.Embedded;
using Npgsql;

namespace Decisions.EventStore.Tests.Embedded;

public sealed class RecoveryTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DataFolder Folder => new(scratch.Data);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_database_that_was_killed_starts_again_with_what_was_committed()
    {
        await using var killed = await scratch.Start();
        await Sql.Ask(killed.OwnerConnectionString, "create table kept as select 'yes' as answer");
        Kill(RunningServer.In(Folder)!.Value);
        await killed.DisposeAsync();

        await using var next = await scratch.Start();

        (await Sql.Ask(next.OwnerConnectionString, "select answer from kept")).ShouldBe("yes");
    }

    [Fact]
    public async Task A_killed_database_starts_again_once_its_last_statement_ends()
    {
        await using var killed = await scratch.Start();
        await using var source = NpgsqlDataSource.Create(killed.OwnerConnectionString);
        await using var connection = await source.OpenConnectionAsync(Cancel);
        await using var busy = new NpgsqlCommand(
            "do $$ begin while clock_timestamp() < now() + interval '4 seconds' loop end loop; end $$", connection);
        var statement = busy.ExecuteNonQueryAsync(Cancel);
        Kill(RunningServer.In(Folder)!.Value);
        await killed.DisposeAsync();

        await using var next = await scratch.Start();

        (await Sql.Ask(next.AppConnectionString, "select 1")).ShouldBe(1);
        await Task.WhenAny(statement);
    }

    [Fact]
    public async Task A_database_that_outlived_its_server_is_adopted()
    {
        var orphan = await LeaveOrphan();

        await using var next = await scratch.Start();

        RunningServer.In(Folder).ShouldBe(orphan);
        scratch.Said.ShouldContain(said => said.Contains($"process {orphan}"));
        (await Sql.Ask(next.AppConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_that_outlived_its_server_starts_anew_for_other_settings()
    {
        var orphan = await LeaveOrphan();
        var options = ScratchFolder.Options with { Settings = new Dictionary<string, string> { ["work_mem"] = "5MB" } };

        await using var next = await scratch.Start(options);

        RunningServer.In(Folder).ShouldNotBe(orphan);
        (await Sql.Ask(next.AppConnectionString, "show work_mem")).ShouldBe("5MB");
    }

    [Fact]
    public async Task An_adopted_database_stops_with_its_new_server()
    {
        await LeaveOrphan();

        await (await scratch.Start()).DisposeAsync();

        RunningServer.In(Folder).ShouldBeNull();
    }

    [Fact]
    public async Task A_dead_servers_number_that_another_process_has_now_does_not_block()
    {
        await (await scratch.Start()).DisposeAsync();
        var left = $"{Environment.ProcessId}\n{Folder.Database}\n1700000000\n5432\n{Folder.Sockets}\n\n";
        await File.WriteAllTextAsync(Folder.ServerFile, left, Cancel);
        await File.WriteAllTextAsync(Path.Combine(Folder.Sockets, ".s.PGSQL.5432"), "", Cancel);
        await File.WriteAllTextAsync(Path.Combine(Folder.Sockets, ".s.PGSQL.5432.lock"), left, Cancel);

        await using var next = await scratch.Start();

        (await Sql.Ask(next.AppConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_database_that_was_only_half_made_is_made_again()
    {
        Directory.CreateDirectory(Path.Combine(Folder.Unfinished, "base"));
        await File.WriteAllTextAsync(Path.Combine(Folder.Unfinished, "PG_VERSION"), "15\n", Cancel);

        await using var server = await scratch.Start();

        (await Sql.Ask(server.AppConnectionString, "select 1")).ShouldBe(1);
        Directory.Exists(Folder.Unfinished).ShouldBeFalse();
    }

    /// <summary>What a server leaves that is killed without a chance to clean up: a running database and a free lock.</summary>
    private async Task<int> LeaveOrphan()
    {
        await (await scratch.Start()).DisposeAsync();
        var current = await OsUser.Current(Cancel);
        var runAs = current.IsRoot ? await DatabaseUser.For(Folder, current, Cancel) : null;
        var search = new PostgresSearch(Folder, ScratchFolder.Options.Sources, runAs, _ => { });
        await new PostgresControl(Folder, await search.Find(Folder.Major, Cancel), runAs).Start(Cancel);
        return RunningServer.In(Folder)!.Value;
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }
}
