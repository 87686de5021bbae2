using System.Collections.Immutable;
using Decisions.Domain.Ideas;

namespace Decisions.Domain.Proposals;

/// <summary>Gives a proposal another revision, while nobody is voting on it and it is not decided.</summary>
public sealed record ReviseProposal(
    ProposalId ProposalId, string Title, string Text, ImmutableArray<Option> Options, string? Note)
{
    public static Decision Decide(Proposal? state, ReviseProposal command, NodaTime.Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (ProposalText.Check(command.Title, command.Text, command.Options) is { } unfit)
            return unfit;
        if (TextRule.Note("note", command.Note) is { } badNote)
            return badNote;
        var (current, title, text, options) = (
            state.Current, command.Title.Trim(), ProposalText.Kept(command.Text), ProposalText.Kept(command.Options));
        if (current.Title == title && current.Text == text && current.Options.SequenceEqual(options))
            return Decision.Nothing;
        if (IdeaGate.Untouched(state, options) is { } touched)
            return touched;
        return Decision.Of(new ProposalRevised(
            state.Id, current.Number + 1, title, text, options, TextRule.NoteOrNull(command.Note)));
    }
}
