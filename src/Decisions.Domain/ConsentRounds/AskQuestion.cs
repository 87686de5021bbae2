using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

/// <summary>Asks what is meant.</summary>
public sealed record AskQuestion(ProposalId ProposalId, QuestionId QuestionId, MemberId MemberId, string Text)
{
    /// <param name="isOnRoll">Whether the member takes part.</param>
    public static Decision Decide(ConsentRound? state, Proposal? proposal, AskQuestion command, bool isOnRoll, Instant now) =>
        ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Present, ConsentStep.Clarify) is { } rejection ? rejection
        : !isOnRoll ? new MemberTakesNoPart(command.MemberId)
        : TextRule.Text("text", command.Text, TextRule.NoteLimit) is { } unfit ? unfit
        : state!.Questions.FirstOrDefault(each => each.Id == command.QuestionId) is not { } known
            ? Decision.Of(new QuestionAsked(proposal!.Id, command.QuestionId, command.MemberId, command.Text))
        : known.MemberId == command.MemberId && known.Text == command.Text ? Decision.Nothing
        : new QuestionExists(command.QuestionId);
}

/// <summary>Answers a question, in the place of an earlier answer.</summary>
/// <param name="MemberId">Who answers.</param>
public sealed record AnswerQuestion(ProposalId ProposalId, QuestionId QuestionId, MemberId MemberId, string Text)
{
    public static Decision Decide(ConsentRound? state, Proposal? proposal, AnswerQuestion command, Instant now) =>
        ConsentGate.In(state, proposal, command.ProposalId, now, ConsentStep.Present, ConsentStep.Clarify, ConsentStep.React) is { } rejection ? rejection
        : TextRule.Text("text", command.Text, TextRule.NoteLimit) is { } unfit ? unfit
        : state!.Questions.FirstOrDefault(each => each.Id == command.QuestionId) is not { } question ? new QuestionIsUnknown(command.QuestionId)
        : question.Answer == command.Text && question.AnsweredBy == command.MemberId ? Decision.Nothing
        : Decision.Of(new QuestionAnswered(proposal!.Id, command.QuestionId, command.MemberId, command.Text));
}
