using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ideas;

/// <summary>Adds an option to a proposal that asks for ideas.</summary>
public sealed record AddIdea(ProposalId ProposalId, OptionId OptionId, string Name, MemberId By)
{
    /// <summary>The most that one member adds to a proposal, and that all do together, those that went among them: each makes a revision.</summary>
    public const int MostOfOne = 20, MostOfAll = 400;

    public static Decision Decide(Proposal? state, AddIdea command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (IdeaGate.Open(state, now) is { } rejection)
            return rejection;
        if (state.Ideas.Any(idea => idea.Option == command.OptionId))
            return Decision.Nothing;
        if (state.Ideas.Count(idea => idea.By == command.By) >= MostOfOne)
            return new TooManyIdeasOfOne(MostOfOne);
        if (state.Ideas.Length >= MostOfAll)
            return new TooManyIdeas(MostOfAll);
        return IdeaGate.Revise(
            state, state.Current.Options.Add(new Option(command.OptionId, command.Name)), note: null, new IdeaChange(IdeaStep.Added, command.OptionId, command.By));
    }
}
