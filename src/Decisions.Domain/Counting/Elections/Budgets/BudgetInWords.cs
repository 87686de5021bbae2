using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>Says what a count of a budget begins and ends with, and sums of money.</summary>
internal static class BudgetInWords
{
    /// <param name="rounds">Says how it was counted.</param>
    public static ImmutableArray<string> Of(CountRecord record, Func<CountRecord, IEnumerable<string>> rounds)
    {
        if (record.Ballots.Valid == 0 && record.Winners.IsEmpty)
            return [BallotsInWords.Of(record), "No ballot supports any project, so none is chosen."];
        return [BallotsInWords.Of(record), Budget(record), .. rounds(record), .. record.Ties.Select(tie => Tie(record, tie)), Chosen(record)];
    }

    /// <summary>'642 (A small park)', or the name where there is no title.</summary>
    public static string Named(CountRecord record, string project) =>
        record.Budget!.Projects.First(each => each.Name == project).Title is { } title ? $"{project} ({title.TrimEnd('.', ' ')})" : project;

    /// <summary>1,234 or 1,234.50 exactly, else 'about' to two decimals.</summary>
    public static string Money(Amount sum)
    {
        var (hundredths, rest) = BigInteger.DivRem(sum.Numerator * 100, sum.Denominator);
        if (!rest.IsZero && hundredths.IsZero && rest * 2 < sum.Denominator)
            return "less than 0.01";
        if (rest * 2 >= sum.Denominator)
            hundredths++;
        var whole = (hundredths / 100).ToString("N0", CultureInfo.InvariantCulture);
        var said = rest.IsZero && (hundredths % 100).IsZero ? whole : $"{whole}.{(int)(hundredths % 100):00}";
        return rest.IsZero ? said : $"about {said}";
    }

    private static string Budget(CountRecord record)
    {
        var budget = record.Budget!;
        var standing = budget.Projects.Where(each => !record.Withdrawn.Contains(each.Name)).ToList();
        return budget.Currency
            ? $"There is {Money(budget.Budget)} to spend. The {English.Count(standing.Count, "project", "projects")} would cost {Money(standing.Aggregate((Amount)0, (sum, each) => sum + each.Cost))} together."
            : $"There {(record.Seats == 1 ? "is" : "are")} {English.Count(record.Seats, "place", "places")} to fill, and each costs 1.";
    }

    private static string Tie(CountRecord record, TieBreak tie)
    {
        var how = tie.By switch
        {
            "votes" => "to the most votes",
            "cost" => "to the lowest cost",
            "lot" => "by lot, drawn from the seed",
            "name" => "by the alphabetical order of names",
            _ => "by the order of the ballot paper",
        };
        return $"In round {tie.Round} {English.List([.. tie.Among.Select(each => Named(record, each))])} tie. It goes {how}: {Named(record, tie.Picked[0])}.";
    }

    private static string Chosen(CountRecord record)
    {
        var budget = record.Budget!;
        if (record.Winners.IsEmpty)
            return budget.Currency ? "No project is bought." : "Nobody is chosen.";
        var chosen = $"{English.List([.. record.Winners.Select(each => Named(record, each))])} {(record.Winners.Length == 1 ? "is" : "are")} chosen";
        var left = budget.Budget - budget.Spent;
        if (!budget.Currency)
            return left.Numerator.IsZero ? $"{chosen}." : $"{chosen}, and {English.Count((long)left.Numerator, "place stays", "places stay")} empty.";
        return $"{chosen}, at a cost of {Money(budget.Spent)}{(record.Winners.Length == 1 ? "" : " together")}. {(left.Numerator.IsZero ? "Nothing" : Money(left))} is left of the budget.";
    }
}
