using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Advice;

/// <summary>Gives advice to the decider, asked or not, or says as one who was asked that one has none.</summary>
/// <param name="Revision">The text that the member has read. It must be the one that stands.</param>
/// <param name="Text">The advice; null for none.</param>
public sealed record GiveAdvice(ProposalId ProposalId, MemberId MemberId, int Revision, string? Text)
{
    public static Decision Decide(AdviceProcess? state, Proposal? proposal, GiveAdvice command, Instant now)
    {
        if (AdviceGate.Underway(state, proposal, command.ProposalId, now) is { } rejection)
            return rejection;
        if (command.MemberId == state!.Sought!.Decider)
            return new DeciderIsNoAdviser(command.MemberId);
        if (command.Revision != proposal!.Current.Number)
            return new AdviceReadsAnotherText(command.Revision, proposal.Current.Number);
        var before = state.Find(command.MemberId);
        var mayHaveNone = before is not null || state.Sought.Advisers.Any(each => each.MemberId == command.MemberId);
        if ((mayHaveNone ? TextRule.Note("text", command.Text) : TextRule.Text("text", command.Text, TextRule.NoteLimit)) is { } unfit)
            return unfit;
        var text = TextRule.NoteOrNull(command.Text);
        return before is not null && before.Revision == command.Revision && before.Text == text ? Decision.Nothing
            : before is { Answer: not null } && before.Revision == command.Revision ? new AdviceIsAnswered()
            : Decision.Of(new AdviceGiven(proposal.Id, command.MemberId, command.Revision, text));
    }
}
