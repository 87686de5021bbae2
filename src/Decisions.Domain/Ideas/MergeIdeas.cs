using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ideas;

/// <summary>Lets one option stand for another that says the same, and says why.</summary>
/// <param name="Name">What the option that stays is called from then on; null where its name holds both.</param>
public sealed record MergeIdeas(ProposalId ProposalId, OptionId OptionId, OptionId Into, string? Name, string Reason, MemberId By)
{
    public static Decision Decide(Proposal? state, MergeIdeas command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (IdeaGate.Open(state, now) is { } rejection)
            return rejection;
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit)
            return unfit;
        if (command.OptionId == command.Into)
            return new IdeaMergesIntoItself();
        if (IdeaGate.IsGone(state, command.OptionId))
            return Decision.Nothing;
        foreach (var id in new[] { command.OptionId, command.Into })
            if (state.Current.Options.All(option => option.Id != id))
                return new IdeaIsUnknown(id);
        return IdeaGate.Revise(
            state,
            [
                .. state.Current.Options.Where(option => option.Id != command.OptionId)
                    .Select(option => option.Id == command.Into && command.Name is { } name ? option with { Name = name } : option),
            ],
            command.Reason, new IdeaChange(IdeaStep.Merged, command.OptionId, command.By, command.Into));
    }
}
