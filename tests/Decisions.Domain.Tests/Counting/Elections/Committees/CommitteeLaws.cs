using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Tests.Counting.Elections.Scores;

namespace Decisions.Domain.Tests.Counting.Elections.Committees;

/// <summary>What rules for committees keep, against brute force on small elections.</summary>
public sealed class CommitteeLaws
{
    public static TheoryData<string, string> Rules => new()
    {
        { "phragmen", "" }, { "pav", "" }, { "pav", "variant=sequential" }, { "committee-equal-shares", "" }, { "committee-equal-shares", "completion=none" },
        { "committee-equal-shares", "completion=utilitarian" }, { "committee-equal-shares", "completion=increment" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_ballots_and_whose_they_are_make_no_difference(string rule, string settings) => ScoredElections.ForAll(1, ballots =>
    {
        var single = ballots.Lines.SelectMany(each => Enumerable.Repeat((each.Scores, 1L), (int)each.Count)).Reverse();
        return ballots.Election(2).By(rule, settings).Json() == (ballots with { Lines = [.. single] }).Election(2).By(rule, settings).Json();
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_the_paper_makes_no_difference_where_lots_are_drawn_by_name(string rule, string settings) => ScoredElections.ForAll(1, ballots =>
    {
        var (one, other) = (ballots.Election(3).By(rule, settings), ballots.Reordered(3).By(rule, settings));
        return one.Winners.Order().SequenceEqual(other.Winners.Order()) && one.Rounds.Select(round => round.Show()).SequenceEqual(other.Rounds.Select(round => round.Show())) &&
            Show(one).SequenceEqual(Show(other));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Seats_are_filled_the_committee_is_one_of_those_equally_good_and_every_record_has_its_words(string rule, string settings) => ScoredElections.ForAll(1, ballots =>
    {
        var record = ballots.Election(3).By(rule, settings);
        return (record.Winners.Length == (record.Ballots.Valid == 0 ? 0 : Math.Min(3, ballots.Candidates)) || settings == "completion=none") &&
            (record.Committees is not { } all || all.Any(each => each.Order().SequenceEqual(record.Winners.Order()))) &&
            CountingRules.Find(rule)!.InWords(record).All(sentence => sentence is [>= '!', .., '.']);
    });

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Nobody_has_a_higher_score_than_PAVs_committees_and_they_are_all_that_have_it(int seats) => ScoredElections.ForAll(1, ballots =>
    {
        var record = ballots.Election(seats).By("pav");
        if (record.Ballots.Valid == 0)
            return true;
        var committees = Subsets(ballots.Candidates, Math.Min(seats, ballots.Candidates)).ToList();
        var best = committees.Max(each => Score(ballots, each));
        return Show(record).SequenceEqual(committees.Where(each => Score(ballots, each) == best).Select(each => string.Concat(each.Order().Select(Name))).Order(StringComparer.Ordinal)) &&
            record.Rounds[0].Notes!["score"]["committee"] == Amount.Ratio(best, 60);
    }, most: 9);

    [Theory]
    [InlineData("pav", "")]
    [InlineData("committee-equal-shares", "completion=none")]
    public void In_a_group_with_as_many_in_common_as_its_share_of_seats_somebody_has_so_many_members(string rule, string settings) => ScoredElections.ForAll(1, ballots =>
    {
        // Extended justified representation (Aziz and others 2017).
        var committee = Positions(ballots.Election(3).By(rule, settings));
        var voters = ballots.Lines.Sum(line => line.Count);
        return Enumerable.Range(1, 3).All(seats => Subsets(ballots.Candidates, seats).All(common =>
            3 * ballots.Lines.Where(line => common.All(one => Approves(line, one)) && committee.Count(one => Approves(line, one)) < seats).Sum(line => line.Count) < seats * voters || voters == 0));
    });

    [Theory]
    [InlineData("phragmen", "")]
    [InlineData("committee-equal-shares", "")]
    public void A_group_with_as_many_in_common_as_its_share_of_seats_has_so_many_members_together(string rule, string settings) => ScoredElections.ForAll(1, ballots =>
    {
        // Proportional justified representation (Sánchez-Fernández and others 2017; Brill and others 2017 for Phragmén).
        var committee = Positions(ballots.Election(3).By(rule, settings));
        var voters = ballots.Lines.Sum(line => line.Count);
        return Enumerable.Range(1, 3).All(seats => Subsets(ballots.Candidates, seats).All(common => Subsets(committee.Count, Math.Min(seats - 1, committee.Count)).All(some =>
            3 * ballots.Lines.Where(line => common.All(one => Approves(line, one)) && committee.Index().All(each => some.Contains(each.Index) || !Approves(line, each.Item)))
                .Sum(line => line.Count) < seats * voters || voters == 0)));
    });

    private static IEnumerable<string> Show(CountRecord record) =>
        record.Committees is { } all ? all.Select(each => string.Concat(each.Order())).Order(StringComparer.Ordinal) : [];

    private static List<int> Positions(CountRecord record) => [.. record.Winners.Select(name => name[0] - 'A')];

    private static string Name(int position) => $"{(char)('A' + position)}";

    private static bool Approves((System.Collections.Immutable.ImmutableArray<(int Candidate, long Score)> Scores, long Count) line, int candidate) =>
        line.Scores.Any(each => each.Candidate == candidate && each.Score == 1);

    /// <summary>Sixty times the score of a committee of up to five.</summary>
    private static long Score(ScoredElections.Ballots ballots, List<int> committee) =>
        ballots.Lines.Sum(line => line.Count * new[] { 0, 60, 90, 110, 125, 137 }[committee.Count(one => Approves(line, one))]);

    private static IEnumerable<List<int>> Subsets(int of, int size) => Enumerable.Range(0, 1 << of)
        .Where(bits => System.Numerics.BitOperations.PopCount((uint)bits) == size)
        .Select(bits => Enumerable.Range(0, of).Where(one => (bits >> one & 1) == 1).ToList());
}
