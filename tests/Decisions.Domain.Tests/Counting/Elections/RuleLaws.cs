using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>What every rule here keeps, whatever its settings.</summary>
public sealed class RuleLaws
{
    public static TheoryData<string, string> Rules => new()
    {
        { "copeland", "" }, { "minimax", "strength=winning" }, { "minimax", "strength=margins" }, { "minimax", "strength=opposition" },
        { "schulze", "strength=winning" }, { "schulze", "strength=margins unranked=ignored" }, { "ranked-pairs", "strength=winning" },
        { "ranked-pairs", "strength=margins unranked=ignored" }, { "borda", "" }, { "borda", "base=n-1 unranked=zero" }, { "plurality", "" },
        { "plurality", "run-off=two" }, { "irv", "" }, { "irv", "elimination=batch ties=forwards overvotes=exhaust-if-several" },
        { "irv", "stop=two overvotes=skip" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_ballots_and_whose_they_are_make_no_difference(string rule, string settings) => RankedElections.ForAll(ballots =>
    {
        var single = ballots.Lines.SelectMany(each => Enumerable.Repeat((each.Ranking, 1L), (int)each.Count)).Reverse();
        return ballots.Election().By(rule, settings).Json() == (ballots with { Lines = [.. single] }).Election().By(rule, settings).Json();
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Ballots_that_say_the_same_count_the_same_put_together_or_apart(string rule, string settings) => RankedElections.ForAll(ballots =>
        ballots.Election().By(rule, settings).Json() == ballots.Apart().By(rule, settings).Json());

    [Theory]
    [InlineData("stv-scottish")]
    [InlineData("stv-meek")]
    [InlineData("stv-ers97")]
    public void Transfers_of_ballots_that_say_the_same_are_the_same_put_together_or_apart(string rule) => RankedElections.ForAll(
        ballots => ballots.Candidates < 2 || ballots.Election(seats: 2).By(rule).Json() == ballots.Apart(seats: 2).By(rule).Json(), strict: true);

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_order_of_the_paper_makes_no_difference_where_lots_are_drawn_by_name(string rule, string settings) => RankedElections.ForAll(ballots =>
    {
        var (one, other) = (ballots.Election().By(rule, settings), ballots.Reordered().By(rule, settings));
        return one.Winners.SequenceEqual(other.Winners) && one.Ranking() == other.Ranking() &&
            one.Rounds.Select(round => round.Show()).SequenceEqual(other.Rounds.Select(round => round.Show()));
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Nobody_is_chosen_where_nobody_is_ranked_and_every_record_has_its_words(string rule, string settings) => RankedElections.ForAll(ballots =>
    {
        var record = ballots.Election().By(rule, settings);
        return record.Winners.Length <= 1 && (record.Ballots.Valid > 0 || record.Winners.IsEmpty) &&
            CountingRules.Find(rule)!.InWords(record).All(sentence => sentence is [>= '!', .., '.']);
    });

    [Theory]
    [InlineData("")]
    [InlineData("elimination=batch overvotes=exhaust-if-several")]
    [InlineData("stop=two overvotes=skip max-ranks=2")]
    [InlineData("stop=majority-of-first minimum=3 ties=lot")]
    public void In_every_round_of_a_run_off_votes_and_exhausted_ballots_make_all_that_are_valid(string settings) => RankedElections.ForAll(ballots =>
    {
        var record = ballots.Election(seats: 2).By("irv", settings);
        return record.Rounds.All(round => round.Votes.Values.Append(round.Exhausted).Aggregate(0L, (sum, each) => sum + (long)each.Numerator) == record.Ballots.Valid);
    });

    [Fact]
    public void A_batch_elects_whoever_one_at_a_time_elects_where_no_lot_is_drawn() => RankedElections.ForAll(ballots =>
    {
        var (single, batch) = (ballots.Election().By("irv"), ballots.Election().By("irv", "elimination=batch"));
        return single.Ties.Length + batch.Ties.Length > 0 || single.Winners.SequenceEqual(batch.Winners);
    });

    [Fact]
    public void Bordas_points_are_the_same_in_all_for_each_ballot() => RankedElections.ForAll(ballots =>
    {
        var record = ballots.Election().By("borda");
        var halves = record.Rounds[0].Votes.Values.Aggregate(0L, (sum, each) => sum + (long)(each.Numerator * 2 / each.Denominator));
        return halves == record.Ballots.Returned * ballots.Candidates * (ballots.Candidates + 1);
    });
}
