using System.Text;
using Decisions.Domain.Communities;
using Decisions.Engine.Publishing;
using Decisions.Engine.Tests.Following;
using Decisions.Engine.Verifying;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Testing;
using Npgsql;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.Publishing;

/// <summary>Another key takes over where the record says so, and nowhere else.</summary>
public sealed class KeyRotationTests(Postgres postgres) : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_checkpoint_that_covers_the_change_is_signed_with_both_keys_and_each_later_one_with_the_new()
    {
        await using var node = await Open();
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        var old = node.Key.VerifierOf(log.Community.Value);

        // Another program takes the new key and records it; the server that runs learns of it from the record.
        using var next = LogKey.Open(KeysFolder, null).WithNew("vote.example");
        next.Keep();
        var now = next.VerifierOf(log.Community.Value);
        await log.Append(Changed(Ada, Yes), new LogKeyRotated(old.ToString(), now.ToString(), "Yearly."), Changed(Ada, No));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        (await Signers(node, log, old, now)).ShouldBe([old, now]);
        await log.Append(Changed(Ada, Yes));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        (await Signers(node, log, old, now)).ShouldBe([now]);

        // A server that starts later, and one that had the old key alone and is given the new one, sign with the new.
        await using var later = new PublishingNode(node.Database, LogKey.Open(KeysFolder, null));
        await log.Append(Changed(Ada, No));
        await later.Publisher.Publish(log.Community.Value, _cancel);
        (await Signers(later, log, old, now)).ShouldBe([now]);
    }

    [Fact]
    public async Task A_log_that_begins_with_a_change_of_keys_is_signed_with_both()
    {
        await using var node = await Open();
        var log = node.NewLog();
        var old = node.Key.VerifierOf(log.Community.Value);
        using var next = LogKey.Open(KeysFolder, null).WithNew("vote.example");
        next.Keep();
        var now = next.VerifierOf(log.Community.Value);
        await log.Append(Founded(log.Community), new LogKeyRotated(old.ToString(), now.ToString(), "Yearly."));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        (await Signers(node, log, old, now)).ShouldBe([old, now]);
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_have_is_not_made_up()
    {
        await using var node = await Open();
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        using var strange = LogKey.Open(Path.Combine(_folder.Path, "strange"), "vote.example");
        await log.Append(new LogKeyRotated(
            node.Key.VerifierOf(log.Community.Value).ToString(), strange.VerifierOf(log.Community.Value).ToString(), "Mine now."));
        (await Should.ThrowAsync<LogKeyException>(() => node.Publisher.Publish(log.Community.Value, _cancel))).Message.ShouldContain("does not have it");
        (await node.Checkpoint(log.Community.Value)).Size.ShouldBe(1);
    }

    [Fact]
    public async Task A_lost_key_is_replaced_where_the_record_says_so()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await node.Publisher.Publish(log.Community.Value, _cancel);

        using var made = LogKey.Open(Path.Combine(_folder.Path, "fresh"), "elsewhere.example").WithNew("vote.example");
        made.Keep();
        await using var heir = new PublishingNode(database, made);
        await log.Append(Changed(Ada, Yes));
        await Should.ThrowAsync<LogKeyException>(() => heir.Publisher.Publish(log.Community.Value, _cancel));
        await log.Append(new LogKeyRotated(null, made.VerifierOf(log.Community.Value).ToString(), "The disk burnt."));
        // The old chain's signature cannot be checked any more; the new one begins with every checkpoint that there is.
        (await heir.Publisher.Publish(log.Community.Value, _cancel)).ShouldBe(3);
        (await heir.Checkpoint(log.Community.Value)).Size.ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_trusts_the_old_key_is_led_to_the_new_one()
    {
        await using var node = await Open();
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        var old = node.Key.VerifierOf(log.Community.Value);
        using var next = LogKey.Open(KeysFolder, null).WithNew("vote.example");
        next.Keep();
        var now = next.VerifierOf(log.Community.Value);
        await log.Append(new LogKeyRotated(old.ToString(), now.ToString(), "Yearly."));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        await log.Append(new CommunityRenamed("Bistro"));
        await node.Publisher.Publish(log.Community.Value, _cancel);

        var archive = await node.Export(log);
        (await Verify(archive, old)).ShouldBeEmpty();
        (await Verify(archive, now)).ShouldBeEmpty();
        using var strange = LogKey.Open(Path.Combine(_folder.Path, "strange"), "vote.example");
        (await Verify(archive, strange.VerifierOf(log.Community.Value))).ShouldHaveSingleItem().What.ShouldContain("never signed this log");
    }

    [Fact]
    public async Task A_key_that_was_retired_does_not_come_back()
    {
        await using var node = await Open();
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        var old = node.Key.VerifierOf(log.Community.Value);
        using var next = LogKey.Open(KeysFolder, null).WithNew("vote.example");
        next.Keep();
        var now = next.VerifierOf(log.Community.Value);
        await log.Append(new LogKeyRotated(old.ToString(), now.ToString(), "It may have been seen."));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        // Whoever saw the old key and has the database lets it sign again.
        await log.Append(new LogKeyRotated(now.ToString(), old.ToString(), "Back again."));
        (await Should.ThrowAsync<LogKeyException>(() => node.Publisher.Publish(log.Community.Value, _cancel))).Message.ShouldContain("retired before");
    }

    [Fact]
    public async Task A_key_that_took_over_without_the_old_ones_signature_is_believed_only_where_it_was_had_otherwise()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        await log.Append(Founded(log.Community));
        await node.Publisher.Publish(log.Community.Value, _cancel);
        var old = node.Key.VerifierOf(log.Community.Value);
        using var made = LogKey.Open(Path.Combine(_folder.Path, "fresh"), "elsewhere.example").WithNew("vote.example");
        made.Keep();
        await using var heir = new PublishingNode(database, made);
        await log.Append(new LogKeyRotated(null, made.VerifierOf(log.Community.Value).ToString(), "The disk burnt."));
        await heir.Publisher.Publish(log.Community.Value, _cancel);
        var archive = await heir.Export(log);
        (await Verify(archive, made.VerifierOf(log.Community.Value))).ShouldBeEmpty();
        (await Verify(archive, old)).ShouldNotBeEmpty();
    }

    private async Task<IReadOnlyList<RecordFault>> Verify(byte[] archive, VerifierKey key) =>
        (await RecordVerifier.Verify(new MemoryStream(archive), new Trust(key, WitnessPolicy.None, []), null, _cancel)).Faults;

    [Fact]
    public async Task A_checkpoint_taken_out_of_the_database_breaks_the_chain()
    {
        var database = await postgres.NewDatabase();
        await using var node = await Open(database);
        var log = node.NewLog();
        for (var i = 0; i < 4; i++)
        {
            await log.Append(Changed(Ada, i % 2 == 0 ? Yes : No));
            await node.Publisher.Publish(log.Community.Value, _cancel);
        }
        var chain = CheckpointChain.None(node.Key.OriginOf(log.Community.Value));
        string? signed = null;
        await foreach (var (_, note, with) in node.Logs.Checkpoints(log.Community.Value, _cancel))
        {
            chain = chain.With(Parsed(note));
            signed = with;
        }
        SignedNote.Parse(Encoding.UTF8.GetBytes(signed!)).Then(note => CheckpointChain.Open(note, chain.Origin, node.Key.VerifiersOf(log.Community.Value)))
            .IsRead(out var opened, out var reason).ShouldBeTrue(reason);
        opened.Chain.ShouldBe(chain);

        // The chain of an earlier checkpoint in the place of the last one's: the next is not signed for.
        await using var source = NpgsqlDataSource.Create(database.OwnerConnectionString);
        await source.CreateCommand($"update decisions.log_checkpoint set chain = (select chain from decisions.log_checkpoint where size = 2) where size = 4").ExecuteNonQueryAsync(_cancel);
        await log.Append(Changed(Ada, Yes));
        (await Should.ThrowAsync<LogSetBackException>(() => node.Publisher.Publish(log.Community.Value, _cancel))).Message.ShouldContain("chain");
    }

    public void Dispose() => _folder.Dispose();

    private string KeysFolder => Path.Combine(_folder.Path, "keys");

    private static Checkpoint Parsed(string note) =>
        SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Then(read => Checkpoint.Parse(read.Text)).IsRead(out var checkpoint, out _) ? checkpoint : throw new InvalidDataException(note);

    private async Task<PublishingNode> Open(PrivateDatabase? database = null) =>
        new(database ?? await postgres.NewDatabase(), LogKey.Open(KeysFolder, "vote.example"));

    private async Task<IEnumerable<VerifierKey>> Signers(PublishingNode node, TestLog log, params VerifierKey[] known)
    {
        var note = (await node.Logs.Checkpoint(log.Community.Value, _cancel))!.Value.Note;
        SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Then(read => OpenedNote.Open(read, known)).IsRead(out var opened, out var reason).ShouldBeTrue(reason);
        return opened!.Signatures.Select(signed => signed.Key);
    }
}
