using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Decisions.Domain.Meetings;
using NodaTime.Text;

namespace Decisions.Domain.Minutes;

/// <summary>The minutes of a meeting as the record gives them.</summary>
public sealed record MinutesDraft(MeetingId MeetingId, MinutesLine Title, ImmutableArray<MinutesSection> Sections)
{
    /// <summary>
    /// The one text that stands for these minutes: headings and lines as Markdown, with places in braces where names, times and
    /// quotations come. It holds no name, no zone and nobody's words.
    /// </summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder();
            text.Append("# ").Append(TextOf(Title)).Append('\n');
            foreach (var section in Sections)
            {
                text.Append("\n## ").Append(TextOf(section.Heading)).Append("\n\n");
                foreach (var line in section.Lines)
                    text.Append("- ").Append(TextOf(line)).Append('\n');
            }
            return text.ToString();
        }
    }

    /// <summary>SHA-256 of <see cref="Canonical"/> in UTF-8, in lower-case hexadecimal.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical)));

    /// <summary>The lines that these minutes have and earlier ones of the same meeting had not, under their headings.</summary>
    public IEnumerable<MinutesSection> Since(MinutesDraft before)
    {
        var known = before.Sections.SelectMany(section => section.Lines.Select(line => (section.Heading, line))).ToHashSet();
        return Sections.Select(section => section with { Lines = [.. section.Lines.Where(line => !known.Contains((section.Heading, line)))] })
            .Where(section => !section.Lines.IsEmpty);
    }

    private static string TextOf(MinutesLine line) => string.Concat(line.Parts.Select(part => part switch
    {
        Said { Text: var text } => text,
        Someone { Member: var member } => $"{{member {member}}}",
        Moment { At: var at } => $"{{at {InstantPattern.ExtendedIso.Format(at)}}}",
        MomentOfDay { At: var at } => $"{{at {InstantPattern.ExtendedIso.Format(at)}}}",
        NamedRule rule => $"{{rule {rule.Rule} {rule.Version}}}",
        Quoted quoted => $"{{{quoted.Stream} {quoted.Version} {quoted.Member}}}",
        _ => throw new System.Diagnostics.UnreachableException($"{part.GetType().Name} has no text."),
    }));
}

/// <summary>A part of minutes under its heading.</summary>
public sealed record MinutesSection(MinutesLine Heading, ImmutableArray<MinutesLine> Lines);

/// <summary>A sentence or a few, or a heading.</summary>
public sealed record MinutesLine(ImmutableArray<MinutesPart> Parts)
{
    public static MinutesLine Of(params ReadOnlySpan<MinutesPart> parts) => new([.. parts]);

    public bool Equals(MinutesLine? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override int GetHashCode() => Parts.Length == 0 ? 0 : HashCode.Combine(Parts.Length, Parts[0]);
}
