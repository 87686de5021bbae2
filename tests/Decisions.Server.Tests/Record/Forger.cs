using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Entries;
using Decisions.Ledger.Merkle;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;

namespace Decisions.Server.Tests.Record;

/// <summary>
/// Someone with full rights on the database, who writes another history and makes everything in the archive fit it: entries,
/// commitments, tiles, checkpoints, chain and counts. Whether it is signed depends on whether they have the key.
/// </summary>
internal sealed class Forger
{
    private readonly ArchiveParts _parts;

    public Forger(ArchiveParts parts)
    {
        _parts = parts;
        var bundles = TileLayout.Bundles(Size(parts)).SelectMany(at => EntryBundle.Parse(at, parts[at.ToString()]).IsRead(out var entries, out _) ? entries : []).ToList();
        Events = [.. parts.Lines(ArchiveFile.Events).Select((line, i) => new ForgedEvent(JsonNode.Parse(line)!.AsObject(), bundles[i].ToArray()))];
    }

    public List<ForgedEvent> Events { get; }

    /// <summary>The archive of this history.</summary>
    /// <param name="signer">Signs its checkpoints; null leaves those that are there, with their signatures.</param>
    public byte[] Archive(NoteSigner? signer)
    {
        var tree = new TileBuilder();
        List<Tile> tiles = [];
        List<(long Size, Digest Root)> roots = [];
        var sizes = _parts.Lines(ArchiveFile.Checkpoints).Select(line => JsonNode.Parse(line)!["size"]!.GetValue<long>()).Where(size => size < Events.Count).Append(Events.Count).ToHashSet();
        foreach (var @event in Events)
        {
            tiles.AddRange(tree.Append(MerkleTree.LeafHash(@event.Entry)));
            if (sizes.Contains(tree.Size))
                roots.Add((tree.Size, tree.Root));
        }
        var manifest = JsonNode.Parse(_parts[ArchiveFile.Manifest])!;
        manifest["size"] = Events.Count;
        var parts = _parts.With(ArchiveFile.Manifest, Encoding.UTF8.GetBytes(manifest.ToJsonString()))
            .WithLines(ArchiveFile.Events, Events.Select((@event, i) => @event.Line(i)));
        foreach (var name in _parts.Names.Where(name => name.StartsWith(ArchiveFile.Tiles, StringComparison.Ordinal)))
            parts = parts.Without(name);
        foreach (var tile in tiles.Concat(tree.Partial))
            parts = parts.With(tile.At.ToString(), tile.ToBytes());
        foreach (var at in TileLayout.Bundles(Events.Count))
            parts = parts.With(at.ToString(), EntryBundle.Write([.. Events.Skip((int)at.Index * 256).Take(at.Width).Select(@event => (ReadOnlyMemory<byte>)@event.Entry)]));
        parts = parts.WithLines(ArchiveFile.Counts, Events.Select((@event, i) => @event.Count(i)).OfType<string>());
        if (signer is null)
            return parts.ToBytes();
        var chain = CheckpointChain.None(signer.Key.Name);
        List<string> notes = [];
        foreach (var (size, root) in roots)
        {
            var checkpoint = new Checkpoint(signer.Key.Name, size, root);
            chain = chain.With(checkpoint);
            notes.Add(checkpoint.Sign(signer).ToString());
        }
        return parts.WithLines(ArchiveFile.Checkpoints, notes.Select((note, i) => JsonSerializer.Serialize(new { size = roots[i].Size, note })))
            .With(ArchiveFile.Checkpoint, Encoding.UTF8.GetBytes(notes[^1]))
            .With(ArchiveFile.Chain, chain.Sign(signer).ToBytes()).ToBytes();
    }

    private static long Size(ArchiveParts parts) => JsonNode.Parse(parts[ArchiveFile.Manifest])!["size"]!.GetValue<long>();
}

internal static class ForgedHistory
{
    /// <summary>As if it had never been: the events after it in its stream take the places before them.</summary>
    public static void Erase(this List<ForgedEvent> events, ForgedEvent gone)
    {
        var at = events.IndexOf(gone);
        events.RemoveAt(at);
        foreach (var later in events.Skip(at).Where(one => one.Stream == gone.Stream))
            later.Change(line => line["version"] = line["version"]!.GetValue<long>() - 1);
    }

