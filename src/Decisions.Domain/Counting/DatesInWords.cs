using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says how many each date suits.</summary>
internal static class DatesInWords
{
    public static ImmutableArray<string> Of(DatesTally tally, ImmutableArray<Option> options)
    {
        string Name(DateTally date) => options.First(option => option.Id == date.Option).Name;
        return
        [
            .. tally.Dates.Select(date => $"{Name(date)}: {Numbers(date)}."),
            .. tally.Dates.Any(date => date.Yes > 0) ? [Best([.. tally.Dates.Where(date => date.Place == 1).Select(Name)])] : ImmutableArray<string>.Empty,
        ];
    }

    /// <summary>'3 yes, 1 if need be, 0 no'.</summary>
    public static string Numbers(DateTally date) =>
        $"{English.Number(date.Yes)} yes, {English.Number(date.IfNeedBe)} if need be, {English.Number(date.No)} no";

    private static string Best(ImmutableArray<string> names) => names.Length == 1 ? $"{names[0]} suits most." : $"{English.List(names)} suit most, and equally.";
}
