using System.Numerics;

namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Ballots read as approvals: 1 is to approve, 0 is not to, and any higher number spoils the ballot.</summary>
internal static class ApprovalBallots
{
    /// <param name="mayApprove">Whether a ballot may approve of so many; a blank ballot is blank whatever it says.</param>
    public static ScoredBallots Of(CountingRule rule, Election election, Func<int, bool> mayApprove) => ScoredBallots.Of(
        rule, election,
        scores => scores.IndexOfAnyExceptInRange(0, 1) < 0 && mayApprove(Approved(scores)),
        scores => scores.IndexOfAnyExcept(0) < 0);

    /// <summary>Numbers as a record shows them.</summary>
    public static Dictionary<int, Amount> ToAmounts(this IEnumerable<KeyValuePair<int, BigInteger>> numbers) =>
        numbers.ToDictionary(each => each.Key, each => Amount.Ratio(each.Value, 1));

    public static Dictionary<int, Amount> ToAmounts(this IEnumerable<KeyValuePair<int, long>> numbers) =>
        numbers.ToDictionary(each => each.Key, each => (Amount)each.Value);

    private static int Approved(ReadOnlySpan<long> scores)
    {
        var approved = 0;
        foreach (var score in scores)
            approved += score > 0 ? 1 : 0;
        return approved;
    }
}
