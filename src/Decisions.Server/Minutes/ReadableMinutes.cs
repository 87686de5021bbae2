using System.Collections.Immutable;
using System.Text;
using Decisions.Domain.Meetings;

namespace Decisions.Server.Minutes;

/// <summary>Minutes with names, times and quotations where their places were.</summary>
/// <param name="Digest">Of the canonical text of the minutes as the record has them now.</param>
/// <param name="Approval">The approval that stands, or null.</param>
/// <param name="Since">What the minutes say now that they did not say when they were approved, and was put right or came later.</param>
public sealed record ReadableMinutes(
    MeetingId MeetingId, string Title, ImmutableArray<ReadableSection> Sections, int Form, string Digest, string Canonical,
    ReadableApproval? Approval, ImmutableArray<ReadableSection> Since)
{
    /// <summary>As Markdown; what people wrote is shown as they wrote it, and is no markup.</summary>
    public string Markdown
    {
        get
        {
            var text = new StringBuilder();
            text.Append("# ").Append(Escaped(Title)).Append('\n');
            if (Approval is { } approval)
            {
                text.Append('\n').Append(Escaped(approval.Words)).Append('\n');
                if (!Since.IsEmpty)
                    text.Append("\n## Since the approval\n").Append(string.Concat(Since.Select(section => Under("###", section))));
            }
            return text.Append(string.Concat(Sections.Select(section => Under("##", section)))).ToString();
        }
    }

    private static string Under(string level, ReadableSection section) =>
        $"\n{level} {Escaped(section.Heading)}\n\n{string.Concat(section.Lines.Select(line => $"- {Escaped(line)}\n"))}";

    private static string Escaped(string words)
    {
        var text = new StringBuilder(words.Length + 8);
        foreach (var letter in words)
            _ = letter switch
            {
                '\n' => text.Append("\\\n  "),
                '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' => text.Append('\\').Append(letter),
                _ => text.Append(letter),
            };
        return text.ToString();
    }
}

/// <summary>A heading and what stands under it.</summary>
public sealed record ReadableSection(string Heading, ImmutableArray<string> Lines);

/// <summary>An approval of minutes.</summary>
/// <param name="Said">What is on record.</param>
/// <param name="At">When it was put there.</param>
/// <param name="Agrees">Whether the record gives the very minutes that were approved, drafted again as of then.</param>
/// <param name="Words">The approval in a sentence or two.</param>
public sealed record ReadableApproval(MinutesApproved Said, NodaTime.Instant At, bool Agrees, string Words);
