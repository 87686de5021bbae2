using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>
/// Dot voting, also 'cumulative voting': each voter has a number of dots and puts them on options, several on one if
/// they like, and the most dots are chosen. A ballot with too many is spoilt whole, since nobody can say which of its
/// dots were meant.
/// </summary>
public sealed class Dots : DividedVotes
{
    private const string PerVoter = "dots", PerOption = "most-per-option";

    public override string Name => "dots";

    public override string Title => "Dots: most dots";

    public override string Summary => "Each voter puts a number of dots on options, and the most dots are chosen.";

    public override ImmutableArray<Setting> Settings =>
    [
        new(PerVoter, "How many dots a voter has; a ballot with more is spoilt, one with fewer counts. 0 for no limit.", "0", []),
        new(PerOption, "How many dots a voter may put on one option; a ballot with more is spoilt. 0 for no limit.", "0", []),
        TieSetting.LotOrOrder,
    ];

    public override long? HighestScore(ChosenSettings settings) => (settings.Whole(PerVoter), settings.Whole(PerOption)) switch
    {
        (0, 0) => null,
        (0, var each) => each,
        (var most, 0) => most,
        var (most, each) => Math.Min(most, each),
    };

    public override string? Bounds(ChosenSettings settings) => settings.Whole(PerVoter) is > 0 and var most
        ? $"Put at most {English.Count(most, "dot", "dots")} in all{(settings.Whole(PerOption) is > 0 and var each ? $", and at most {English.Number(each)} on one option" : "")}."
        : null;

    private protected override string? WhySpoilt(long[] given, ChosenSettings settings)
    {
        var (most, each) = (settings.Whole(PerVoter), settings.Whole(PerOption));
        return most > 0 && given.Aggregate(BigInteger.Zero, (sum, one) => sum + one) > most ? $"more than {English.Count(most, "dot", "dots")}"
            : each > 0 && given.Any(one => one > each) ? $"more than {English.Count(each, "dot", "dots")} on one option"
            : null;
    }

    private protected override long Votes(long given, ChosenSettings settings) => given;

    private protected override IEnumerable<string> How(CountRecord record)
    {
        List<string> limits = [];
        if (record.Settings[PerVoter] is not "0" and var most)
            limits.Add($"at most {most} {(most == "1" ? "dot" : "dots")}");
        if (record.Settings[PerOption] is not "0" and var each)
            limits.Add($"at most {each} on one option");
        yield return limits.Count == 0
            ? "Each ballot puts dots on options. The most dots win."
            : $"Each ballot puts {English.List(limits)}. The most dots win.";
    }

    private protected override string Say(Amount votes) => $"{BudgetInWords.Money(votes)} {(votes.Equals(1) ? "dot" : "dots")}";
}
