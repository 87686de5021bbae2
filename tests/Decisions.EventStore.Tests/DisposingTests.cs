namespace Decisions.EventStore.Tests;

public sealed class DisposingTests
{
    [Fact]
    public async Task A_store_that_a_container_disposes_under_two_names_is_disposed_once()
    {
        var store = new PostgresEventStore("Host=127.0.0.1;Port=1;Database=nowhere;Username=nobody");

        await store.DisposeAsync();

        await Should.NotThrowAsync(async () => await store.DisposeAsync());
    }
}
