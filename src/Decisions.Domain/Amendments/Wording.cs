using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Differences;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;

namespace Decisions.Domain.Amendments;

/// <summary>All that a revision says, or would say once amended.</summary>
public sealed record Wording(string Title, string Text, ImmutableArray<Option> Options)
{
    public static Wording Of(Revision revision) => new(revision.Title, revision.Text, revision.Options);

    /// <summary>The wording as it is kept.</summary>
    public Wording Kept() => new(Title.Trim(), ProposalText.Kept(Text), ProposalText.Kept(Options));

    public bool Says(Wording other) => Title == other.Title && Text == other.Text && Options.SequenceEqual(other.Options);

    /// <summary>Whether words were taken out of it: nobody can vote on what is not there.</summary>
    [JsonIgnore]
    public bool HasWordsRemoved =>
        Title.Contains(WordPieces.Removed, StringComparison.Ordinal) || Text.Contains(WordPieces.Removed, StringComparison.Ordinal);

    /// <summary>Two changes of one wording at once, or where they conflict.</summary>
    public static MergedWording Merge(Wording @base, Wording one, Wording other)
    {
        var title = Differences.Merge.Of(@base.Title, one.Title, other.Title);
        var text = Differences.Merge.Of(@base.Text, one.Text, other.Text);
        var (options, optionConflicts) = Differences.Merge.Of<Option>([.. @base.Options], [.. one.Options], [.. other.Options], static _ => true);
        ImmutableArray<TextConflict> conflicts =
        [
            .. title.Conflicts, .. text.Conflicts,
            .. optionConflicts.Select(each => new TextConflict(Names(each.Base), Names(each.One), Names(each.Other))),
        ];
        if (!conflicts.IsEmpty)
            return new(null, conflicts);
        var merged = new Wording(title.Text!, text.Text!, [.. options]);
        // Each could be said by itself, and together they cannot: an option that both add, a text grown too long.
        return ProposalText.Check(merged.Title, merged.Text, merged.Options) is { } unfit
            ? new(null, [new TextConflict(@base.Title, one.Title, unfit.Reason)])
            : new(merged, []);
    }

    private static string Names(IEnumerable<Option> options) => string.Join(", ", options.Select(option => option.Name));
}

/// <summary>A wording with two changes made, or where they conflict.</summary>
/// <param name="Wording">Null where they do.</param>
public sealed record MergedWording(Wording? Wording, ImmutableArray<TextConflict> Conflicts);
