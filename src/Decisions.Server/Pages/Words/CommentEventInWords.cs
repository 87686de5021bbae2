namespace Decisions.Server.Pages.Words;

/// <summary>What happened in a discussion. What is said in it, and why something of it is hidden, is read there.</summary>
internal static class CommentEventInWords
{
    /// <summary>Null where the event is about something else.</summary>
    public static EventTold? Of(string type) => type switch
    {
        "comment_made" => new("said something in the discussion."),
        "comment_edited" => new("edited what they had said in the discussion."),
        "reaction_given" => new("reacted to a comment."),
        "reaction_taken" => new("took their reaction to a comment back."),
        "answer_marked" => new("said which reply answers a question, or that none does."),
        "comment_hidden" => new("hid a comment. The reason stands in the discussion."),
        "comment_restored" => new("showed a hidden comment again."),
        "discussion_audience_set" => new("said who may read the discussion."),
        _ => null,
    };
}
