namespace Decisions.Domain.Proposals;

/// <summary>
/// Puts right, in the record and for everyone to see, something that was said wrongly of a decision. What was decided stays as
/// it is, and so does everything that was said before.
/// </summary>
/// <param name="Text">What is right.</param>
/// <param name="Reason">Why it has to be said.</param>
public sealed record CorrectDecision(ProposalId ProposalId, string Text, string Reason)
{
    public static Decision Decide(Proposal? state, CorrectDecision command)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.IsWithdrawn)
            return new ProposalIsWithdrawn(state.Id);
        if (state.Latest is not { Tally: not null } round)
            return new ResultIsNotDeclared(state.Id);
        if ((TextRule.Text("text", command.Text) ?? TextRule.Text("reason", command.Reason)) is { } rejection)
            return rejection;
        return round.Corrections.LastOrDefault() is { } last && (last.Text, last.Reason) == (command.Text, command.Reason)
            ? Decision.Nothing
            : Decision.Of(new DecisionCorrected(state.Id, round.Id, command.Text, command.Reason));
    }
}
