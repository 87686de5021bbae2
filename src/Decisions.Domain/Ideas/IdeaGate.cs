using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Ideas;

/// <summary>What several commands ask of a proposal's ideas before anything else.</summary>
internal static class IdeaGate
{
    /// <summary>Refuses unless the proposal asks for ideas, and nobody has been told or asked of its options yet.</summary>
    public static Rejection? Open(Proposal state, Instant now) =>
        ProposalGate.Undecided(state, now) ??
        (!state.AsksForIdeas ? new IdeasAreNotAskedFor(state.Id)
            : !state.Rounds.IsEmpty || state.StandingNotice is not null ? new IdeasAreClosed(state.Id)
            : null);

    /// <summary>The first idea of another than the proposer that is not left as it is, or null: whoever added it is told why it goes.</summary>
    public static IdeaIsAnothers? Untouched(Proposal state, ImmutableArray<Option> options) => !state.Rounds.IsEmpty ? null
        : state.Ideas.Where(idea => idea.By != state.Proposer)
            .Select(idea => state.Current.Options.FirstOrDefault(option => option.Id == idea.Option))
            .FirstOrDefault(option => option is not null && !options.Contains(option)) is { } touched ? new IdeaIsAnothers(touched.Name) : null;

    /// <summary>Whether an option stands no more, and did once.</summary>
    public static bool IsGone(Proposal state, OptionId option) =>
        state.Current.Options.All(each => each.Id != option) && state.Revisions.Any(revision => revision.Options.Any(each => each.Id == option));

    /// <summary>The next revision, with other options; or why they cannot be.</summary>
    public static Decision Revise(Proposal state, ImmutableArray<Option> options, string? note, IdeaChange change) =>
        ProposalText.Check(state.Current.Title, state.Current.Text, options) is { } unfit ? unfit
        : Decision.Of(new ProposalRevised(
            state.Id, state.Current.Number + 1, state.Current.Title, state.Current.Text, ProposalText.Kept(options), note) { Idea = change });
}
