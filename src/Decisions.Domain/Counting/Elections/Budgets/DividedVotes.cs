using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Counting.Elections.Positional;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>Rules by which each voter divides a number of dots or credits among options, and the most votes are chosen.</summary>
public abstract class DividedVotes : CountingRule
{
    private const string SpoiltFor = "spoilt";

    public sealed override BallotForm Ballots => BallotForm.Scored;

    public sealed override bool IsWithinBounds(ChosenSettings settings, IReadOnlyCollection<long> scores) => WhySpoilt([.. scores], settings) is null;

    public sealed override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var ballots = election.Ballots as ScoreProfile ?? throw new CannotCountException($"{Name} counts ballots that give options numbers.");
        var ties = new TieRule(election.Candidates, settings[TieSetting.Name], lotSeed);
        var votes = new BigInteger[election.Candidates.Length];
        var spoilt = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (valid, blank) = (0L, ballots.Blank);
        for (var index = 0; index < ballots.Distinct; index++)
        {
            var given = ballots.Scores(index).ToArray();
            var count = ballots.Count(index);
            if (WhySpoilt(given, settings) is { } why)
            {
                spoilt[why] = spoilt.GetValueOrDefault(why) + count;
                continue;
            }

            var named = ballots.Named(index).ToArray();
            var isBlank = named.Index().All(each => given[each.Index] == 0 || election.Candidates[each.Item].IsWithdrawn);
            (valid, blank) = isBlank ? (valid, blank + count) : (valid + count, blank);
            for (var i = 0; i < given.Length; i++)
                votes[named[i]] += Votes(given[i], settings) * (BigInteger)count;
        }

        var points = election.Standing.ToDictionary(one => one, one => Amount.Ratio(votes[one], 1));
        var ranking = Standings.ByScore(election.Standing, one => points[one]);
        List<int> winners = valid == 0 ? [] : Standings.Seat(ranking, election.Seats, ties);
        var round = PositionalRecord.Round(election, 1, RoundActions.Count, points, winners, 0);
        if (spoilt.Count > 0)
            round = round with { Notes = Note(spoilt) };
        var record = PositionalRecord.Of(this, election, settings, ties, valid == 0 ? [] : ranking, winners, [round]);
        return record with { Ballots = new BallotNumbers(ballots.Returned + election.Spoilt, valid, blank, election.Spoilt + spoilt.Values.Sum()) };
    }

    public sealed override ImmutableArray<string> InWords(CountRecord record)
    {
        string[] spoilt = [.. (record.Rounds[0].Notes?[SpoiltFor] ?? ImmutableSortedDictionary<string, Amount>.Empty).Select(each =>
            $"{English.Ballots((long)each.Value.Numerator)} {(each.Value.Equals(1) ? "is" : "are")} spoilt, with {each.Key}.")];
        return ChosenInWords.ChoosesNobody(record)
            ? [BallotsInWords.Of(record), .. spoilt, "No ballot counts for any option, so none is chosen."]
            : [BallotsInWords.Of(record), .. spoilt, .. How(record), .. Sums(record), .. ChosenInWords.Of(record)];
    }

    /// <summary>Why a ballot with such numbers is spoilt, as 'more than 5 dots'; null where it is not.</summary>
    private protected abstract string? WhySpoilt(long[] given, ChosenSettings settings);

    /// <summary>The votes that a number on a ballot is worth.</summary>
    private protected abstract long Votes(long given, ChosenSettings settings);

    private protected abstract IEnumerable<string> How(CountRecord record);

    private protected abstract string Say(Amount votes);

    private IEnumerable<string> Sums(CountRecord record) =>
        from each in record.Rounds[0].Votes
        orderby each.Value descending, each.Key
        select $"{each.Key} has {Say(each.Value)}.";

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>> Note(SortedDictionary<string, long> spoilt) =>
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>.Empty.Add(
            SpoiltFor, spoilt.ToImmutableSortedDictionary(each => each.Key, each => (Amount)each.Value, StringComparer.Ordinal));
}
