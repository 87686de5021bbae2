using Decisions.EventStore.Embedded;
using Npgsql;

namespace Decisions.EventStore.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task The_first_start_makes_a_database_that_both_roles_can_enter()
    {
        await using var server = await scratch.Start();

        (await Ask(server.OwnerConnectionString, "select current_user || ' ' || current_database()"))
            .ShouldBe("decisions_owner decisions");
        (await Ask(server.AppConnectionString, "select current_user || ' ' || current_database()"))
            .ShouldBe("decisions_app decisions");
        (await Ask(server.AppConnectionString, "select rolsuper from pg_roles where rolname = current_user"))
            .ShouldBe(false);
    }

    [Fact]
    public async Task The_second_start_finds_what_the_first_wrote()
    {
        await using (var first = await scratch.Start())
        {
            await Ask(first.OwnerConnectionString, "create table kept (text text); insert into kept values ('yes')");
        }

        await using var second = await scratch.Start();

        (await Ask(second.OwnerConnectionString, "select text from kept")).ShouldBe("yes");
    }

    private static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
