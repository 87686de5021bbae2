using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Voters;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting;

/// <summary>Ballots of an election with how many times each counts: once a member, or by members' votes and the shares of classes.</summary>
internal sealed class WeighedBallots
{
    private readonly IReadOnlyList<CountedBallots> ballots;
    private readonly bool countsVotes;

    private WeighedBallots(IReadOnlyList<CountedBallots> ballots, ClassTerms? terms)
    {
        (this.ballots, countsVotes) = (ballots, terms is { CountsVotes: true });
        if (terms is null)
            return;
        var members = ballots.Sum(counted => counted.Count);
        Electorate = new ElectorateRecord(members, ballots.Sum(Votes), [], terms.CountsInParts ? Parts(terms) : null);
    }

    /// <summary>Whose votes they are, where not each member has one of their own that counts the same; else null.</summary>
    public ElectorateRecord? Electorate { get; }

    /// <summary>How many members left their ballot blank.</summary>
    public long Blank => ballots.Where(counted => IsBlank(counted.Choice)).Sum(counted => counted.Count);

    /// <summary>The votes of those who did not.</summary>
    public long VotesNotBlank => ballots.Where(counted => !IsBlank(counted.Choice)).Sum(Votes);

    /// <summary>Each choice with how many times it counts.</summary>
    public IEnumerable<(Choice Choice, long Count)> Counted =>
        ballots.Select(counted => (counted.Choice, checked(Votes(counted) * (Electorate?.PartsPerVote?.GetValueOrDefault(counted.Class ?? "", 1) ?? 1))));

    public static WeighedBallots Of(ClassTerms? terms, IEnumerable<CountedBallots> ballots) => new([.. ballots], terms);

    /// <summary>How many members voted.</summary>
    /// <exception cref="ArgumentException">More than may, or a number of them below 0.</exception>
    public long Returned(long eligible) => ballots.Aggregate(0L, (sum, counted) => Participation.Add(sum, counted.Count, eligible));

    private long Votes(CountedBallots counted) => countsVotes ? counted.InVotes : counted.Count;

    private ImmutableSortedDictionary<string, long> Parts(ClassTerms terms)
    {
        var votes = ballots.Where(counted => !IsBlank(counted.Choice)).GroupBy(counted => counted.Class ?? "", StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(Votes), StringComparer.Ordinal);
        return ClassParts.Of(
            votes.Where(each => each.Value > 0).ToDictionary(StringComparer.Ordinal),
            terms.Colleges.ToDictionary(college => college.Class, college => (Amount)college.Weight, StringComparer.Ordinal),
            terms.Caps.Where(cap => votes.GetValueOrDefault(cap.Class) > 0)
                .ToDictionary(cap => cap.Class, cap => Amount.Ratio(cap.Share.Numerator, cap.Share.Denominator), StringComparer.Ordinal),
            mayBeNone: true);
    }

    private static bool IsBlank(Choice choice) => choice switch
    {
        RankedChoice { Ranking: { IsDefault: false } places } => places.IsEmpty,
        ScoredChoice { Scores: { IsDefault: false } scores } => scores.IsEmpty,
        _ => false,
    };
}
