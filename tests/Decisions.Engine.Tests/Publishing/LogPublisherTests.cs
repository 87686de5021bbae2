using System.Collections.Immutable;
using Decisions.Engine.Publishing;
using Decisions.Engine.Tests.Following;
using Decisions.EventStore;
using Decisions.EventStore.Publishing;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;
using Decisions.Domain.Communities;
using Decisions.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Publishing;

/// <summary>Logs as they are published: tiles and signed checkpoints over what landed.</summary>
public sealed class LogPublisherTests(Postgres postgres) : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_landed_is_published_under_a_checkpoint_that_tools_can_check()
    {
        await using var node = await Open();
        var log = node.NewLog();
        await log.Append(History.Busy(members: 150));
        var size = await node.Publisher.Publish(log.Community.Value, _cancel);
        size.ShouldBe(log.Length);
        size!.Value.ShouldBeGreaterThan(256, "a full tile is wanted");

        var checkpoint = await node.Checkpoint(log.Community.Value);
        checkpoint.Size.ShouldBe(log.Length);
        checkpoint.Origin.ShouldBe($"vote.example/log/{log.Community}");
        var tiles = new PublishedTiles(node.Logs, log.Community.Value);
        (await LogVerifier.VerifyAsync(tiles, checkpoint, null, _cancel)).ShouldBeEmpty();
        (await VerifiedTiles.OpenAsync(tiles, checkpoint, _cancel)).IsRead(out var read, out _).ShouldBeTrue();
        var entries = await node.Logs.Entries(log.Community.Value, 0, (int)log.Length, _cancel);
        for (var index = 0L; index < log.Length; index += 7)
        {
            (await read!.InclusionProofAsync(index, _cancel)).IsRead(out var proof, out _).ShouldBeTrue();
            InclusionProof.Verifies(index, checkpoint.Size, MerkleTree.LeafHash(entries[(int)index].Span), proof.AsSpan(), checkpoint.Root).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Each_checkpoint_continues_the_one_before_and_nothing_new_signs_nothing()
    {
        await using var node = await Open();
        var log = node.NewLog();
        Checkpoint? before = null;
        foreach (var members in new[] { 1, 3, 90, 2 })
        {
            await log.Append([.. Enumerable.Range(0, members * 3).Select(_ => Changed(Ada, members % 2 == 0 ? Yes : No))]);
            await node.Publisher.Publish(log.Community.Value, _cancel);
            var now = await node.Checkpoint(log.Community.Value);
            if (before is not null)
            {
                (await VerifiedTiles.OpenAsync(new PublishedTiles(node.Logs, log.Community.Value), now, _cancel)).IsRead(out var tiles, out _).ShouldBeTrue();
                (await tiles!.ConsistencyProofAsync(before.Size, _cancel)).IsRead(out var proof, out _).ShouldBeTrue();
                now.Continues(before, proof.AsSpan()).ShouldBeTrue();
            }

            before = now;
            (await node.Publisher.Publish(log.Community.Value, _cancel)).ShouldBe(log.Length);
            (await node.Checkpoint(log.Community.Value)).ShouldBe(now);
        }
    }

    [Fact]
    public async Task A_running_publisher_follows_the_logs()
    {
        await using var node = await Open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
        var running = Task.Run(() => node.Publisher.Run(stop.Token), _cancel);
        var (one, other) = (node.NewLog(), node.NewLog());
        await one.Append(Drafted());
        await other.Append(Drafted(), Changed(Ada, Yes));
        await node.Published(one, _cancel);
        await node.Published(other, _cancel);
        await one.Append(Changed(Ada, No));
        await node.Published(one, _cancel);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_node_that_died_between_signing_and_publishing_goes_on()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        await log.Append(Drafted(), Changed(Ada, Yes));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        await log.Append(Changed(Ada, No));
        // The next checkpoint is signed, and the transaction that would publish it does not land.
        var before = await node.Checkpoint(log.Community.Value);
        await node.Publisher.Publish(log.Community.Value, _cancel);
        await Run(database, $"delete from decisions.log_checkpoint where community = '{log.Community}' and size > {before.Size}");

        await log.Append(Changed(Ada, Yes));
        (await node.Publisher.Publish(log.Community.Value, _cancel)).ShouldBe(log.Length);
    }

    [Fact]
    public async Task A_database_that_was_set_back_is_not_signed_for()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        await log.Append([.. Enumerable.Range(0, 20).Select(i => Changed(Ada, i % 2 == 0 ? Yes : No))]);
        await node.Publisher.Publish(log.Community.Value, _cancel);

        // An old backup: everything about the last ten events is gone, checkpoints and tiles too.
        await Run(database, $"""
            delete from decisions.ledger_leaf where community = '{log.Community}' and index >= 10;
            update decisions.ledger_head set next_index = 10 where community = '{log.Community}';
            delete from decisions.log_checkpoint where community = '{log.Community}';
            delete from decisions.log_tile where community = '{log.Community}';
            """);
        var fault = await Should.ThrowAsync<LogSetBackException>(() => node.Publisher.Publish(log.Community.Value, _cancel));
        fault.Message.ShouldContain("holds 10 events, and 20 were signed for");
        (await node.Logs.Checkpoint(log.Community.Value, _cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_history_that_was_changed_is_not_signed_for()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        await log.Append([.. Enumerable.Range(0, 20).Select(i => Changed(Ada, i % 2 == 0 ? Yes : No))]);
        await node.Publisher.Publish(log.Community.Value, _cancel);
        await log.Append(Changed(Ada, Yes));

        await Run(database, $"""
            update decisions.ledger_leaf set entry = set_byte(entry, 20, get_byte(entry, 20) # 1) where community = '{log.Community}' and index = 3;
            delete from decisions.log_checkpoint where community = '{log.Community}';
            delete from decisions.log_tile where community = '{log.Community}';
            """);
        (await Should.ThrowAsync<LogSetBackException>(() => node.Publisher.Publish(log.Community.Value, _cancel)))
            .Message.ShouldContain("the history was changed");
    }

    [Fact]
    public async Task A_log_that_another_key_signs_is_left_alone()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        await log.Append(Drafted());
        await node.Publisher.Publish(log.Community.Value, _cancel);
        await log.Append(Changed(Ada, Yes));
        await using var stranger = new PublishingNode(database, LogKey.Open(Path.Combine(_folder.Path, "strange"), "vote.example"));
        (await Should.ThrowAsync<LogKeyException>(() => stranger.Publisher.Publish(log.Community.Value, _cancel))).Message.ShouldContain("another key");
        (await node.Publisher.Publish(log.Community.Value, _cancel)).ShouldBe(log.Length);
    }

    [Fact]
    public async Task Two_nodes_with_one_key_publish_one_log_in_turns()
    {
        var database = await postgres.NewDatabase();
        await using var one = await Open(database);
        await using var two = await Open(database);
        var log = one.NewLog();
        for (var i = 0; i < 30; i++)
        {
            await log.Append(Changed(Ada, i % 2 == 0 ? Yes : No));
            await Task.WhenAll(one.Publisher.Publish(log.Community.Value, _cancel), two.Publisher.Publish(log.Community.Value, _cancel));
        }

        await one.Publisher.Publish(log.Community.Value, _cancel);
        var checkpoint = await two.Checkpoint(log.Community.Value);
        checkpoint.Size.ShouldBe(log.Length);
        (await LogVerifier.VerifyAsync(new PublishedTiles(two.Logs, log.Community.Value), checkpoint, null, _cancel)).ShouldBeEmpty();
    }

    [Fact]
    public void The_key_is_made_once_for_its_owner_alone()
    {
        var folder = Path.Combine(_folder.Path, "own");
        using var made = LogKey.Open(folder, "vote.example");
        using var again = LogKey.Open(folder, "another.example");
        again.Name.ShouldBe("vote.example");
        var community = Guid.CreateVersion7();
        again.VerifierOf(community).ToString().ShouldBe(made.VerifierOf(community).ToString());
        again.VerifierOf(community).ToString().ShouldNotBe(made.VerifierOf(Guid.CreateVersion7()).ToString());
        if (OperatingSystem.IsWindows())
            return;
        File.GetUnixFileMode(Path.Combine(folder, "log.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetUnixFileMode(Path.Combine(folder, "log.key"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Should.Throw<LogKeyException>(() => LogKey.Open(folder, null)).Message.ShouldContain("chmod 600");
        File.SetUnixFileMode(Path.Combine(folder, "log.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(Path.Combine(folder, "log.key"), "vote.example\nshort\n");
        Should.Throw<LogKeyException>(() => LogKey.Open(folder, null)).Message.ShouldContain("is no key");
    }

    [Fact]
    public void A_key_without_a_host_has_a_name_of_its_own()
    {
        using var one = LogKey.Open(Path.Combine(_folder.Path, "one"), null);
        using var other = LogKey.Open(Path.Combine(_folder.Path, "other"), null);
        one.Name.ShouldStartWith("decisions-");
        one.Name.ShouldNotBe(other.Name);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<PublishingNode> Open(PrivateDatabase? database = null) =>
        new(database ?? await postgres.NewDatabase(), LogKey.Open(Path.Combine(_folder.Path, "keys"), "vote.example"));

    private async Task Run(PrivateDatabase database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(_cancel);
    }
}
