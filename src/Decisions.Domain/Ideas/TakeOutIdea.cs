using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ideas;

/// <summary>Takes an option out of a proposal that asks for ideas, and says why.</summary>
public sealed record TakeOutIdea(ProposalId ProposalId, OptionId OptionId, string Reason, MemberId By)
{
    public static Decision Decide(Proposal? state, TakeOutIdea command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (IdeaGate.Open(state, now) is { } rejection)
            return rejection;
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit)
            return unfit;
        if (IdeaGate.IsGone(state, command.OptionId))
            return Decision.Nothing;
        return state.Current.Options.All(option => option.Id != command.OptionId)
            ? new IdeaIsUnknown(command.OptionId)
            : IdeaGate.Revise(
                state, state.Current.Options.RemoveAll(option => option.Id == command.OptionId), command.Reason,
                new IdeaChange(IdeaStep.TakenOut, command.OptionId, command.By));
    }
}
