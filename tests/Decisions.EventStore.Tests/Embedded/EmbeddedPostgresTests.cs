using Decisions.EventStore.Embedded;

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

        (await Sql.Ask(server.OwnerConnectionString, "select current_user || ' ' || current_database()"))
            .ShouldBe("decisions_owner decisions");
        (await Sql.Ask(server.AppConnectionString, "select current_user || ' ' || current_database()"))
            .ShouldBe("decisions_app decisions");
        (await Sql.Ask(server.AppConnectionString, "select rolsuper from pg_roles where rolname = current_user"))
            .ShouldBe(false);
        server.Version.Major.ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task Nothing_listens_on_the_network_and_settings_are_ours_or_the_callers()
    {
        var options = ScratchFolder.Options with { Settings = new Dictionary<string, string> { ["commit_delay"] = "250" } };

        await using var server = await scratch.Start(options);

        (await Sql.Ask(server.OwnerConnectionString, "show listen_addresses")).ShouldBe("");
        (await Sql.Ask(server.OwnerConnectionString, "show synchronous_commit")).ShouldBe("on");
        (await Sql.Ask(server.OwnerConnectionString, "show fsync")).ShouldBe("on");
        (await Sql.Ask(server.OwnerConnectionString, "show max_connections")).ShouldBe("300");
        (await Sql.Ask(server.OwnerConnectionString, "show server_encoding")).ShouldBe("UTF8");
        (await Sql.Ask(server.OwnerConnectionString, "show commit_delay")).ShouldBe("250");
    }

    [Fact]
    public async Task The_second_start_finds_what_the_first_wrote()
    {
        await using (var first = await scratch.Start())
        {
            await Sql.Ask(first.OwnerConnectionString, "create table kept as select 'yes' as answer");
        }

        await using var second = await scratch.Start();

        (await Sql.Ask(second.OwnerConnectionString, "select answer from kept")).ShouldBe("yes");
    }

    [Fact]
    public async Task Missing_parents_of_the_folder_are_made_and_can_be_passed_through()
    {
        await LetOthersThrough(scratch.Data);
        scratch.Data = Path.Combine(scratch.Data, "a", "b");

        await using var server = await scratch.Start();

        (await Sql.Ask(server.AppConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_told_who_holds_it()
    {
        await using var first = await scratch.Start();

        var refused = await Should.ThrowAsync<DataFolderInUse>(() => scratch.Start());

        refused.Holder.ShouldBe(Environment.ProcessId);
        refused.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_folder_too_deep_for_a_socket_gets_a_private_one_elsewhere()
    {
        await LetOthersThrough(scratch.Data);
        scratch.Data = Path.Combine(scratch.Data, new string('d', 120));
        var sockets = SocketFolder.For(new DataFolder(scratch.Data));

        await using (var server = await scratch.Start())
        {
            (await Sql.Ask(server.AppConnectionString, "select 1")).ShouldBe(1);
            server.AppConnectionString.ShouldContain(sockets);
            (await FileOwner.Of(sockets, Cancel)).Mode.ShouldStartWith("drwx------");
        }

        sockets.Length.ShouldBeLessThan(80);
        Directory.Exists(sockets).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_the_databases_user_cannot_reach_is_named()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs the database as another user.");
        var closed = scratch.Data;
        scratch.Data = Path.Combine(closed, "data");

        var refused = await Should.ThrowAsync<DataFolderUnusable>(() => scratch.Start());

        refused.Message.ShouldContain($"may not enter {closed}.");
        refused.Message.ShouldContain($"chmod o+x {closed}");
    }

    [Fact]
    public async Task A_socket_folder_that_somebody_else_made_first_is_refused()
    {
        await LetOthersThrough(scratch.Data);
        var elsewhere = Directory.CreateDirectory(Path.Combine(scratch.Data, "elsewhere")).FullName;
        scratch.Data = Path.Combine(scratch.Data, new string('d', 120));
        var sockets = SocketFolder.For(new DataFolder(scratch.Data));
        Directory.CreateSymbolicLink(sockets, elsewhere);
        try
        {
            var refused = await Should.ThrowAsync<DataFolderUnusable>(() => scratch.Start());

            refused.Message.ShouldContain(sockets);
        }
        finally
        {
            File.Delete(sockets);
        }
    }

    private static async Task LetOthersThrough(string folder) =>
        (await Command.Run("chmod", ["0711", folder], cancellation: Cancel)).Succeeded.ShouldBeTrue();
}
