using System.Text;
using System.Text.Json;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Verifying;

/// <summary>The checkpoints of an archive, one after the other: there may be as many as events.</summary>
internal static class CheckpointLines
{
    /// <param name="faults">Is told of lines that are no checkpoint; null where it was told before.</param>
    public static IEnumerable<ReadCheckpoint> Read(ArchiveReader archive, Faults? faults)
    {
        if (archive.Open(ArchiveFile.Checkpoints) is not { } stream)
        {
            faults?.Add(null, null, $"The checkpoints are missing: there is no {ArchiveFile.Checkpoints}.");
            yield break;
        }
        using var lines = new LineReader(stream);
        while (lines.Next() is { } line)
        {
            if (Note(line.Span) is { } text && Parse(Encoding.UTF8.GetBytes(text)) is { } checkpoint)
                yield return checkpoint;
            else
                faults?.Add(null, null, "The checkpoints hold a line that is no checkpoint.");
        }
    }

    /// <summary>A checkpoint whose signatures nobody has looked at, or null.</summary>
    public static ReadCheckpoint? Parse(ReadOnlySpan<byte> bytes) =>
        SignedNote.Parse(bytes).IsRead(out var note, out _) && Checkpoint.Parse(note.Text).IsRead(out var claimed, out _)
            ? new ReadCheckpoint(claimed, note)
            : null;

    private static string? Note(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(line);
            return json.EnumerateObject().Count() == 2 && json.GetProperty("note").GetString() is { } note
                && note.Split('\n') is [_, var size, ..] && size == json.GetProperty("size").GetRawText() ? note : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
