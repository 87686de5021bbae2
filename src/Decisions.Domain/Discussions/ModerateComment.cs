using Decisions.Domain.Members;

namespace Decisions.Domain.Discussions;

/// <summary>Hides a comment, for a reason on record. A withdrawn proposal's can be hidden too.</summary>
public sealed record HideComment(CommentId CommentId, MemberId By, string Reason)
{
    public static Decision Decide(Comment? state, HideComment command) =>
        TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : state is null ? new CommentIsUnknown(command.CommentId)
        : state.Hiding is not null ? Decision.Nothing
        : Decision.Of(new CommentHidden(state.Id, state.ProposalId, command.By, command.Reason));
}

/// <summary>Shows a hidden comment again, for a reason on record. What another has hidden of one's own is not one's own to restore.</summary>
public sealed record RestoreComment(CommentId CommentId, MemberId By, string Reason)
{
    public static Decision Decide(Comment? state, RestoreComment command) =>
        TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit ? unfit
        : state is null ? new CommentIsUnknown(command.CommentId)
        : state.Hiding is not { } hiding ? Decision.Nothing
        : state.Author == command.By && hiding.By != command.By ? new CommentIsTheirOwn(state.Id)
        : Decision.Of(new CommentRestored(state.Id, state.ProposalId, command.By, command.Reason));
}