    /// <summary>Appends a redaction that says what it likes remains of an event, and carries it out as well as can be.</summary>
    public static void Redact(this List<ForgedEvent> events, ForgedEvent target, Action<JsonNode> change, string? stream = null, Action<JsonNode>? said = null)
    {
        var index = events.IndexOf(target);
        var (before, redaction) = (target.Payload.DeepClone(), events.First(one => one.Type == "payload_redacted").Copy());
        change(target.Payload);
        target.Fields["opening"] = target.OpeningWithout([.. ForgedEvent.WordMembers.Where(member => before[member]?.ToJsonString() != target.Payload[member]?.ToJsonString())], before);
        target.Fields.Remove("salt");
        var last = events[^1];
        events.Add(redaction.Change(line =>
        {
            line["stream"] = stream ?? $"redaction/{index}";
            line["version"] = 1L;
            line["when"] = last.Fields["when"]!.GetValue<string>();
            var payload = line["payload"]!;
            payload["index"] = index;
            payload["stream"] = target.Stream;
            payload["version"] = target.Fields["version"]!.GetValue<long>();
            payload["type"] = target.Type;
            payload["remaining"] = target.Payload.ToJsonString();
            payload["proposalId"] = before["proposalId"]?.DeepClone();
            payload["removed"] = new JsonArray([.. ForgedEvent.WordMembers.Where(member => before[member]?.ToJsonString() != target.Payload[member]?.ToJsonString())
                .Select(member => new JsonObject { ["words"] = member, ["first"] = 0, ["last"] = ForgedEvent.Pieces(before[member]).Count - 1 })]);
            said?.Invoke(payload);
        }));
    }
}

/// <summary>One event, and its entry made anew after each change.</summary>
internal sealed class ForgedEvent(JsonObject line, byte[] entry)
{
    public JsonObject Fields { get; private init; } = line;

    public byte[] Entry { get; private set; } = entry;

    public string Stream => Fields["stream"]!.GetValue<string>();

    public string Type => Fields["type"]!.GetValue<string>();

    public JsonNode Payload => Fields["payload"]!;

    public static IReadOnlyList<string> WordMembers => PayloadWords.Members;

    /// <summary>What opens the words of an event but for those of some members, of which every piece is gone.</summary>
    public JsonObject OpeningWithout(IReadOnlyCollection<string> gone, JsonNode before)
    {
        var salt = Convert.FromBase64String(Fields["salt"]!.GetValue<string>());
        var opening = new JsonObject();
        foreach (var member in WordMembers.Where(member => before[member] is JsonValue))
        {
            var memberSalt = SHA256.HashData([.. salt, .. Encoding.ASCII.GetBytes(member)])[..16];
            opening[member] = !gone.Contains(member)
                ? Convert.ToBase64String(memberSalt)
                : new JsonArray([.. Pieces(before[member]).Select((piece, i) => (JsonNode)Convert.ToBase64String(SHA256.HashData(
                    [.. SHA256.HashData([.. memberSalt, .. Encoding.ASCII.GetBytes($"{i}")])[..16], .. Encoding.UTF8.GetBytes(piece)])))]);
        }
        return new JsonObject { ["salt"] = Convert.ToBase64String(SHA256.HashData([.. salt, .. "rest"u8])[..16]), ["words"] = opening };
    }

    /// <summary>The pieces of a text, each with the blank or newline that ends it; of what is no text, one.</summary>
    public static IReadOnlyList<string> Pieces(JsonNode? words) =>
        words is JsonValue value && System.Text.RegularExpressions.Regex.Matches(value.GetValue<string>(), "[^ \n]*[ \n]|[^ \n]+") is { Count: > 0 } found
            ? [.. found.Select(match => match.Value)]
            : [""];

    public ForgedEvent Copy() => new(Fields.DeepClone().AsObject(), Entry);

    /// <summary>Changes it, and commits to what it says now.</summary>
    public ForgedEvent Change(Action<JsonObject> change)
    {
        change(Fields);
        var salt = Convert.FromBase64String(Fields["salt"]!.GetValue<string>());
        var header = new EntryHeader(Stream, Fields["version"]!.GetValue<long>(), Type, Fields["actor"]!.GetValue<string>());
        var commitment = Commitment.To(salt, Encoding.UTF8.GetBytes(Payload.ToJsonString()));
        Entry = Ledger.Entries.Entry.Complete(Ledger.Entries.Entry.Prefix(header, commitment), Fields["when"]!.GetValue<string>());
        return this;
    }

    /// <summary>What it says is withheld, whatever it is.</summary>
    public ForgedEvent Withhold()
    {
        Fields.Remove("payload");
        Fields.Remove("salt");
        return this;
    }

    public string Line(int index)
    {
        Fields["index"] = index;
        return Fields.ToJsonString();
    }

    public string? Count(int index) => Type != "result_declared" ? null : new JsonObject
    {
        ["index"] = index, ["proposal"] = Payload["proposalId"]!.DeepClone(), ["round"] = Payload["roundId"]!.DeepClone(), ["tally"] = Payload["tally"]!.DeepClone(),
    }.ToJsonString();
}
