using Decisions.EventStore.Appending;
using Decisions.Ledger.Entries;

namespace Decisions.EventStore.Tests.Reading;

public sealed class LeafTests(Postgres postgres) : StoreTests(postgres)
{
    [Fact]
    public async Task An_event_is_read_with_the_entry_and_the_salt_that_its_payload_opens()
    {
        await Land(Command(Write("a", 0, 3)));
        await Land(Command(new StreamWrite("b", "note", 0, [Event("""{"text":"é","n":1.50}""")])));

        var leaf = (await Store.ReadLeaf(Community, 3, Cancel))!;

        leaf.Index.ShouldBe(3);
        leaf.Logged.Event.Stream.ShouldBe("b");
        var entry = Entry.Parse(leaf.Entry.Span).ShouldBeOfType<EntryReading.Read>().Entry;
        entry.Header.ShouldBe(new EntryHeader("b", 1, "noted", "system"));
        entry.Commitment.IsOpenedBy(leaf.Salt!.Value.Span, leaf.Logged.Event.Data.Span).ShouldBeTrue();
        (await Store.ReadLeaf(Community, 4, Cancel)).ShouldBeNull();
        (await Store.ReadLeaf(Guid.CreateVersion7(), 3, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task It_is_found_by_its_stream_and_version_wherever_it_stood_in_its_command()
    {
        await Land(CommandIn(Guid.CreateVersion7(), Write("a", 0, 2)));
        await Land(Command(Write("a", 0, 2), Write("b", 0, 2)));
        await Land(Command(Write("b", 2, 1)));
        var log = await Store.ReadLog(Community, 0, 10, Cancel);
        log.Count.ShouldBe(5);

        foreach (var logged in log)
        {
            var leaf = (await Store.ReadLeaf(Community, logged.Event.Stream, logged.Event.Version, Cancel))!;
            (leaf.Index, leaf.Logged.Event.Id).ShouldBe((logged.Index, logged.Event.Id));
        }

        (await Store.ReadLeaf(Community, "b", 4, Cancel)).ShouldBeNull();
        (await Store.ReadLeaf(Community, "c", 1, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Once_redacted_it_has_no_salt()
    {
        await Land(Command(Write("a")));
        await Do("update decisions.ledger_leaf set salt = null where community = $1", Community);

        (await Store.ReadLeaf(Community, 0, Cancel))!.Salt.ShouldBeNull();
    }
}
