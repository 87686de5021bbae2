using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Advice;

/// <summary>Says as the decider what one makes of a piece of advice.</summary>
/// <param name="Adviser">Whose advice it is.</param>
public sealed record AnswerAdvice(ProposalId ProposalId, MemberId Adviser, MemberId Decider, string Text)
{
    public static Decision Decide(AdviceProcess? state, Proposal? proposal, AnswerAdvice command, Instant now)
    {
        if (AdviceGate.Underway(state, proposal, command.ProposalId, now) is { } rejection)
            return rejection;
        if (state!.Sought!.Decider != command.Decider)
            return new AnotherDecides(state.Sought.Decider);
        if (state.Find(command.Adviser) is not { Text: not null } piece || command.Adviser == command.Decider)
            return new NoAdviceToAnswer(command.Adviser);
        if (TextRule.Text("text", command.Text, TextRule.NoteLimit) is { } unfit)
            return unfit;
        return piece.Answer == command.Text
            ? Decision.Nothing
            : Decision.Of(new AdviceAnswered(proposal!.Id, command.Adviser, command.Decider, command.Text));
    }
}
