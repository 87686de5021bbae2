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

public sealed record NoPositionTaken() : Rejection(
    RejectionKind.Invalid, "no-position-taken", "Please say where you stand: choose one of the positions.");

public sealed record NoLeaningGiven() : Rejection(
    RejectionKind.Invalid, "no-leaning-given", "Please say how you lean: choose one of the five.");

public sealed record DateNotAnswered(string Name) : Rejection(
    RejectionKind.Invalid, "date-not-answered", $"Please say whether this suits you, too: {Name}.");

public sealed record NothingRanked() : Rejection(
    RejectionKind.Invalid, "nothing-ranked",
    "You have not ranked any option. Give at least one a place, or tick that you hand in a blank ballot.");

public sealed record NothingScored() : Rejection(
    RejectionKind.Invalid, "nothing-scored",
    "You have not chosen any option. Choose at least one, or tick that you hand in a blank ballot.");

public sealed record ScoreIsNotANumber(string Name, string Typed) : Rejection(
    RejectionKind.Invalid, "score-is-not-a-number", $"“{Typed}” for “{Name}” is not a whole number.");

public sealed record PlaceIsShared(int Place, string First, string Second) : Rejection(
    RejectionKind.Invalid, "place-is-shared",
    $"“{First}” and “{Second}” both have the {ChoiceInWords.Place(Place)} place. Give each a place of its own.");

public sealed record BlankAndRanked() : Rejection(
    RejectionKind.Invalid, "blank-and-ranked",
    "You have chosen options and also ticked that your ballot is blank. Please do one of the two.");

/// <summary>A ballot as its form holds it.</summary>
/// <param name="Places">The place of each option, in the proposal's order; 0 where it is not ranked.</param>
/// <param name="Scores">The score of each option as it was typed, in the proposal's order; empty where it has none.</param>
public sealed record BallotForm(Answer? Answer, ImmutableArray<int> Places, ImmutableArray<string> Scores, bool IsBlank, string Reason)
{
    /// <summary>Where the member stands to a text, or null where they have not chosen.</summary>
    public Position? Position { get; init; }

    /// <summary>How the member leans, or null where they have not chosen.</summary>
    public Leaning? Leaning { get; init; }

    /// <summary>Whether each date suits, in the proposal's order; null where nothing is said of it.</summary>
    public ImmutableArray<Suits?> Suits { get; init; } = [];

    public static BallotForm Of(Choice? choice, string? reason, Revision revision) => new(
        (choice as YesNoChoice)?.Answer,
        [
            .. revision.Options.Select(option => choice is RankedChoice ranked
                ? ranked.Ranking.TakeWhile(place => !place.Contains(option.Id)).Count() is var before && before < ranked.Ranking.Length ? before + 1 : 0
                : 0),
        ],
        [
            .. revision.Options.Select(option =>
                (choice as ScoredChoice)?.Scores.FirstOrDefault(given => given.Option == option.Id)?.Score.ToString(CultureInfo.InvariantCulture) ?? ""),
        ],
        choice is RankedChoice { Ranking.IsEmpty: true } or ScoredChoice { Scores.IsEmpty: true }, reason ?? "")
    {
        Position = (choice as PositionChoice)?.Position,
        Leaning = (choice as LeaningChoice)?.Leaning,
        Suits = [.. revision.Options.Select(option => (choice as DatesChoice)?.Answers.FirstOrDefault(given => given.Option == option.Id)?.Suits)],
    };

    /// <param name="prefix">Stands before the names of the fields, where a form asks for several choices.</param>
    public static BallotForm Read(IFormCollection form, Revision revision, string prefix = "") => new(
        Words<Answer>.TryParse(form[$"{prefix}answer"], out var answer) ? answer : null,
        [
            .. revision.Options.Select(option =>
                int.TryParse(form[$"{prefix}place-{option.Id}"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0),
        ],
        [.. revision.Options.Select(option => form[$"{prefix}score-{option.Id}"].ToString().Trim())],
        form[$"{prefix}blank"] == "yes", form[$"{prefix}reason"].ToString())
    {
        Position = Words<Position>.TryParse(form[$"{prefix}position"], out var position) ? position : null,
        Leaning = Words<Leaning>.TryParse(form[$"{prefix}leaning"], out var leaning) ? leaning : null,
        Suits = [.. revision.Options.Select(option => Words<Suits>.TryParse(form[$"{prefix}suits-{option.Id}"], out var suits) ? suits : (Suits?)null)],
    };

    /// <summary>Whether nothing was filled in.</summary>
    public bool IsEmpty => Answer is null && Position is null && !IsBlank && Places.All(place => place == 0) && Scores.All(score => score.Length == 0);

    /// <summary>What was chosen, or why it is no choice yet.</summary>
    public (Choice? Choice, Rejection? Rejection) Choice(VotingMethod method, Revision revision) => method switch
    {
        YesNoMethod => Answer is { } answer ? (new YesNoChoice(answer), null) : (null, new NothingChosen()),
        TemperatureMethod => Leaning is { } leaning ? (new LeaningChoice(leaning), null) : (null, new NoLeaningGiven()),
        DatesMethod => Dates(revision),
        PositionMethod => Position is { } position ? (new PositionChoice(position), null) : (null, new NoPositionTaken()),
        ElectionMethod { Counting.Ballots: Domain.Counting.Elections.BallotForm.Scored } => Scored(revision),
        ElectionMethod { Counting.TakesSharedPlaces: true } => Ranked(revision, mayShare: true),
        _ => Ranked(revision, mayShare: false),
    };

    private (Choice? Choice, Rejection? Rejection) Dates(Revision revision)
    {
        var answers = revision.Options.Zip(Suits);
        return answers.FirstOrDefault(pair => pair.Second is null).First is { } silent
            ? (null, new DateNotAnswered(silent.Name))
            : (new DatesChoice([.. answers.Select(pair => new DateAnswer(pair.First.Id, pair.Second!.Value))]), null);
    }

    /// <summary>Places may have gaps: only their order counts.</summary>
    private (Choice? Choice, Rejection? Rejection) Ranked(Revision revision, bool mayShare)
    {
        var places = revision.Options.Zip(Places).Where(pair => pair.Second > 0).GroupBy(pair => pair.Second, pair => pair.First).OrderBy(place => place.Key).ToList();
        if (!mayShare && places.Find(place => place.Count() > 1) is { } shared)
            return (null, new PlaceIsShared(shared.Key, shared.First().Name, shared.ElementAt(1).Name));
        return Checked(places.Count > 0, new NothingRanked()) is { } rejection
            ? (null, rejection)
            : (new RankedChoice([.. places.Select(place => place.Select(option => option.Id).ToImmutableArray())]), null);
    }

    private (Choice? Choice, Rejection? Rejection) Scored(Revision revision)
    {
        var scores = ImmutableArray.CreateBuilder<OptionScore>();
        foreach (var (option, typed) in revision.Options.Zip(Scores).Where(pair => pair.Second.Length > 0))
        {
            if (!int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var score))
                return (null, new ScoreIsNotANumber(option.Name, typed));
            scores.Add(new OptionScore(option.Id, score));
        }

        return Checked(scores.Count > 0, new NothingScored()) is { } rejection ? (null, rejection) : (new ScoredChoice(scores.DrainToImmutable()), null);
    }

    private Rejection? Checked(bool hasChosen, Rejection nothing) =>
        !hasChosen && !IsBlank ? nothing : hasChosen && IsBlank ? new BlankAndRanked() : null;
}
