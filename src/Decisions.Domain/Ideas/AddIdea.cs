using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ideas;

/// <summary>Adds an option to a proposal that asks for ideas.</summary>
public sealed record AddIdea(ProposalId ProposalId, OptionId OptionId, string Name, MemberId By)
{
    public static Decision Decide(Proposal? state, AddIdea command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (IdeaGate.Open(state, now) is { } rejection)
            return rejection;
        if (state.Ideas.Any(idea => idea.Option == command.OptionId))
            return Decision.Nothing;
        return IdeaGate.Revise(
            state, state.Current.Options.Add(new Option(command.OptionId, command.Name)), note: null, new IdeaChange(IdeaStep.Added, command.OptionId, command.By));
    }
}
