using System.Collections.Immutable;
using Decisions.Domain.Discussions;
using Decisions.Engine.ReadModels.Discussions;

namespace Decisions.Server.Pages.Words;

/// <summary>A comment's parts in words.</summary>
public static class CommentInWords
{
    public static ImmutableArray<(Reaction Reaction, string Words)> Reactions { get; } =
        [(Reaction.Agree, "Agree"), (Reaction.Disagree, "Disagree"), (Reaction.Thanks, "Thanks")];

    /// <summary>Why a member should read it.</summary>
    /// <param name="by">Who said it.</param>
    public static string Because(SaidBecause because, string by) => because switch
    {
        SaidBecause.Mentions => $"{by} mentions you",
        SaidBecause.Replies => $"{by} replies to you",
        SaidBecause.Asks => $"{by} asks about your proposal",
        _ => throw new ArgumentOutOfRangeException(nameof(because)),
    };

    /// <summary>How much was said, and what waits; nothing where nothing was.</summary>
    public static string Count(DiscussionCount count) =>
        count.Comments == 0 ? ""
        : $"{StatusInWords.Number(count.Comments)} {(count.Comments == 1 ? "comment" : "comments")}" + (count.Waiting == 0 ? "" : $", {StatusInWords.Number(count.Waiting)} {(count.Waiting == 1 ? "question waits" : "questions wait")} for an answer");

    /// <summary>What leads to the comment's own page: what the reader finds there.</summary>
    public static string More(Comment comment, bool isTheirs, bool mayModerate) =>
        comment.Versions.Length > 1 ? $"Edited{(comment.Versions.Length > 2 ? $" {comment.Versions.Length - 1} times" : "")}: see what was changed"
        : isTheirs ? "Edit"
        : mayModerate ? "Moderate"
        : "This comment by itself";
}
