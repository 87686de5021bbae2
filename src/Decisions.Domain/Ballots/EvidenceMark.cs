using System.Collections.Immutable;

namespace Decisions.Domain.Ballots;

/// <summary>
/// The mark of one paper as two people write it: 'Box 1 sheet 1' and 'Box 1, sheet 1'. What is on record is compared to the
/// letter, so that older records are read as they were; a teller's entry is written as the one that it is to confirm.
/// </summary>
public static class EvidenceMark
{
    /// <summary>What was typed, or the same mark as somebody wrote it before.</summary>
    public static string AsBefore(string typed, IEnumerable<string> before)
    {
        var parts = Parts(typed);
        return parts.IsEmpty ? typed : before.FirstOrDefault(other => Parts(other).SequenceEqual(parts, StringComparer.OrdinalIgnoreCase)) ?? typed;
    }

    /// <summary>Its words and its numbers. '1/11' and '11/1' are two marks, so numbers are never run together.</summary>
    private static ImmutableArray<string> Parts(string? mark)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var from = 0;
        var text = mark ?? "";
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && Kind(text[i]) == Kind(text[from]))
                continue;
            if (Kind(text[from]) != 0)
                parts.Add(text[from..i]);
            from = i;
        }
        return parts.ToImmutable();
    }

    private static int Kind(char c) => char.IsLetter(c) ? 1 : char.IsDigit(c) ? 2 : 0;
}
