using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>Says a count of yes and no.</summary>
internal static class MajorityInWords
{
    public static ImmutableArray<string> Of(CountRecord record) =>
    [
        BallotsInWords.Of(record),
        .. Classes(record),
        Votes(record),
        .. record.Requirements!.Value.Select(each => Say(record, each)),
        Outcome(record),
    ];

    /// <summary>What it came to.</summary>
    public static string Outcome(CountRecord record) => record.Verdict switch
    {
        Verdict.Carried => "So it is carried.",
        Verdict.Lost => "So it is lost.",
        _ => "Too few took part, so nothing is decided.",
    };

    private static string Votes(CountRecord record)
    {
        var votes = record.Rounds[0].Votes;
        var start = record.Settings[MajoritySettings.Colleges].Length > 0 || record.Settings[MajoritySettings.Caps].Length > 0
            ? "As the votes count:" : "In all:";
        return $"{start} {AmountInWords.Of(votes["yes"], "vote", "votes")} for yes, {AmountInWords.Of(votes["no"])} for no and {AmountInWords.Of(votes["abstain"])} abstaining.";
    }

    private static IEnumerable<string> Classes(CountRecord record)
    {
        if (record.Rounds[0].Notes is not { } notes || notes.Keys.All(name => name.Length == 0))
            yield break;
        foreach (var (name, votes) in notes)
        {
            yield return $"{(name.Length > 0 ? $"Class {name}" : "Without a class")}: {AmountInWords.Of(votes["yes"])} yes, {AmountInWords.Of(votes["no"])} no, " +
                $"{AmountInWords.Of(votes["abstain"])} abstaining." +
                (votes.TryGetValue("yes" + AnswerRecord.Counted, out var yes) ? $" These count as {AmountInWords.Of(yes)} yes and {AmountInWords.Of(votes["no" + AnswerRecord.Counted])} no." : "");
        }

        if (record.Settings[MajoritySettings.Colleges] is { Length: > 0 } colleges)
            yield return $"Each class is a college with a weight ({Numbers(colleges)}), which " +
                (record.Settings[MajoritySettings.Carries] == "whole" ? "goes whole to the side that has more of its votes." : "is split as its members voted.");
        if (record.Settings[MajoritySettings.Caps] is { Length: > 0 } caps)
            yield return $"No class has more than its share of all votes ({Numbers(caps)}); above it each of its votes counts for less.";
    }

    private static string Say(CountRecord record, Requirement one)
    {
        var (has, needs) = (AmountInWords.Of(one.Has), AmountInWords.Of(one.Needs));
        var so = one.IsMet ? "which is so" : "which is not so";
        var comparator = one.Comparator == Requirement.MoreThan ? "more than" : "at least";
        return one.Name switch
        {
            "threshold" => $"Yes must have {comparator} {Share(record.Settings[MajoritySettings.Share])} of {AmountInWords.Of(one.Of!.Value)} " +
                $"{Whole(record)}, that is {comparator} {needs}. It has {has}, {so}.",
            "class-threshold" => $"Class {one.On} must be in favour too: {comparator} {needs} of its {AmountInWords.Of(one.Of!.Value)} votes. It has {has}, {so}.",
            "quorum" => $"At least {needs} must take part. {has} did, {so}.",
            "turnout" => $"At least {needs} votes of {AmountInWords.Of(one.Of!.Value)} must be cast. {has} were, {so}.",
            "minimum-yes" => $"Of all {AmountInWords.Of(one.Of!.Value)} votes that there are, at least {needs} must be yes. {has} are, {so}.",
            "minimum-yes-members" => $"At least {AmountInWords.Of(one.Needs, "member", "members")} must say yes. {has} do, {so}.",
            _ => "Without a single yes nothing is carried.",
        };
    }

    /// <summary>'workers 50, users 50'.</summary>
    private static string Numbers(string setting) =>
        string.Join(", ", setting.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(each => each.Replace(":", " ", StringComparison.Ordinal)));

    private static string Whole(CountRecord record) => record.Settings[MajoritySettings.Base] switch
    {
        "cast" => "votes cast",
        "present" => "votes of those who took part",
        _ => "votes of all who may vote",
    };

    private static string Share(string share) => Amount.TryParse(share, out var amount) && amount.Denominator <= Fraction.MaxDenominator
        ? FractionInWords.Of(new Fraction((int)amount.Numerator, (int)amount.Denominator))
        : share;
}
