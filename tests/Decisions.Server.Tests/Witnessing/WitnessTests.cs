using System.Net;
using System.Text;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Witnessing;
using Decisions.Server.Witnessing;

namespace Decisions.Server.Tests.Witnessing;

/// <summary>A witness over HTTP: every answer of C2SP tlog-witness, and what it remembers whatever happens to it.</summary>
public sealed class WitnessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleLog _log = new("vote.example/log/a");
    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_checkpoint_is_cosigned_with_a_signature_that_verifies()
    {
        await using var witness = await Start();
        var answer = await Post(witness, _log.Request(0, 7));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        Read(answer, _log.Request(0, 7), witness).ShouldBeOfType<WitnessReply.Cosigned>();
        answer = await Post(witness, _log.Request(7, 20));
        Read(answer, _log.Request(7, 20), witness).ShouldBeOfType<WitnessReply.Cosigned>();
        (await Post(witness, _log.Request(20, 20))).Status.ShouldBe(HttpStatusCode.OK);
        witness.Said.ShouldContain("Cosigned vote.example/log/a, which holds 7 events");
    }

    [Fact]
    public async Task A_log_that_nobody_trusts_is_a_404_until_it_is_trusted_without_a_restart()
    {
        await using var witness = await RunningWitness.Start(_folder["w"]);
        (await Post(witness, _log.Request(0, 7))).Status.ShouldBe(HttpStatusCode.NotFound);
        witness.Trust(_log.Signer.Key.ToString());
        (await Post(witness, _log.Request(0, 7))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_is_not_trusted_is_a_403_and_a_second_key_may_be_trusted_for_a_log()
    {
        await using var witness = await Start();
        using var other = new SampleLog("vote.example/log/a", seed: 2);
        (await Post(witness, _log.Request(0, 7, other.Signer))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(witness, _log.Request(0, 7))).Status.ShouldBe(HttpStatusCode.OK);
        witness.Trust(other.Signer.Key.ToString());
        (await Post(witness, _log.Request(7, 8, other.Signer))).Status.ShouldBe(HttpStatusCode.OK);
        (await Post(witness, _log.Request(8, 9))).Status.ShouldBe(HttpStatusCode.OK);

        // A key that was replaced is trusted no more, without a restart; what was seen stays.
        var folder = WitnessFolder.Open(_folder["w"]);
        folder.Distrust(_log.Signer.Key).ShouldBeTrue();
        folder.Distrust(_log.Signer.Key).ShouldBeFalse();
        (await Post(witness, _log.Request(9, 10))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(witness, _log.Request(9, 10, other.Signer))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_no_request_is_a_400()
    {
        await using var witness = await Start();
        (await Post(witness, "old seven\n\n"u8.ToArray())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Post(witness, _log.Request(0, 7) with { OldSize = 8 })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Post(witness, new byte[70_000])).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await _http.GetAsync($"{witness.Url}/add-checkpoint", Cancel)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Another_old_size_is_a_409_that_tells_the_last_one()
    {
        await using var witness = await Start();
        await Post(witness, _log.Request(0, 20));
        foreach (var (old, size) in new[] { (0, 7), (7, 20), (7, 30), (0, 30) })
        {
            var answer = await Post(witness, _log.Request(old, size));
            answer.Status.ShouldBe(HttpStatusCode.Conflict);
            answer.Type.ShouldBe("text/x.tlog.size");
            answer.Text.ShouldBe("20\n");
        }

        witness.Said.ShouldContain("NOW HOLDS 7 EVENTS, and 20 were cosigned");
    }

    [Fact]
    public async Task A_changed_history_is_a_422_and_its_evidence_is_kept_once()
    {
        await using var witness = await Start();
        using var changed = new SampleLog("vote.example/log/a", history: "other ");
        await Post(witness, _log.Request(0, 7));
        (await Post(witness, changed.Request(7, 20))).Status.ShouldBe((HttpStatusCode)422);
        (await Post(witness, changed.Request(7, 20))).Status.ShouldBe((HttpStatusCode)422);
        (await Post(witness, changed.Request(7, 7))).Status.ShouldBe((HttpStatusCode)422);
        witness.Said.ShouldContain("THE HISTORY OF vote.example/log/a WAS CHANGED");

        var kept = Directory.GetFiles(witness.Path, "*.request", SearchOption.AllDirectories);
        kept.Length.ShouldBe(2);
        foreach (var file in kept)
        {
            // Two checkpoints that the log signed, of which the lesser is no beginning of the greater: proof for anyone.
            AddCheckpointRequest.Parse(await File.ReadAllBytesAsync(file, Cancel)).IsRead(out var request, out _).ShouldBeTrue();
            OpenedNote.Open(request!.Note, [_log.Signer.Key]).IsRead(out _, out _).ShouldBeTrue();
            SignedNote.Parse(await File.ReadAllBytesAsync(Path.ChangeExtension(file, "cosigned"), Cancel))
                .Then(note => OpenedNote.Open(note, [_log.Signer.Key])).IsRead(out var before, out _).ShouldBeTrue();
            before!.Text.ShouldBe(_log.At(7).ToText());
        }

        (await Post(witness, _log.Request(7, 20))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_requests_at_once_from_one_size_exactly_one_is_cosigned()
    {
        await using var witness = await Start();
        var last = 1;
        await Post(witness, _log.Request(0, last));
        for (var round = 0; round < 8; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(ahead => Task.Run(() => Post(witness, _log.Request(last, last + ahead)))));
            answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
            answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(3);
            last += 1 + Array.FindIndex(answers, answer => answer.Status == HttpStatusCode.OK);
            witness.Folder.Read("vote.example/log/a")!.Last.ShouldBe(_log.At(last));
        }
    }

    [Fact]
    public async Task What_was_cosigned_is_remembered_by_the_next_process()
    {
        VerifierKey key;
        await using (var witness = await Start())
        {
            key = witness.Key;
            await Post(witness, _log.Request(0, 20));
        }

        await File.WriteAllTextAsync(Path.Combine(Directory.GetDirectories(_folder["w/logs"]).Single(), "cosigned.1.unfinished"), "half a", Cancel);
        await using var again = await RunningWitness.Start(_folder["w"]);
        again.Key.ShouldBe(key);
        (await Post(again, _log.Request(0, 7))).Text.ShouldBe("20\n");
        (await Post(again, _log.Request(20, 21))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_cosigned()
    {
        await using var witness = await Start();
        await Post(witness, _log.Request(0, 7));
        // In the place of the file, a folder that no file can be moved over.
        var file = Path.Combine(Directory.GetDirectories(_folder["w/logs"]).Single(), "cosigned");
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in the way"));
        var answer = await Post(witness, _log.Request(0, 20));
        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Text.ShouldBeEmpty();
    }

    [Fact]
    public void The_folder_is_its_owners_alone_and_one_witness_at_a_time_runs_on_it()
    {
        var folder = WitnessFolder.Open(_folder["w"]);
        folder.Key("board.example/witness").Key.Name.ShouldBe("board.example/witness");
        folder.Key("another").Key.Name.ShouldBe("board.example/witness");
        File.GetUnixFileMode(_folder["w"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(_folder["w/witness.key"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (folder.Lock())
            Should.Throw<WitnessFolderException>(() => WitnessFolder.Open(_folder["w"]).Lock()).Message.ShouldContain("Another witness runs");
        folder.Lock().Dispose();
        File.SetUnixFileMode(_folder["w/witness.key"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Should.Throw<WitnessFolderException>(() => folder.Key(null)).Message.ShouldContain("chmod 600");
        Should.Throw<WitnessFolderException>(() => WitnessFolder.Open(_folder["x"]).Key("two words")).Message.ShouldContain("no name");
    }

    [Fact]
    public void A_log_is_trusted_once_and_a_witnesss_key_never()
    {
        var folder = WitnessFolder.Open(_folder["w"]);
        folder.Trust(_log.Signer.Key).ShouldBeTrue();
        folder.Trust(_log.Signer.Key).ShouldBeFalse();
        folder.Logs().Single().Last.Origin.ShouldBe("vote.example/log/a");
        Should.Throw<WitnessFolderException>(() => folder.Trust(folder.Key(null).Key)).Message.ShouldContain("witness's key");
    }

    private async Task<RunningWitness> Start()
    {
        var witness = await RunningWitness.Start(_folder["w"]);
        witness.Trust(_log.Signer.Key.ToString());
        return witness;
    }

    private Task<(HttpStatusCode Status, string? Type, string Text)> Post(RunningWitness witness, AddCheckpointRequest request) => Post(witness, request.ToBytes());

    private async Task<(HttpStatusCode Status, string? Type, string Text)> Post(RunningWitness witness, byte[] body)
    {
        using var answer = await _http.PostAsync($"{witness.Url}/add-checkpoint", new ByteArrayContent(body), Cancel);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Cancel)));
    }

    private static WitnessReply Read((HttpStatusCode Status, string? Type, string Text) answer, AddCheckpointRequest request, RunningWitness witness) =>
        WitnessReply.Read((int)answer.Status, answer.Type, answer.Text, request.Note, witness.Key);
}
