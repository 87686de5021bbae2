using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Engine.Verifying;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>
/// Drops, repeats, moves, alters and back-dates everything in a record, one thing at a time: each is found, and where it has
/// a place in the log, the place is named.
/// </summary>
public sealed class MutationTests(ApiServer server)
{
    private static readonly string[] Informal = [ArchiveFile.ReadMe, ArchiveFile.Keys];

    [Fact]
    public async Task Any_change_of_any_part_of_the_archive_is_found()
    {
        var (record, parts) = await Sound(members: 130);
        var names = parts.Names.Except(Informal).ToList();
        names.Count.ShouldBeGreaterThan(10, "full tiles and partial ones");
        List<(string, ArchiveParts)> changed = [];
        foreach (var name in names)
        {
            changed.Add(($"{name} dropped", parts.Without(name)));
            changed.Add(($"{name} cut", parts.With(name, parts[name][..^1])));
            changed.Add(($"{name} longer", parts.With(name, [.. parts[name], (byte)'!'])));
            // Every byte of small parts, and some hundred of the larger ones.
            // When it was written is the archive's own word and stands for nothing.
            var length = name == ArchiveFile.Manifest ? Encoding.UTF8.GetString(parts[name]).IndexOf("\"exportedAt\"", StringComparison.Ordinal) : parts[name].Length;
            for (var at = 0; at < length; at += Math.Max(1, length / 150))
                changed.Add(($"{name}, byte {at}", parts.With(name, Flipped(parts[name], at))));
        }
        changed.Add(("a stranger's file", parts.With("tile/0/999", new byte[8192])));
        await AllFound(record, changed);
    }

    [Fact]
    public async Task Any_event_dropped_repeated_moved_altered_or_back_dated_is_found_and_named()
    {
        var (record, parts) = await Sound(members: 20);
        var lines = parts.Lines(ArchiveFile.Events);
        List<(string, ArchiveParts, long)> changed = [];
        for (var i = 0; i < lines.Length; i++)
        {
            Add("dropped", [.. lines[..i], .. lines[(i + 1)..]]);
            Add("repeated", [.. lines[..i], lines[i], .. lines[i..]]);
            if (i > 0)
                Add("moved", [.. lines[..(i - 1)], lines[i], lines[i - 1], .. lines[(i + 1)..]]);
            Add("back-dated", Changed(line => line["when"] = "2020" + line["when"]!.GetValue<string>()[4..]));
            Add("by another", Changed(line => line["actor"] = "system0"));
            Add("of another version", Changed(line => line["version"] = line["version"]!.GetValue<long>() + 1));
            Add("of another type", Changed(line => line["type"] = "member_left0"));
            Add("in another stream", Changed(line => line["stream"] = line["stream"] + "0"));
            Add("emptied", Changed(line => Remove(line, "salt", "payload"), onlyWithPayload: true));
            Add("without salt", Changed(line => Remove(line, "salt"), onlyWithPayload: true));
            Add("gone from the store", Changed(line => Remove(line, "stream", "version", "type", "actor", "when", "salt", "payload")));
            foreach (var property in JsonNode.Parse(lines[i])!["payload"]?.AsObject().Select(pair => pair.Key).ToList() ?? [])
            {
                Add($"with another {property}", Changed(line => line["payload"]![property] = "x"));
                Add($"without {property}", Changed(line => Remove(line["payload"]!.AsObject(), property)));
            }
            Add("with more in it", Changed(line => line["payload"]?.AsObject().Add("more", 1), onlyWithPayload: true));

            void Add(string what, string[]? all)
            {
                if (all is not null)
                    changed.Add(($"event {i} {what}", parts.WithLines(ArchiveFile.Events, all), i));
            }

            string[]? Changed(Action<JsonObject> change, bool onlyWithPayload = false)
            {
                var line = JsonNode.Parse(lines[i])!.AsObject();
                if (onlyWithPayload && line["salt"] is null)
                    return null;
                change(line);
                var after = line.ToJsonString();
                return JsonNode.DeepEquals(line, JsonNode.Parse(lines[i])) ? null : [.. lines[..i], after, .. lines[(i + 1)..]];
            }
        }
        await AllFound(record, changed.Select(change => (change.Item1, change.Item2)), (name, report) =>
        {
            var index = changed.First(change => change.Item1 == name).Item3;
            return report.Faults.Any(fault => fault.Index == index || fault.Index == index - 1);
        });
    }

    [Fact]
    public async Task Any_checkpoint_or_count_dropped_repeated_or_moved_is_found()
    {
        var (record, _) = await Sound(members: 20);
        for (var i = 0; i < 4; i++)
        {
            (await record.Here.Secretary.Patch("", new { purpose = $"Bread, {i}." })).Ok();
            await record.Export();
        }
        var parts = new ArchiveParts(await record.Export());
        List<(string, ArchiveParts)> changed = [];
        foreach (var name in new[] { ArchiveFile.Checkpoints, ArchiveFile.Counts })
        {
            var lines = parts.Lines(name);
            lines.Length.ShouldBeGreaterThan(1);
            for (var i = 0; i < lines.Length; i++)
            {
                changed.Add(($"{name} {i} dropped", parts.WithLines(name, [.. lines[..i], .. lines[(i + 1)..]])));
                changed.Add(($"{name} {i} repeated", parts.WithLines(name, [.. lines[..i], lines[i], .. lines[i..]])));
                if (i > 0 && name == ArchiveFile.Checkpoints)
                    changed.Add(($"{name} {i} moved", parts.WithLines(name, [.. lines[..(i - 1)], lines[i], lines[i - 1], .. lines[(i + 1)..]])));
            }
        }
        await AllFound(record, changed);
    }

