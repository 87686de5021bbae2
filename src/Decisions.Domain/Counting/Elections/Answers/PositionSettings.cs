using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Answers;

/// <summary>What rounds of consent and of consensus are asked in the same way: who must take part.</summary>
internal static class PositionSettings
{
    public const string Participation = "participation", Quorum = "quorum", Eligible = MajoritySettings.Eligible;

    public static ImmutableArray<Setting> All { get; } =
    [
        new(Participation, "The share of those who may take part that must; not checked where nobody says how many may.", "1/2", [], SettingKind.Number),
        new(Quorum, "How many must take part at least; with a share too, the greater holds.", "0", []),
        new(Eligible, "How many may take part, where the file does not say; 0 for not known.", "0", []),
    ];

    /// <summary>How many may take part, or null where it is not known.</summary>
    public static long? Roll(ChosenSettings settings, AnswerProfile ballots) =>
        MajoritySettings.Roll(settings) ?? (ballots.Roll.IsEmpty ? null : ballots.Roll.Sum(size => size.Voters));

    /// <summary>The greater of both, as one requirement; none where nothing is asked, or nothing can be.</summary>
    public static IEnumerable<Requirement> TakingPart(ChosenSettings settings, AnswerProfile ballots)
    {
        var eligible = Roll(settings, ballots);
        Amount? share = eligible is { } all ? (settings.Number(Participation) * all).Ceiling : null;
        Amount number = settings.Whole(Quorum);
        if (share > number)
            yield return Requirement.That(Participation, ballots.Returned, Requirement.AtLeast, share.Value, eligible!.Value);
        else if (number > 0)
            yield return Requirement.That(Participation, ballots.Returned, Requirement.AtLeast, number);
    }

    /// <summary>Members by position. In these rounds each counts as one, whatever weight they have elsewhere.</summary>
    public static ImmutableArray<Amount> Members(AnswerProfile ballots, int positions) =>
        [.. Enumerable.Range(0, positions).Select(position => (Amount)ballots.Piles.Where(pile => pile.Answer == position).Sum(pile => pile.Voters))];

    public static Verdict Verdict(IEnumerable<Requirement> takingPart, bool isAgreed) =>
        takingPart.Any(each => !each.IsMet) ? Counting.Verdict.NoQuorum : isAgreed ? Counting.Verdict.Carried : Counting.Verdict.Lost;
}
