namespace Decisions.Domain.Proposals;

/// <summary>States what the decision means in practice, or states it better. Every statement is kept.</summary>
public sealed record StateOutcome(ProposalId ProposalId, string Statement)
{
    public static Decision Decide(Proposal? state, StateOutcome command)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.IsWithdrawn)
            return new ProposalIsWithdrawn(state.Id);
        if (state.Latest is not { Tally: not null } round)
            return new ResultIsNotDeclared(state.Id);
        if (TextRule.Text("statement", command.Statement) is { } rejection)
            return rejection;
        return round.Outcome == command.Statement
            ? Decision.Nothing
            : Decision.Of(new OutcomeStated(state.Id, round.Id, command.Statement));
    }
}