    [Fact]
    public async Task Another_history_in_which_everything_fits_is_found_where_the_key_does_not_sign_it()
    {
        var (record, parts) = await Sound(members: 20);
        using var strange = NoteSigner.FromSeed(record.Key.Name, new byte[32]);
        List<(string, ArchiveParts)> changed = [];
        var count = new Forger(parts).Events.Count;
        for (var i = 0; i < count; i++)
            foreach (var (what, forge) in Forgeries(i))
                foreach (var signer in new[] { null, strange })
                {
                    var forger = new Forger(parts);
                    if (forge(forger.Events))
                        changed.Add(($"event {i} {what}{(signer is null ? "" : ", signed by a stranger")}", new ArchiveParts(forger.Archive(signer))));
                }
        await AllFound(record, changed);
    }

    [Fact]
    public async Task With_the_key_another_history_is_found_by_one_honest_witness_or_by_a_checkpoint_that_was_kept()
    {
        var (record, parts) = await Sound(members: 8);
        using var witness = Cosigner.FromSeed("board.example/witness", [.. Enumerable.Repeat((byte)7, 32)]);
        var honest = Parsed(parts[ArchiveFile.Checkpoint]);
        var seen = honest.With([witness.Cosign(honest.Text, 1_790_000_000)]);
        var cosigned = parts.With(ArchiveFile.Checkpoint, seen.ToBytes())
            .WithLines(ArchiveFile.Checkpoints, [.. parts.Lines(ArchiveFile.Checkpoints)[..^1], new JsonObject { ["size"] = JsonNode.Parse(parts.Lines(ArchiveFile.Checkpoints)[^1])!["size"]!.DeepClone(), ["note"] = seen.ToString() }.ToJsonString()]);
        var witnessed = record.Trust with { Witnesses = new WitnessPolicy(1, [witness.Key]) };
        var kept = record.Trust with { Seen = [honest] };
        (await record.Verify(cosigned.ToBytes(), witnessed)).Faults.ShouldBeEmpty();
        (await record.Verify(cosigned.ToBytes(), kept)).Faults.ShouldBeEmpty();

        using var signer = record.Signer();
        List<(string, ArchiveParts)> changed = [];
        for (var i = 0; i < new Forger(cosigned).Events.Count; i++)
            foreach (var (what, forge) in Forgeries(i))
            {
                var forger = new Forger(cosigned);
                if (forge(forger.Events))
                    changed.Add(($"event {i} {what}", new ArchiveParts(forger.Archive(signer))));
            }
        await AllFound(record, changed, null, witnessed);
        await AllFound(record, changed, null, kept);
    }

    private static IEnumerable<(string What, Func<List<ForgedEvent>, bool> Forge)> Forgeries(int i)
    {
        yield return ("dropped", events => { events.RemoveAt(i); return true; });
        yield return ("repeated", events => { events.Insert(i, events[i].Copy()); return true; });
        yield return ("moved", events =>
        {
            if (i == 0)
                return false;
            (events[i - 1], events[i]) = (events[i], events[i - 1]);
            return true;
        });
        yield return ("altered", events => CanChange(events[i]) && Do(() => events[i].Change(line => line["payload"]!.AsObject()["reason"] = "Because.")));
        yield return ("back-dated", events => CanChange(events[i]) && Do(() => events[i].Change(line => line["when"] = "2020" + line["when"]!.GetValue<string>()[4..])));
    }

    private static bool CanChange(ForgedEvent @event) => @event.Fields["salt"] is not null;

    private static bool Do(Action act)
    {
        act();
        return true;
    }

    private async Task<(RecordUnderTest Record, ArchiveParts Parts)> Sound(int members)
    {
        var record = await RecordUnderTest.Make(server, Math.Max(members, 12));
        var archive = await record.Export();
        (await record.Verify(archive)).Faults.ShouldBeEmpty();
        return (record, new ArchiveParts(archive));
    }

    private static async Task AllFound(
        RecordUnderTest record, IEnumerable<(string Name, ArchiveParts Parts)> changed, Func<string, VerificationReport, bool>? isNamed = null, Trust? trust = null)
    {
        var missed = new ConcurrentBag<string>();
        var tried = 0;
        await Parallel.ForEachAsync(changed, async (change, cancel) =>
        {
            Interlocked.Increment(ref tried);
            try
            {
                var report = await record.Verify(change.Parts.ToBytes(), trust);
                if (report.IsSound)
                    missed.Add(change.Name);
                else if (isNamed is not null && !isNamed(change.Name, report))
                    missed.Add($"{change.Name}, found and not named: {string.Join(" | ", report.Faults.Take(3))}");
            }
            catch (InvalidDataException)
            {
                // It is told that this is no archive.
            }
        });
        tried.ShouldBeGreaterThan(10);
        missed.Order().Take(20).ShouldBeEmpty($"{missed.Count} of {tried} changes were missed");
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        var changed = (byte[])bytes.Clone();
        changed[at] ^= 1;
        return changed;
    }

    private static void Remove(JsonObject from, params string[] names)
    {
        foreach (var name in names)
            from.Remove(name);
    }

    private static SignedNote Parsed(byte[] note) => SignedNote.Parse(note).IsRead(out var read, out var reason) ? read : throw new InvalidDataException(reason);
}
