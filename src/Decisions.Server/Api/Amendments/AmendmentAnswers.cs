using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Differences;
using Decisions.Domain.Proposals;

namespace Decisions.Server.Api.Amendments;

/// <summary>What differs between two wordings, word by word. Joined, the runs that are not added are the first, and those that are not removed the second.</summary>
/// <param name="Options">The options' names, a line each.</param>
public sealed record DifferenceAnswer(IReadOnlyList<Run> Title, IReadOnlyList<Run> Text, IReadOnlyList<Run> Options)
{
    public static DifferenceAnswer Of(Wording from, Wording to) => new(
        TextDifference.Of(from.Title, to.Title), TextDifference.Of(from.Text, to.Text), TextDifference.Of(Names(from), Names(to)));

    private static string Names(Wording wording) => string.Join('\n', wording.Options.Select(option => option.Name));
}

/// <summary>An amendment as it is listed.</summary>
/// <param name="Number">1 for the first that was moved to the proposal.</param>
/// <param name="Base">The revision that it changes, or the wording of the amendment that it amends.</param>
/// <param name="Amends">The amendment that it amends; null where it amends the proposal.</param>
/// <param name="IsUpToDate">Whether it changes the latest text. If not, its mover has to word it anew.</param>
/// <param name="IsNext">Whether it is the one to be put next.</param>
/// <param name="ConflictsWith">Other open amendments that change the same words.</param>
/// <param name="Question">The proposal whose vote decides it; null until it is put.</param>
/// <param name="Became">The proposal that it became once it was lost.</param>
public sealed record ListedAmendment(
    Guid Id, int Number, AmendmentStatus Status, Guid Mover, Guid? Seconder, Guid? Amends, int Base, bool IsUpToDate, bool IsNext,
    IReadOnlyList<Guid> ConflictsWith, Guid? Question, Guid? Became)
{
    public static ListedAmendment Of(AmendmentsMoved state, Amendment amendment) => new(
        amendment.Id.Value, state.NumberOf(amendment.Id), state.StatusOf(amendment), amendment.Mover.Value, amendment.Seconder?.Value,
        amendment.Amends?.Value, amendment.Base, state.IsUpToDate(amendment), state.Next?.Id == amendment.Id,
        state.IsOpen(amendment)
            ? [.. state.All.Where(other => state.IsOpen(other) && !state.ConflictsBetween(amendment, other).IsEmpty).Select(other => other.Id.Value)]
            : [],
        state.Proposal.PutOf(amendment.Id)?.Question.Value, amendment.Became?.Value);
}

/// <summary>One amendment with what it changes.</summary>
/// <param name="Wording">The title, text and options as they would be.</param>
/// <param name="Wordings">How often it has been worded.</param>
/// <param name="Difference">From what it changes to its wording.</param>
/// <param name="Conflicts">Where it conflicts with what the text has become since; empty where it is up to date.</param>
public sealed record AmendmentAnswer(
    ListedAmendment Amendment, long Version, string? Reason, Wording Wording, int Wordings, DifferenceAnswer Difference,
    IReadOnlyList<TextConflict> Conflicts)
{
    public static AmendmentAnswer Of(AmendmentsMoved state, Amendment amendment, long version) => new(
        ListedAmendment.Of(state, amendment), version, amendment.Reason, amendment.Current, amendment.Wordings.Length,
        DifferenceAnswer.Of(state.BaseOf(amendment), amendment.Current),
        state.IsUpToDate(amendment) || !state.IsOpen(amendment) ? [] : state.Rebased(amendment).Conflicts);
}
