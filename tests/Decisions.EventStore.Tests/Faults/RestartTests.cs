using Decisions.EventStore.Appending;
using Decisions.EventStore.Embedded;
using Decisions.EventStore.Migrations;
using Decisions.Testing;

namespace Decisions.EventStore.Tests.Faults;

public sealed class RestartTests
{
    [Fact]
    public async Task A_restart_of_PostgreSQL_changes_no_answer_and_needs_no_new_store()
    {
        using var folder = new TestFolder();
        var server = await Start(folder);
        try
        {
            await Migrator.Migrate(server.OwnerConnectionString, [], TestContext.Current.CancellationToken);
            await using var store = new PostgresEventStore(server.AppConnectionString);
            var append = new Append(
                Guid.CreateVersion7(), Guid.CreateVersion7(),
                [new StreamWrite("a", "note", 0, [new NewEvent(Guid.CreateVersion7(), "noted", "Notes.Noted, Notes", "{}"u8.ToArray())])],
                [], "system");
            var first = (await store.Append(append, TestContext.Current.CancellationToken)).ShouldBeOfType<Landed>();

            await server.DisposeAsync();
            var meanwhile = store.Append(append with { CommandId = Guid.CreateVersion7() }, TestContext.Current.CancellationToken);
            server = await Start(folder);

            (await meanwhile).ShouldBe(new VersionConflict("a", 0, 1, IsGuard: false));
            (await store.Append(append, TestContext.Current.CancellationToken)).ShouldBe(first with { Before = true });
            (await store.ReadStream(append.Community, "a", cancel: TestContext.Current.CancellationToken)).Count.ShouldBe(1);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static Task<EmbeddedPostgres> Start(TestFolder folder) =>
        EmbeddedPostgres.Start(folder.Path, null, _ => { }, TestContext.Current.CancellationToken);
}
