using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>What every rule keeps that counts scores or approvals, whatever its settings.</summary>
public sealed class ScoreRuleLaws
{
    public static TheoryData<string, string, long> Rules => new()
    {
        { "approval", "", 1 }, { "approval", "minimum=2 maximum=3", 1 }, { "score", "", 5 }, { "star", "", 5 }, { "star", "finalists=least-beaten", 5 },
        { "bloc-star", "", 5 }, { "allocated-score", "", 5 }, { "allocated-score", "quota-of=ballots", 5 }, { "rrv", "", 5 }, { "sss", "", 5 },
        { "majority-judgement", "", 5 }, { "majority-judgement", "missing=ignored", 5 },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_ballots_and_whose_they_are_make_no_difference(string rule, string settings, long highest) => ScoredElections.ForAll(highest, ballots =>
    {
        var single = ballots.Lines.SelectMany(each => Enumerable.Repeat((each.Scores, 1L), (int)each.Count)).Reverse();
        return ballots.Election(Seats(rule)).By(rule, settings).Json() == (ballots with { Lines = [.. single] }).Election(Seats(rule)).By(rule, settings).Json();
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_the_paper_makes_no_difference_where_lots_are_drawn_by_name(string rule, string settings, long highest) => ScoredElections.ForAll(highest, ballots =>
    {
        var (one, other) = (ballots.Election(Seats(rule)).By(rule, settings), ballots.Reordered(Seats(rule)).By(rule, settings));
        return one.Winners.Order().SequenceEqual(other.Winners.Order()) && one.Ranking() == other.Ranking() &&
            one.Rounds.Select(round => round.Show()).SequenceEqual(other.Rounds.Select(round => round.Show()));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void As_many_are_chosen_as_there_are_seats_unless_no_ballot_counts_and_every_record_has_its_words(string rule, string settings, long highest) =>
        ScoredElections.ForAll(highest, ballots =>
        {
            var record = ballots.Election(Seats(rule)).By(rule, settings);
            return record.Winners.Length == (record.Ballots.Valid == 0 ? 0 : Math.Min(Seats(rule), ballots.Candidates)) &&
                record.Winners.Distinct().Count() == record.Winners.Length &&
                record.Ballots.Returned == record.Ballots.Valid + record.Ballots.Blank + record.Ballots.Spoilt &&
                CountingRules.Find(rule)!.InWords(record).All(sentence => sentence is [>= '!', .., '.']);
        });

    [Theory]
    [InlineData("approval", 1)]
    [InlineData("score", 5)]
    public void More_points_never_cost_a_winner_the_seat(string rule, long highest) => ScoredElections.ForAll(highest, ballots =>
    {
        var winner = ballots.Election().By(rule).Winners.FirstOrDefault() is [var name] ? name - 'A' : 0;
        ImmutableArray<(ImmutableArray<(int, long)>, long)> raised = [.. ballots.Lines.Select(line =>
            (line.Scores.RemoveAll(each => each.Candidate == winner).Add((winner, highest)), line.Count))];
        var after = (ballots with { Lines = raised }).Election().By(rule);
        return ballots.Lines.IsEmpty || after.Ranking[0].Contains($"{(char)('A' + winner)}");
    });

    [Theory]
    [InlineData("score")]
    [InlineData("star")]
    [InlineData("bloc-star")]
    public void Whoever_every_ballot_scores_higher_is_ranked_above(string rule) => ScoredElections.ForAll(4, ballots =>
    {
        // B is given one point more than A by every ballot.
        var lines = ballots.Lines.Select(line => (line.Scores.RemoveAll(each => each.Candidate == 1)
            .Add((1, line.Scores.FirstOrDefault(each => each.Candidate == 0).Score + 1)), line.Count)).ToImmutableArray();
        var names = ballots.Candidates < 2 ? ["A", "B"] : ballots.Names;
        var record = ScoredElections.Of(names, lines).By(rule);
        return lines.IsEmpty || record.Winners is not ["A"];
    });

    [Fact]
    public void Weights_of_a_quota_by_weight_fall_by_just_the_quota_after_each_seat() => ScoredElections.ForAll(5, ballots =>
    {
        var record = ballots.Election(3).By("allocated-score");
        return record.Rounds.Where(round => round.Notes is not null).All(round =>
        {
            var used = round.Notes!["weight"].Aggregate((Amount)0, (sum, each) => sum + (each.Value * (1 - round.Notes["kept"][each.Key])));
            return used == round.Quota!.Value;
        });
    });

    private static int Seats(string rule) => rule == "star" ? 1 : 2;
}
