using Decisions.Domain.Ballots;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Says in one line how many lean which way.</summary>
public static class LeaningNumbers
{
    /// <summary>'2 strongly for, 3 for, 1 in between, 0 against, 1 strongly against'.</summary>
    public static string Of(TemperatureTally tally) =>
        string.Join(", ", Enum.GetValues<Leaning>().Select(leaning => $"{English.Number(tally.Of(leaning))} {Said(leaning)}"));

    /// <summary>How a member leans, in lower case.</summary>
    public static string Said(Leaning leaning) => leaning switch
    {
        Leaning.StronglyFor => "strongly for",
        Leaning.For => "for",
        Leaning.Between => "in between",
        Leaning.Against => "against",
        Leaning.StronglyAgainst => "strongly against",
        _ => throw new ArgumentOutOfRangeException(nameof(leaning)),
    };
}
