using System.Collections.Immutable;
using Decisions.Domain.Discussions;

namespace Decisions.Server.Pages.Words;

/// <summary>A comment's parts in words.</summary>
public static class CommentInWords
{
    public static ImmutableArray<(Reaction Reaction, string Words)> Reactions { get; } =
        [(Reaction.Agree, "Agree"), (Reaction.Disagree, "Disagree"), (Reaction.Thanks, "Thanks")];

    /// <summary>What leads to the comment's own page: what the reader finds there.</summary>
    public static string More(Comment comment, bool isTheirs, bool mayModerate) =>
        comment.Versions.Length > 1 ? $"Edited{(comment.Versions.Length > 2 ? $" {comment.Versions.Length - 1} times" : "")}: see what was changed"
        : isTheirs ? "Edit"
        : mayModerate ? "Moderate"
        : "This comment by itself";
}
