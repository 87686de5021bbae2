using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>
/// The instant run-off, or alternative vote: each ballot counts for the highest-ranked candidate still in the count,
/// and whoever has the fewest leaves, until one has enough. No one statute defines it, so that its points of difference
/// are settings. For several seats it is held again for each, without those already chosen, with all ballots and all
/// other candidates.
/// </summary>
public sealed class InstantRunOffRule : CountingRule
{
    public override string Name => "irv";

    public override string Title => "Instant run-off";

    public override string Summary => "Whoever has the fewest votes leaves, round by round, and their ballots go on to the next choice (instant run-off, alternative vote).";

    public override ImmutableArray<Setting> Settings => RunOffSettings.All;

    public override CountRecord Count(Election election, ChosenSettings settings, ReadOnlyMemory<byte> lotSeed)
    {
        var profile = election.Ballots as RankedProfile ?? throw new CannotCountException($"{Name} counts ranked ballots.");
        var ties = new TieRule(
            election.Candidates, settings[RunOffSettings.Ties] == TieRule.Order ? TieRule.Order : TieRule.Lot, lotSeed);
        var rankings = PapersRead.Of(profile, settings);
        var blank = CountedNumbers.Blank(election, profile.Papers ?? profile);
        var hold = new RunOffCount(election, settings, ties, rankings, rankings.Blank - blank);
        var winners = new List<int>();
        while (winners.Count < election.Seats && hold.Next([.. election.Standing.Except(winners)]) is { } winner)
            winners.Add(winner);

        return new CountRecord(
            Name, settings.Values, election.Title,
            [.. election.Candidates.Select(each => each.Name)],
            [.. election.Candidates.Where(each => each.IsWithdrawn).Select(each => each.Name)],
            election.Seats,
            new BallotNumbers(profile.Returned + election.Spoilt, profile.Returned - blank, blank, election.Spoilt),
            [.. winners.Select(winner => election.Candidates[winner].Name)],
            winners.Count == 1 && election.Seats == 1 ? Ranking(hold.Rounds) : [], [.. hold.Rounds], ties.Ties, LotSeed: ties.LotSeed);
    }

    /// <summary>Whoever is chosen, the others of the last round by their votes, and then whoever left last, and before that, and first.</summary>
    private static ImmutableArray<ImmutableArray<string>> Ranking(List<CountRound> rounds)
    {
        var last = rounds[^1];
        return
        [
            last.Elected,
            .. last.Votes.Where(each => !last.Elected.Contains(each.Key)).GroupBy(each => each.Value).OrderByDescending(group => group.Key)
                .Select(group => group.Select(each => each.Key).ToImmutableArray()),
            .. rounds.SkipLast(1).Reverse().Select(round => round.Excluded),
        ];
    }

    public override ImmutableArray<string> InWords(CountRecord record) => InstantRunOffInWords.Of(record);
}
