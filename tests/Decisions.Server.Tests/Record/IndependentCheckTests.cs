using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Proofs;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>
/// What Decisions writes is checked with tools that it did not write: a program in Go over golang.org/x/mod's notes and
/// tree, which knows of this project nothing but its formats.
/// </summary>
public sealed class IndependentCheckTests(ApiServer server, IndependentProgram independent) : IClassFixture<IndependentProgram>
{
    /// <summary>All that JSON escapes, and letters in two forms: where two writers of canonical JSON might differ.</summary>
    private const string Odd = "Quote \" slash \\ / tab \t line \n é e\u0301 \uFFFD 😀 <&>";

    [Fact]
    public async Task A_record_and_its_receipts_hold()
    {
        var record = await RecordUnderTest.Make(server, members: 130);
        (await record.Here[0].Post("proposals", new { title = "Letters", text = Odd })).Ok();
        var archive = await record.Export();
        var parts = new ArchiveParts(archive);
        parts.Names.ShouldContain("tile/0/000");
        parts.Names.ShouldContain("tile/1/000.p/1");
        var entries = parts.Lines(ArchiveFile.Events).Length;
        entries.ShouldBeGreaterThan(256);
        var checkpoints = parts.Lines(ArchiveFile.Checkpoints).Length;
        checkpoints.ShouldBeGreaterThan(1);
        var redacted = Redacted(parts);
        var receipts = await Receipts(record, Enumerable.Range(0, entries).Where(index => index % 16 == 0 || index == redacted));
        receipts.Where(receipt => Extra(receipt.Bytes)["payload"] is null).Select(receipt => receipt.Name).ShouldBe([$"entry-{redacted}.tlog-proof"]);

        var (status, said) = await independent.Check(archive, [record.Key], receipts);

        said.ShouldBe($"""
            ok    checkpoints: {checkpoints} signed by the log, the newest of {entries} entries
            ok    chain: signed over all {checkpoints} checkpoints
            ok    entries: {entries} read from their bundles
            ok    roots: {checkpoints} computed from the entries, each as signed
            ok    tiles: {entries + 1} hashes in all tiles, each made from the entries
            ok    consistency: {checkpoints - 1} proofs, from each checkpoint to the next
            ok    inclusion: {entries} proofs, one for each entry
            ok    events: {entries - 2} open their commitment, 1 were redacted on record, 1 are not shown
            ok    receipts: {receipts.Length} prove their entry, {receipts.Length - 1} open its commitment, 0 are newer than the record
            All of it holds.

            """);
        status.ShouldBe(0);
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await independent.Check(await record.Export(audience), [record.Key])).Status.ShouldBe(0);
        (await independent.Check(archive, [(await RecordUnderTest.Make(server, members: 12)).Key])).Said.ShouldStartWith("FAULT checkpoints: line 1: note has no verifiable signatures");
    }

    [Fact]
    public async Task Whatever_is_altered_is_found_and_said()
    {
        var record = await RecordUnderTest.Make(server, members: 130);
        var parts = new ArchiveParts(await record.Export());
        var events = parts.Lines(ArchiveFile.Events);
        var newest = Encoding.UTF8.GetString(parts[ArchiveFile.Checkpoint]);
        var redacted = Redacted(parts);
        var checkpoints = parts.Lines(ArchiveFile.Checkpoints);
        (string What, string Fault, ArchiveParts Altered)[] altered =
        [
            ("an entry", "roots: the first ", parts.With("tile/entries/000", Flipped(parts["tile/entries/000"], 5000))),
            ("the end of a bundle", "entries: tile/entries/000 ends within entry 255", parts.With("tile/entries/000", parts["tile/entries/000"][..^1])),
            ("a full tile", "tiles: tile/0/000 is missing, or not what the entries hash to", parts.With("tile/0/000", Flipped(parts["tile/0/000"], 8191))),
            ("a tile of the upper level", "tiles: tile/1/000.p/1 ", parts.With("tile/1/000.p/1", Flipped(parts["tile/1/000.p/1"], 0))),
            ("a tile that is missing", "tiles: tile/0/000 ", parts.Without("tile/0/000")),
            ("a tile too many", "tiles: tile/0/777 is no part of a log of", parts.With("tile/0/777", parts["tile/0/000"])),
            ("the newest checkpoint", "checkpoints: the newest is not the last", parts.With(ArchiveFile.Checkpoint, Flipped(parts[ArchiveFile.Checkpoint], newest.Length / 2))),
            ("an early checkpoint", "checkpoints: line 1: ", parts.WithLines(ArchiveFile.Checkpoints, [AlteredRoot(checkpoints[0]), .. checkpoints[1..]])),
            ("a checkpoint that is missing", "chain: it is not that of these", parts.WithLines(ArchiveFile.Checkpoints, checkpoints[1..])),
            ("an event", "event 1: what it says is not what its entry committed to", Event(1, line => line["payload"]!.AsObject().Add("more", 1))),
            ("a salt", "event 2: what it says is not what its entry committed to", Event(2, line => line["salt"] = Convert.ToBase64String(new byte[16]))),
            ("who did it", "event 3: its actor is \"system0\"", Event(3, line => line["actor"] = "system0")),
            ("when", "event 4: its when is \"2020", Event(4, line => line["when"] = "2020" + line["when"]!.GetValue<string>()[4..])),
            ("a salt taken away", "event 6: its salt is missing, and nothing opens what is left", Event(6, line => line.Remove("salt"))),
            ("what remains of a redacted event", $"event {redacted}: words were taken out and nothing shows where", Event(redacted, line => line["payload"]!["reason"] = "Other words.")),
            ("the choice in a redacted ballot", $"event {redacted}: apart from its words it is not what its entry committed to", Event(redacted, line => line["payload"]!["choice"]!["answer"] = "yes")),
            ("what opens the rest of it", $"event {redacted}: its salt is missing, and nothing opens what is left", Event(redacted, line => line.Remove("opening"))),
            ("an event that is missing", $"events: there are {events.Length - 1} events and {events.Length} entries", parts.WithLines(ArchiveFile.Events, events[..^1])),
        ];
        foreach (var (what, fault, archive) in altered)
        {
            var (status, said) = await independent.Check(archive.ToBytes(), [record.Key]);
            said.Split('\n')[^2].ShouldStartWith("FAULT " + (fault.StartsWith("event ", StringComparison.Ordinal) ? "events: " : "") + fault, Case.Sensitive, what);
            status.ShouldBe(1, what);
        }

        ArchiveParts Event(int index, Action<JsonObject> alter)
        {
            var line = JsonNode.Parse(events[index])!.AsObject();
            alter(line);
            return parts.WithLines(ArchiveFile.Events, [.. events[..index], line.ToJsonString(), .. events[(index + 1)..]]);
        }
    }

    [Fact]
    public async Task An_altered_receipt_is_found_and_named()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var archive = await record.Export();
        var (_, receipt) = (await Receipts(record, [9]))[0];
        var text = Encoding.UTF8.GetString(receipt);
        var lines = text.Split('\n');
        (string What, byte[] Altered)[] altered =
        [
            ("its index", Encoding.UTF8.GetBytes(text.Replace("\nindex 9\n", "\nindex 8\n", StringComparison.Ordinal))),
            ("a hash of its proof", With(3, Convert.ToBase64String(Flipped(Convert.FromBase64String(lines[3]), 31)))),
            ("a hash that is missing", Encoding.UTF8.GetBytes(string.Join('\n', lines.Where((_, at) => at != 3)))),
            ("its entry", WithExtra(extra => extra["entry"] = Convert.ToBase64String(Flipped(Convert.FromBase64String(extra["entry"]!.GetValue<string>()), 12)))),
            ("its payload", WithExtra(extra => extra["payload"]!.AsObject().Add("zzz", 1))),
            ("its key", WithExtra(extra => extra["key"] = extra["key"]!.GetValue<string>() + "A")),
            ("its checkpoint's size", With(Array.IndexOf(lines, "") + 2, "10")),
            ("its signature", Encoding.UTF8.GetBytes(text[..^10] + (text[^10] == 'A' ? 'B' : 'A') + text[^9..])),
        ];
        foreach (var (what, bytes) in altered)
        {
            bytes.ShouldNotBe(receipt, what);
            var (status, said) = await independent.Check(archive, [record.Key], ("kept.tlog-proof", receipt), ("altered.tlog-proof", bytes));
            said.Split('\n')[^2].ShouldStartWith("FAULT receipts: altered.tlog-proof: ", Case.Sensitive, what);
            status.ShouldBe(1, what);
        }

        byte[] With(int at, string line) => Encoding.UTF8.GetBytes(string.Join('\n', [.. lines[..at], line, .. lines[(at + 1)..]]));

        byte[] WithExtra(Action<JsonObject> alter)
        {
            var extra = Extra(receipt);
            alter(extra);
            return With(1, "extra " + Convert.ToBase64String(Ledger.Canonical.CanonicalJson.Of(Encoding.UTF8.GetBytes(extra.ToJsonString()))));
        }
    }

    [Fact]
    public async Task A_history_that_was_written_anew_with_the_key_does_not_agree_with_a_receipt()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var forger = new Forger(new ArchiveParts(await record.Export()));
        (forger.Events[3], forger.Events[4]) = (forger.Events[4], forger.Events[3]);
        using var signer = record.Signer();
        var forged = forger.Archive(signer);

        (await independent.Check(forged, [record.Key])).Said.ShouldContain("ok    consistency");
        await Disagrees(9, "its checkpoint of ");
        await Disagrees(3, "entry 3 of the record is another");

        async Task Disagrees(int index, string fault)
        {
            var (status, said) = await independent.Check(forged, [record.Key], (await Receipts(record, [index]))[0]);
            said.Split('\n')[^2].ShouldStartWith($"FAULT receipts: entry-{index}.tlog-proof: {fault}");
            status.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_log_that_changed_its_key_is_checked_with_all_its_keys()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var parts = new ArchiveParts(await record.Export());
        using var next = NoteSigner.FromSeed(record.Key.Name, new byte[32]);
        var newest = Signed(ArchiveFile.Checkpoint);
        var lines = parts.Lines(ArchiveFile.Checkpoints);
        var last = JsonNode.Parse(lines[^1])!;
        last["note"] = newest.ToString();
        var archive = parts.With(ArchiveFile.Checkpoint, newest.ToBytes()).With(ArchiveFile.Chain, Signed(ArchiveFile.Chain).ToBytes())
            .WithLines(ArchiveFile.Checkpoints, [.. lines[..^1], last.ToJsonString()]).ToBytes();

        (await independent.Check(archive, [record.Key, next.Key])).Status.ShouldBe(0);
        (await independent.Check(archive, [record.Key])).Said.ShouldStartWith($"FAULT checkpoints: line {lines.Length}: note has no verifiable signatures");

        SignedNote Signed(string file) => SignedNote.Parse(parts[file]).IsRead(out var note, out var reason)
            ? SignedNote.Sign(note.Text, [next])
            : throw new InvalidDataException(reason);
    }

    /// <summary>The hardest cases of RFC 8785: doubles, names beyond U+FFFF, and all that must be escaped.</summary>
    [Fact]
    public async Task Any_JSON_that_was_committed_to_has_the_same_canonical_form_there()
    {
        var record = await RecordUnderTest.Make(server, members: 12);
        var forger = new Forger(new ArchiveParts(await record.Export()));
        forger.Events[1].Change(line => line["payload"] = JsonNode.Parse("""
            { "\ufb33": 1, "\ud83d\ude00": [2.9802322387695312e-8, 1e21, 1e20, 123456789012345680000, 9007199254740993, -0.0, 0.000001, 1E-7, 5e-324, 0.1, -1.50, 333333333.33333329],
              "\u20ac": "\u0000\u0008\u0009\u000a\u000b\u000c\u000d\u001f \" \\ \/ < \u007f \u2028 \ufffd", "": [true, false, null, {}, []], "a\r": { "b": 1, "a": 2 } }
            """));
        using var signer = record.Signer();
        (await independent.Check(forger.Archive(signer), [record.Key])).Said.Split('\n')[^2].ShouldBe("All of it holds.");
    }

    [Fact]
    public async Task Without_Go_it_says_what_to_install()
    {
        await using var program = new IndependentProgram();
        (await Should.ThrowAsync<InvalidOperationException>(() => program.Build("/nonexistent"))).Message.ShouldBe(IndependentProgram.Install);
    }

    private static async Task<(string Name, byte[] Bytes)[]> Receipts(RecordUnderTest record, IEnumerable<int> indexes)
    {
        List<(string, byte[])> receipts = [];
        foreach (var index in indexes)
            receipts.Add(($"entry-{index.ToString(CultureInfo.InvariantCulture)}{TlogProof.FileExtension}",
                Encoding.UTF8.GetBytes((await record.Here.Auditor.Get($"log/{index}/proof")).Ok().Text)));
        return [.. receipts];
    }

    /// <summary>The index of the event that was redacted.</summary>
    private static int Redacted(ArchiveParts parts) =>
        Array.FindIndex(parts.Lines(ArchiveFile.Events), line => JsonNode.Parse(line) is { } it && it["payload"] is not null && it["salt"] is null);

    private static JsonObject Extra(byte[] receipt) =>
        JsonNode.Parse(Convert.FromBase64String(Encoding.UTF8.GetString(receipt).Split('\n')[1]["extra ".Length..]))!.AsObject();

    private static string AlteredRoot(string checkpoint)
    {
        var line = JsonNode.Parse(checkpoint)!;
        var note = line["note"]!.GetValue<string>().Split('\n');
        note[2] = Convert.ToBase64String(Flipped(Convert.FromBase64String(note[2]), 0));
        line["note"] = string.Join('\n', note);
        return line.ToJsonString();
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] flipped = [.. bytes];
        flipped[at] ^= 1;
        return flipped;
    }
}
