using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Ballots;

public sealed record NothingChosen() : Rejection(
    RejectionKind.Invalid, "nothing-chosen", "Please choose yes, no or abstain.");

public sealed record NothingRanked() : Rejection(
    RejectionKind.Invalid, "nothing-ranked",
    "You have not ranked any option. Give at least one a place, or tick that you hand in a blank ballot.");

public sealed record PlaceIsShared(int Place, string First, string Second) : Rejection(
    RejectionKind.Invalid, "place-is-shared",
    $"“{First}” and “{Second}” both have the {ChoiceInWords.Place(Place)} place. Give each a place of its own.");

public sealed record BlankAndRanked() : Rejection(
    RejectionKind.Invalid, "blank-and-ranked",
    "You have ranked options and also ticked that your ballot is blank. Please do one of the two.");

/// <summary>A ballot as its form holds it.</summary>
/// <param name="Places">The place of each option, in the proposal's order; 0 where it is not ranked.</param>
public sealed record BallotForm(Answer? Answer, ImmutableArray<int> Places, bool IsBlank, string Reason)
{
    public static BallotForm Of(Choice? choice, string? reason, Revision revision) => new(
        (choice as YesNoChoice)?.Answer,
        [
            .. revision.Options.Select(option => choice is RankedChoice ranked
                ? ranked.Ranking.TakeWhile(place => !place.Contains(option.Id)).Count() is var before && before < ranked.Ranking.Length ? before + 1 : 0
                : 0),
        ],
        choice is RankedChoice { Ranking.IsEmpty: true }, reason ?? "");

    public static BallotForm Read(IFormCollection form, Revision revision) => new(
        Words<Answer>.TryParse(form["answer"], out var answer) ? answer : null,
        [
            .. revision.Options.Select(option =>
                int.TryParse(form[$"place-{option.Id}"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0),
        ],
        form["blank"] == "yes", form["reason"].ToString());

    /// <summary>What was chosen, or why it is no choice yet. Places may have gaps: only their order counts.</summary>
    public (Choice? Choice, Rejection? Rejection) Choice(VotingMethod method, Revision revision)
    {
        if (method is YesNoMethod)
            return Answer is { } answer ? (new YesNoChoice(answer), null) : (null, new NothingChosen());
        var ranked = revision.Options.Zip(Places).Where(pair => pair.Second > 0).OrderBy(pair => pair.Second).ToList();
        if (ranked.Zip(ranked.Skip(1)).FirstOrDefault(pair => pair.First.Second == pair.Second.Second) is { First.First: { } first, Second.First: { } second } shared)
            return (null, new PlaceIsShared(shared.First.Second, first.Name, second.Name));
        if (ranked.Count == 0 && !IsBlank)
            return (null, new NothingRanked());
        if (ranked.Count > 0 && IsBlank)
            return (null, new BlankAndRanked());
        return (RankedChoice.Of([.. ranked.Select(pair => pair.First.Id)]), null);
    }
}
