using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Tests.Pages;

public sealed class KeptSeatTests
{
    private static readonly ImmutableArray<Option> Standing = [Candidate(1, "Ann Bell"), Candidate(2, "Cy Marsh"), Candidate(3, "Ed Pike", "workers"), Candidate(4, "Flo Reed", "workers")];

    private static readonly ImmutableArray<CountedBallots> Votes = [new(Ranking(0, 1), 7), new(Ranking(1, 0), 6), new(Ranking(2, 3), 1)];

    [Fact]
    public void A_voter_reads_who_is_of_the_class_and_that_a_seat_is_kept_for_it()
    {
        ChoiceInWords.Of(Standing[2]).ShouldBe("Ed Pike (workers)");
        ChoiceInWords.Of(Standing[0]).ShouldBe("Ann Bell");
        RuleInShort.Of(Rule(2, 1)).ShouldContain("At least 1 seat is for workers, as far as so many of them stand.");
        RuleInShort.Of(Rule(2, 0)).ShouldNotContain("workers");
    }

    [Fact]
    public void The_result_says_who_has_the_seat_that_is_kept()
    {
        StatusInWords.KeptSeats(Count(2, 1)).ShouldBe(["Ed Pike has the seat kept for workers."]);
        StatusInWords.KeptSeats(Count(3, 2)).ShouldBe(["Ed Pike and Flo Reed have the seats kept for workers."], ignoreOrder: true);
    }

    [Fact]
    public void Nobody_has_a_kept_seat_where_none_is_kept_or_more_of_the_class_are_chosen()
    {
        StatusInWords.KeptSeats(Count(2, 0)).ShouldBeEmpty();
        StatusInWords.KeptSeats(Count(4, 1)).ShouldBeEmpty("both workers are chosen, and one seat was kept");
    }

    [Fact]
    public void A_chart_says_in_words_who_is_chosen_and_who_is_out()
    {
        var bars = BarChart.Of(new ResultView(Count(2, 1), null!, null!)).SelectMany(chart => chart.Bars).ToList();
        bars.ShouldContain(bar => bar.Label == "Ed Pike" && bar.NumberAndFate.EndsWith(", chosen", StringComparison.Ordinal));
        bars.ShouldContain(bar => bar.Fate == "out");
        bars.Where(bar => bar.Style != "abstain").ShouldAllBe(bar => bar.Fate != null, "no colour has to be read");
    }

    private static Option Candidate(byte n, string name, string? of = null) => new(new OptionId(new Guid(n, 0, 0, new byte[8])), name, of);

    private static RankedChoice Ranking(params int[] best) => RankedChoice.Of([.. best.Select(each => Standing[each].Id)]);

    private static DecisionRule Rule(int seats, int kept) => RuleTerms.Kept(RuleLibrary.Find("ordinary")!.Terms with
    {
        Quorum = Quorum.None,
        Method = new ElectionMethod("stv-meek", seats, ImmutableSortedDictionary<string, string>.Empty, kept == 0 ? null : [new GuardedSeats("workers", kept)]),
    });

    private static Tally Count(int seats, int kept) => Domain.Counting.Count.Of(Rule(seats, kept), 20, Standing, Votes, [1]);
}
