using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Server.ConsentRounds;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Frame;

/// <summary>One bar: what it is of, how many, and where it is drawn.</summary>
/// <param name="Width">A share of the chart's width, as '62.5%'.</param>
/// <param name="Mark">Where the line of what was needed stands, or null.</param>
public sealed record Bar(string Label, string Number, string Width, string Style, int Row, string? Mark)
{
    private const int LongestLabel = 34;

    public string ShortLabel => Label.Length <= LongestLabel ? Label : $"{Label[..(LongestLabel - 1)].TrimEnd()}…";

    public int TextY => Row * BarChart.RowHeight + 16;

    public int BarY => TextY + 7;
}

/// <summary>A count as bars, drawn on the server. Only the lengths of bars are rounded; the numbers are the count's.</summary>
/// <param name="Head">What the bars are of: the head of the table's first column.</param>
/// <param name="MarkWords">What the line means, or null without one.</param>
public sealed record BarChart(int Number, string Title, string Head, ImmutableArray<Bar> Bars, string? MarkWords)
{
    public const int RowHeight = 46;
    public const int BarHeight = 14;
    private const int MostRounds = 6;

    public int Height => Bars.Length * RowHeight;

    public string Description => string.Join(", ", Bars.Select(bar => $"{bar.Label}: {bar.Number}")) + ".";

    /// <summary>One chart of a yes/no question, and one of each round of a ranked choice.</summary>
    public static ImmutableArray<BarChart> Of(ResultView view) => view.Tally switch
    {
        YesNoTally { Weighed: { } weighed } tally => [OfWeighed(tally, weighed)],
        YesNoTally tally => [OfYesNo(tally)],
        RankedTally tally => [.. tally.Rounds.Select(round => OfRound(round, view.Revision.Options))],
        TemperatureTally tally => [OfLeanings(tally)],
        PositionTally tally => [OfPositions(tally, ((PositionMethod)view.Round.Terms.Method))],
        ElectionTally tally => [.. Shown(tally.Record.Rounds).Select(round => OfElection(round, tally.Record))],
        _ => [],
    };

    /// <summary>All rounds where they are few, else the first and the last; the words tell of every one.</summary>
    private static IEnumerable<CountRound> Shown(ImmutableArray<CountRound> rounds) =>
        rounds.Length <= MostRounds ? rounds : [rounds[0], rounds[^1]];

    private static BarChart OfElection(CountRound round, CountRecord record)
    {
        var most = round.Votes.Values.Append(round.Quota ?? 0).Append(0).Max();
        var votes = round.Votes.OrderBy(each => record.Candidates.IndexOf(each.Key)).ToList();
        string Width(Amount votes) => most == 0 ? "0.0%" : Tenths((Int128)(votes * 1000 / most).Floor.Numerator);
        return new BarChart(
            round.Number, record.Rounds.Length == 1 ? "The count" : $"Round {round.Number}", "Option",
            [
                .. votes.Select((each, row) => new Bar(
                    each.Key, Said(each.Value), Width(each.Value),
                    record.Winners.Contains(each.Key) ? "yes" : round.Excluded.Contains(each.Key) ? "no" : "abstain", row,
                    round.Quota is { } quota ? Width(quota) : null)),
            ],
            round.Quota is { } needed ? $"The line marks {Said(needed)}, which is enough to be chosen." : null);
    }

    /// <summary>'3' for 3.00000, and else with all its decimals.</summary>
    private static string Said(Amount number) => number == number.Floor ? number.Floor.Numerator.ToString("N0", CultureInfo.InvariantCulture) : number.ToString();

    private static BarChart OfYesNo(YesNoTally tally)
    {
        // Abstentions may outnumber what the threshold is taken of; the longest bar still fits.
        var whole = Math.Max(Math.Max(tally.Base, tally.Returned), 1);
        var threshold = tally.Threshold.Fraction;
        var mark = tally.Base == 0 ? null : Share(tally.Base * threshold.Numerator, whole * threshold.Denominator);
        Bar Draw(string label, long n, string style, int row, string? at = null) =>
            new(label, StatusInWords.Number(n), Share(n, whole), style, row, at);
        return new BarChart(
            1, "Votes", "Answer",
            [Draw("Yes", tally.Yes, "yes", 0, mark), Draw("No", tally.No, "no", 1), Draw("Abstain", tally.Abstain, "abstain", 2)],
            mark is null ? null
                : $"The line on the first bar marks {FractionInWords.Of(threshold)} of {BaseWords(tally)}: yes must " +
                  $"{(tally.Threshold.Comparator == Comparator.MoreThan ? "pass" : "reach")} it.");
    }

