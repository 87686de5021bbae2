using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// Quadratic voting (Posner and Weyl, Quadratic Voting as Efficient Corporate Governance, 2014): each voter has a number
/// of credits, and n votes for an option cost n² of them. Votes are whole, as where people click them (the tools of
/// RadicalxChange and of Vocdoni): where ballots give credits, c of them buy the largest n with n² at most c, and what is
/// over buys nothing. No root is ever taken that is not whole, so sums are exact.
/// </summary>
public sealed class Quadratic : DividedVotes
{
    private const string Credits = "credits", Give = "ballots", Between = "between-squares";

    public override string Name => "quadratic";

    public override string Title => "Quadratic votes";

    public override string Summary => "Each voter spends credits, n votes for an option cost n × n of them, and the most votes are chosen (Posner and Weyl 2014).";

    public override ImmutableArray<Setting> Settings =>
    [
        new(Credits, "How many credits a voter has; a ballot that spends more is spoilt, one that spends fewer counts. 0 for no limit.", "100", []),
        new(Give, "What the numbers on a ballot are: votes, or the credits spent for them.", "votes", ["votes", "credits"]),
        new(Between, "What a number of credits does that is no square, such as 7: it buys the votes of the square below (floor), or spoils the ballot (spoilt).",
            "floor", ["floor", "spoilt"]),
        TieSetting.LotOrOrder,
    ];

    public override long? HighestScore(ChosenSettings settings) => settings.Whole(Credits) is > 0 and var credits
        ? settings[Give] == "votes" ? Root(credits) : credits
        : null;

    public override string? Bounds(ChosenSettings settings) => settings.Whole(Credits) is > 0 and var credits
        ? $"You have {English.Count(credits, "credit", "credits")}: " +
            (settings[Give] == "votes" ? "1 vote for an option costs 1 of them, 2 votes cost 4, 3 votes cost 9, and so on." : "4 on an option give it 2 votes, 9 give it 3, and so on.")
        : null;

    private protected override string? WhySpoilt(long[] given, ChosenSettings settings)
    {
        var areVotes = settings[Give] == "votes";
        var spent = given.Aggregate(BigInteger.Zero, (sum, one) => sum + (areVotes ? (BigInteger)one * one : one));
        var most = settings.Whole(Credits);
        return most > 0 && spent > most ? $"more than {English.Count(most, "credit", "credits")} spent"
            : !areVotes && settings[Between] == "spoilt" && given.Any(one => Root(one) * Root(one) != one) ? "credits that are no square"
            : null;
    }

    private protected override long Votes(long given, ChosenSettings settings) => settings[Give] == "votes" ? given : Root(given);

    private protected override IEnumerable<string> How(CountRecord record)
    {
        yield return "One vote for an option costs 1 credit, 2 votes cost 4, 3 votes cost 9, and so on. The most votes win.";
        if (record.Settings[Credits] is not "0" and var most)
            yield return $"Each ballot may spend {most} {(most == "1" ? "credit" : "credits")}.";
        if (record.Settings[Give] == "credits" && record.Settings[Between] == "floor")
            yield return "Credits beyond the last whole vote that they pay for buy nothing.";
    }

    private protected override string Say(Amount votes) => $"{BudgetInWords.Money(votes)} {(votes.Equals(1) ? "vote" : "votes")}";

    /// <summary>The largest whole number whose square is at most this.</summary>
    private static long Root(long square)
    {
        var (low, high) = (0L, 3_037_000_499L);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = middle * middle <= square ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
