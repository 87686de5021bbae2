using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Differences;

/// <summary>What became of a stretch of text.</summary>
[JsonConverter(typeof(WordJsonConverter<RunKind>))]
public enum RunKind
{
    [JsonStringEnumMemberName("same")] Same,
    [JsonStringEnumMemberName("removed")] Removed,
    [JsonStringEnumMemberName("added")] Added,
}

/// <summary>A stretch of text that was kept, removed or added.</summary>
public sealed record Run(RunKind Kind, string Text);

/// <summary>
/// The difference between two texts, word by word. Joined, the runs that are not added are the one text, and those that
/// are not removed the other.
/// </summary>
public static class TextDifference
{
    public static ImmutableArray<Run> Of(string from, string to)
    {
        var (pieces, others) = (Pieces.Of(from), Pieces.Of(to));
        var hunks = Readable(Hunks.Between(pieces, others), pieces);
        var runs = ImmutableArray.CreateBuilder<Run>();
        var at = 0;
        foreach (var hunk in hunks)
        {
            Add(RunKind.Same, pieces.AsSpan(at..hunk.Start));
            Add(RunKind.Removed, pieces.AsSpan(hunk.Start, hunk.Length));
            Add(RunKind.Added, others.AsSpan(hunk.OtherStart, hunk.OtherLength));
            at = hunk.End;
        }
        Add(RunKind.Same, pieces.AsSpan(at..));
        return runs.ToImmutable();

        void Add(RunKind kind, ReadOnlySpan<string> stretch)
        {
            if (!stretch.IsEmpty)
                runs.Add(new Run(kind, string.Concat(stretch)));
        }
    }

    /// <summary>Changes that only a blank keeps apart are read as one; a line's end keeps them apart.</summary>
    private static IEnumerable<Hunk> Readable(ImmutableArray<Hunk> hunks, string[] pieces)
    {
        Hunk? open = null;
        foreach (var hunk in hunks)
        {
            if (open is { } one && IsBlank(pieces.AsSpan(one.End..hunk.Start)))
            {
                open = new Hunk(one.Start, hunk.End - one.Start, one.OtherStart, hunk.OtherStart + hunk.OtherLength - one.OtherStart);
                continue;
            }
            if (open is { } whole)
                yield return whole;
            open = hunk;
        }
        if (open is { } last)
            yield return last;
    }

    private static bool IsBlank(ReadOnlySpan<string> pieces)
    {
        foreach (var piece in pieces)
            if (!Pieces.IsBlank(piece) || piece.Contains('\n', StringComparison.Ordinal))
                return false;
        return true;
    }
}