    /// <summary>Of those who took part: who is silent leans no way.</summary>
    private static BarChart OfLeanings(TemperatureTally tally) => new(
        1, "How members lean", "Leaning",
        [
            .. Enum.GetValues<Leaning>().Select((each, row) => new Bar(
                ChoiceInWords.Of(each), StatusInWords.Number(tally.Of(each)), Share(tally.Of(each), Math.Max(tally.Returned, 1)),
                each is Leaning.StronglyFor or Leaning.For ? "yes" : each == Leaning.Between ? "abstain" : "no", row, null)),
        ],
        null);

    /// <summary>Every position; one that fell only where one did.</summary>
    private static BarChart OfPositions(PositionTally tally, PositionMethod method)
    {
        var whole = Math.Max(tally.Eligible, 1);
        var positions = tally.Of(method.Fallen) > 0 ? method.Positions.Add(method.Fallen) : method.Positions;
        return new BarChart(
            1, "Positions", "Position",
            [
                .. positions.Select((each, row) => new Bar(
                    ConsentInWords.Of(each), StatusInWords.Number(tally.Of(each)), Share(tally.Of(each), whole),
                    each == method.Stopping ? "no" : each is Position.NoObjection or Position.Agree ? "yes" : "abstain", row, null)),
            ],
            null);
    }

    /// <summary>Yes and no as they count beside what the share is taken of.</summary>
    private static BarChart OfWeighed(YesNoTally tally, WeighedVotes weighed)
    {
        var against = weighed.Classes.Aggregate((Amount)0, (sum, each) => sum + each.CountedAgainst);
        string Width(Amount votes) => weighed.Base == 0 ? "0.0%" : Tenths((Int128)(votes * 1000 / weighed.Base).Floor.Numerator);
        var threshold = tally.Threshold.Fraction;
        var mark = weighed.Base == 0 ? null : Tenths((Int128)(Amount.Ratio(threshold.Numerator, threshold.Denominator) * 1000).Floor.Numerator);
        return new BarChart(
            1, "Votes as they count", "Answer",
            [new Bar("Yes", Said(weighed.InFavour), Width(weighed.InFavour), "yes", 0, mark), new Bar("No", Said(against), Width(against), "no", 1, null)],
            mark is null ? null
                : $"The line on the first bar marks {FractionInWords.Of(threshold)} of the {Said(weighed.Base)} votes that it is taken of: yes must " +
                  $"{(tally.Threshold.Comparator == Comparator.MoreThan ? "pass" : "reach")} it.");
    }

    private static BarChart OfRound(RankedRound round, ImmutableArray<Option> options)
    {
        var whole = Math.Max(round.Votes.Sum(each => each.Votes), 1);
        var mark = Share(round.Majority, whole);
        return new BarChart(
            round.Number, round.Number == 1 ? "Round 1: first choices" : $"Round {round.Number}", "Option",
            [
                .. round.Votes.Select((each, row) => new Bar(
                    options.First(option => option.Id == each.Option).Name, StatusInWords.Number(each.Votes),
                    Share(each.Votes, whole), each.Votes >= round.Majority ? "yes" : each.Option == round.Eliminated ? "no" : "abstain",
                    row, mark)),
            ],
            $"The line marks {StatusInWords.Number(round.Majority)}, which is more than half.");
    }

    private static string BaseWords(YesNoTally tally) => tally.Threshold.Base switch
    {
        ThresholdBase.Cast => "the votes cast",
        ThresholdBase.Present => "the members who took part",
        _ => "the members who may vote",
    };

    private static string Share(long part, long whole) => Tenths((Int128)part * 1000 / whole);

    private static string Tenths(Int128 ofAPercent) => string.Create(CultureInfo.InvariantCulture, $"{ofAPercent / 10}.{ofAPercent % 10}%");
}
