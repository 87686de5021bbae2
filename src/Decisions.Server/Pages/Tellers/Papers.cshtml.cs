using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

/// <summary>A sheet of ballot papers, as many on it as fit.</summary>
public sealed class PapersModel(PageServices services) : PrintPage(services)
{
    private const int MostOptionsOfAHalf = 8;

    /// <summary>How many papers can share a sheet.</summary>
    public static ImmutableArray<int> Sizes { get; } = [1, 2, 4];

    /// <summary>How many papers there are on the sheet; null as it suits the vote.</summary>
    [FromQuery(Name = "per")]
    public int? Per { get; set; }

    /// <summary>Where papers are handed in, in the words of whoever prints.</summary>
    [FromQuery(Name = "where")]
    public string? Where { get; set; }

    public int OnSheet => Per is { } asked && Sizes.Contains(asked) ? asked
        : Terms.Method is YesNoMethod ? 4
        : Terms.Method is PositionMethod or TemperatureMethod ? 2
        : Asked.Options.Length <= MostOptionsOfAHalf ? 2 : 1;

    /// <summary>The tellers' names, one after the other; empty where there are none.</summary>
    public string TellerNames { get; private set; } = "";

    /// <summary>Whether options are scored; else they are ranked or answered by yes or no.</summary>
    public ElectionMethod? Scored => Terms.Method is ElectionMethod { Counting.Ballots: BallotForm.Scored } scored ? scored : null;

    public long Highest => Scored?.HighestScore ?? 1;

    /// <summary>How to mark the paper.</summary>
    public string HowTo => Terms.Method switch
    {
        YesNoMethod or PositionMethod or TemperatureMethod => "Put a cross in one box.",
        DatesMethod => "Put a cross in one box for each.",
        _ when Scored is { } scored && Highest == 1 => $"Put a cross beside each option that you approve of. {scored.Counting.Bounds(scored.Chosen) ?? "As many as you like."}",
        _ when Scored is { } scored => $"Write a number from 0 to {Highest} beside each option: the more, the better you like it. Left out counts as 0. {scored.Counting.Bounds(scored.Chosen)}",
        ElectionMethod { Counting.TakesSharedPlaces: true } => "Write 1 beside the option that you like best, 2 beside the next, and so on. Several may have the same number. Leave out any that you do not want.",
        _ => "Write 1 beside the option that you like best, 2 beside the next, and so on. Give each number once. Leave out any that you do not want.",
    };

    protected override async Task PreparePrint()
    {
        var names = (await Services.People.ByMembers(Id, Tellers, Cancel)).ToDictionary(person => person.Member, person => person.Name);
        TellerNames = string.Join(" or ", Tellers.Select(teller => PersonInWords.Of(teller, names.GetValueOrDefault(teller))).Order(StringComparer.OrdinalIgnoreCase));
    }

    public void OnGet()
    {
    }
}
