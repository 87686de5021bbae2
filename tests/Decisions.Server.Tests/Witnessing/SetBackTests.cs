using System.Text.Json.Nodes;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Server.Tests.Api.Running;
using Decisions.Testing;
using Npgsql;
using PrivateDatabase = Decisions.Testing.PrivateDatabase;

namespace Decisions.Server.Tests.Witnessing;

/// <summary>
/// An old backup of the whole database is restored and the server carries on: seen by the witness, where the server has
/// forgotten, and by the server's own folder, where it has not.
/// </summary>
public sealed class SetBackTests : IAsyncDisposable
{
    private const string Warning = "Attention: this record was set back or changed";

    private readonly Postgres _postgres = new();
    private readonly TemporaryFolder _folder = new();
    private int _backups;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restored_backup_that_carries_on_is_seen_by_the_witness_and_said_on_every_page()
    {
        var database = await _postgres.NewDatabase();
        await using var witness = await RunningWitness.Start(_folder["witness"]);
        var (here, secretary, member) = await Begin(database, witness, copyWitnessTo: "early witness");
        var backup = await Backup(database);
        var greatest = await CarryOn(database, here);

        // The server that forgot: neither the database nor the folder of its key knows of what came after.
        Array.ForEach(Directory.GetFiles(_folder["keys"], "*.checkpoint"), File.Delete);
        await using var server = ApiServer.On(backup, _folder["keys"]);
        var board = (await server.As(new Actor(new CommunityId(here), new MemberId(secretary), [Role.Member, Role.Secretary]))).In(here);
        var reader = (await server.As(new Actor(new CommunityId(here), new MemberId(member), [Role.Member]))).In(here);

        // At its start it asks the witness, before anybody does anything.
        var alarm = await Alarm(board, alarm => alarm["kind"]!.GetValue<string>() == "setBack");
        alarm["endedAt"].ShouldBeNull();
        alarm["source"]!.GetValue<string>().ShouldBe(witness.Key.ToString());
        alarm["inWords"]!.GetValue<string>().ShouldContain($"has seen {greatest} events, and this server now holds only ");
        foreach (var page in new[] { "", "/decisions", "/members", "/rules", "/log" })
            (await reader.Get($"/c/{here}{page}")).Ok().Text.ShouldContain(Warning, Case.Sensitive, page);
        (await server.Visitor().ContinueWith(visitor => visitor.Result.Get($"/c/{here}/decisions"), Cancel).Unwrap()).Ok().Text.ShouldNotContain(Warning);
        (await reader.Get("/health/ready")).Ok();
        witness.Said.ShouldContain("NOW HOLDS");

        // It goes on beyond what was lost: then the past is another one.
        for (var i = 0; long.Parse((await board.Get("witnesses")).Ok().Index) <= greatest; i++)
            (await board.Patch("", new { purpose = $"Bread {i}." })).Ok();
        alarm = await Alarm(board, alarm => alarm["kind"]!.GetValue<string>() == "changed");
        alarm["inWords"]!.GetValue<string>().ShouldContain("they are not the ones with which the record now begins");
        Directory.GetFiles(witness.Path, "*.request", SearchOption.AllDirectories).ShouldNotBeEmpty();
        (await board.Get("witnesses"))["isTrusted"]!.GetValue<bool>().ShouldBeFalse();
        (await reader.Get($"/c/{here}")).Ok().Text.ShouldContain(Warning);
        (await server.Visitor().ContinueWith(visitor => visitor.Result.Get($"/c/{here}/log"), Cancel).Unwrap()).Ok().Text.ShouldContain("What was found, and when");

        // A witness that never saw what was lost agrees, and takes the place of the other by a decision that is on record.
        await using var early = await RunningWitness.Start(_folder["early witness"]);
        early.Key.ShouldBe(witness.Key);
        (await board.Put("witnesses", new { required = 1, witnesses = new[] { early.Named } })).Ok();
        alarm = await Alarm(board, alarm => alarm["endedAt"] is not null);
        alarm["kind"]!.GetValue<string>().ShouldBe("changed");
        (await reader.Get($"/c/{here}")).Ok().Text.ShouldNotContain(Warning);
        (await reader.Get($"/c/{here}/log")).Ok().Text.ShouldContain("Alarms that have ended");
        (await board.Get("witnesses"))["isTrusted"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_alarm_of_a_witness_ends_when_the_witness_is_named_no_longer()
    {
        var database = await _postgres.NewDatabase();
        await using var witness = await RunningWitness.Start(_folder["witness"]);
        var (here, secretary, _) = await Begin(database, witness);
        var backup = await Backup(database);
        await CarryOn(database, here);
        Array.ForEach(Directory.GetFiles(_folder["keys"], "*.checkpoint"), File.Delete);

        await using var server = ApiServer.On(backup, _folder["keys"]);
        var board = (await server.As(new Actor(new CommunityId(here), new MemberId(secretary), [Role.Member, Role.Secretary]))).In(here);
        await Alarm(board, alarm => alarm["endedAt"] is null);
        (await board.Put("witnesses", new { required = 0, witnesses = Array.Empty<object>() })).Ok();
        await Alarm(board, alarm => alarm["endedAt"] is not null);
    }

    [Fact]
    public async Task A_server_that_remembers_what_it_signed_raises_the_alarm_without_a_witness_and_ends_it_when_the_record_is_back()
    {
        var database = await _postgres.NewDatabase();
        var (here, secretary, _) = await Begin(database, null);
        var backup = await Backup(database);
        await CarryOn(database, here);
        var whole = await Backup(database);

        await using (var server = ApiServer.On(backup, _folder["keys"]))
        {
            var board = (await server.As(new Actor(new CommunityId(here), new MemberId(secretary), [Role.Member, Role.Secretary]))).In(here);
            (await board.Patch("", new { purpose = "Bread." })).Ok();
            var alarm = await Alarm(board, alarm => alarm["kind"]!.GetValue<string>() == "notSigned");
            alarm["inWords"]!.GetValue<string>().ShouldContain("it was set back, perhaps to an old backup");
            (await board.Get($"/c/{here}")).Ok().Text.ShouldContain(Warning);
        }

        // The alarm is in the database that was set back. It comes into the whole one, as if that were mended in place.
        await Run(whole, $"insert into decisions.log_alarm (community, source, kind, ours, theirs) values ('{here}', 'server', 'notSigned', 0, 0)");
        await using var mended = ApiServer.On(whole, _folder["keys"]);
        var again = (await mended.As(new Actor(new CommunityId(here), new MemberId(secretary), [Role.Member, Role.Secretary]))).In(here);
        await Alarm(again, alarm => alarm["endedAt"] is not null);
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A community with a witness that has seen it, and its server stopped again.</summary>
    private async Task<(Guid Id, Guid Secretary, Guid Member)> Begin(PrivateDatabase database, RunningWitness? witness, string? copyWitnessTo = null)
    {
        await using var server = ApiServer.On(database, _folder["keys"]);
        var here = await TestCommunity.Found(server, members: 2);
        if (witness is not null)
        {
            witness.Trust((await here.Secretary.Get("witnesses")).Ok()["logKey"]!.GetValue<string>());
            (await here.Secretary.Put("witnesses", new { required = 1, witnesses = new[] { witness.Named } })).Ok();
            while (!(await here.Secretary.Get("witnesses")).Ok()["cosignedBy"]!.GetValue<int>().Equals(1))
                await Task.Delay(50, Cancel);
        }

        if (copyWitnessTo is not null)
            Copy(witness!.Path, _folder[copyWitnessTo]);
        var log = (await here.Auditor.Get("log")).Ok();
        return (here.Id, Guid.Parse(log.Items[0]!["payload"]!["foundedBy"]!.GetValue<string>()), here.Members[0].Id);
    }

    /// <summary>Some more happens, is signed and, where there is a witness, cosigned. Answers how much there is then.</summary>
    private async Task<long> CarryOn(PrivateDatabase database, Guid here)
    {
        await using var server = ApiServer.On(database, _folder["keys"]);
        var auditor = (await server.As(new Actor(new CommunityId(here), null, [Role.Auditor, Role.Secretary]))).In(here);
        for (var i = 0; i < 8; i++)
            (await auditor.Patch("", new { name = $"Bakery {i}" })).Ok();
        while (true)
        {
            var answer = (await auditor.Get("witnesses")).Ok();
            if (answer["size"]!.GetValue<long>() == long.Parse(answer.Index) && answer["isTrusted"]!.GetValue<bool>())
                return long.Parse(answer.Index);
            await Task.Delay(50, Cancel);
        }
    }

    private static async Task<JsonNode> Alarm(Client board, Func<JsonNode, bool> which)
    {
        while (true)
        {
            if ((await board.Get("witnesses")).Ok()["alarms"]!.AsArray().FirstOrDefault(alarm => which(alarm!)) is { } found)
                return found;
            await Task.Delay(100, Cancel);
        }
    }

    /// <summary>A copy of a whole database, as a backup that is restored is.</summary>
    private async Task<PrivateDatabase> Backup(PrivateDatabase of)
    {
        NpgsqlConnection.ClearAllPools();
        var (from, to) = (new NpgsqlConnectionStringBuilder(of.OwnerConnectionString).Database!, $"backup_{++_backups}");
        var postgres = of with { OwnerConnectionString = new NpgsqlConnectionStringBuilder(of.OwnerConnectionString) { Database = "postgres", Pooling = false }.ConnectionString };
        await Run(postgres, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{from}'");
        await Run(postgres, $"create database {to} template {from} strategy file_copy");
        return new PrivateDatabase(
            new NpgsqlConnectionStringBuilder(of.OwnerConnectionString) { Database = to }.ConnectionString,
            new NpgsqlConnectionStringBuilder(of.AppConnectionString) { Database = to }.ConnectionString);
    }

    private static async Task Run(PrivateDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class Postgres() : PrivateServer(typeof(DecisionsEngine).Assembly);
}
