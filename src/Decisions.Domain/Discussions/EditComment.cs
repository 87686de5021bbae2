using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Discussions;

/// <summary>Words one's own comment anew. Every version of it stays to be read.</summary>
public sealed record EditComment(CommentId CommentId, ProposalId ProposalId, MemberId By, string Text, ImmutableArray<MemberId> Mentioned)
{
    public const int MostVersions = 50;

    /// <param name="joined">Those mentioned who are members.</param>
    /// <param name="inCircle">Those of them who are in the circle that the discussion is kept to; null where it is kept to none.</param>
    public static Decision Decide(Proposal? proposal, Comment? state, EditComment command, IReadOnlyCollection<MemberId> joined, IReadOnlyCollection<MemberId>? inCircle = null)
    {
        if ((DiscussionGate.Open(proposal, command.ProposalId) ?? DiscussionGate.Shown(state, command.CommentId)) is { } rejection)
            return rejection;
        if (state!.Author != command.By)
            return new CommentIsNotTheirsToEdit(command.CommentId);
        var mentioned = DiscussionGate.Kept(command.Mentioned);
        if (DiscussionGate.Sayable(command.Text, mentioned, joined, inCircle) is { } unfit)
            return unfit;
        var text = DiscussionGate.Kept(command.Text);
        return text == state.Current.Text && mentioned.SequenceEqual(state.Current.Mentioned)
            ? Decision.Nothing
            : state.Versions.Length == MostVersions ? new CommentIsEditedEnough(state.Id, MostVersions)
            : Decision.Of(new CommentEdited(state.Id, state.ProposalId, state.Versions.Length + 1, text, mentioned));
    }
}
