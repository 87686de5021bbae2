using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Counting;

public sealed class RefusedBallotsTests
{
    private static readonly ImmutableArray<Option> Options = Samples.Options("A", "B");
    private static readonly OptionId A = Options[0].Id, B = Options[1].Id;

    public static TheoryData<string, Choice> NotRankings => new()
    {
        { "does not rank options", new YesNoChoice(Answer.Yes) },
        { "does not rank options", new RankedChoice(default) },
        { "not among those of the proposal", RankedChoice.Of(A, new OptionId(new Guid(9, 0, 0, new byte[8]))) },
        { "ranked twice", RankedChoice.Of(A, B, A) },
        { "exactly one option in each place", new RankedChoice([[A, B]]) },
        { "exactly one option in each place", new RankedChoice([[A], []]) },
    };

    [Theory]
    [MemberData(nameof(NotRankings), DisableDiscoveryEnumeration = true)]
    public void A_run_off_refuses_what_is_no_ranking_of_its_options(string why, Choice choice) =>
        Refused(Samples.Ranked(), Options, 5, new CountedBallots(choice, 1)).ShouldContain(why);

    [Fact]
    public void A_yes_no_question_refuses_a_ranking() =>
        Refused(Samples.YesNo(), [], 5, new CountedBallots(RankedChoice.Of(A), 1))
            .ShouldContain("does not answer a yes/no question");

    [Fact]
    public void A_yes_no_question_refuses_an_unknown_answer() =>
        Refused(Samples.YesNo(), [], 5, new CountedBallots(new YesNoChoice((Answer)7), 1))
            .ShouldContain("7 is no answer");

    [Fact]
    public void There_cannot_be_more_ballots_than_members()
    {
        Refused(Samples.YesNo(), [], 5, new CountedBallots(new YesNoChoice(Answer.Yes), 6))
            .ShouldContain("more ballots than the 5 members");
        Refused(Samples.Ranked(), Options, 5, Options.Of(3, "A"), Options.Of(long.MaxValue, "B"))
            .ShouldContain("more ballots than the 5 members");
    }

    [Fact]
    public void A_number_of_ballots_is_not_negative() =>
        Refused(Samples.Ranked(), Options, 5, Options.Of(-1, "A")).ShouldContain("cannot be -1");

    [Fact]
    public void A_ranked_choice_needs_options_that_differ()
    {
        Refused(Samples.Ranked(), [], 5).ShouldContain("no option");
        Refused(Samples.Ranked(), [Options[0], Options[0]], 5).ShouldContain("listed twice");
    }

    private static string Refused(
        DecisionRule rule, ImmutableArray<Option> options, long eligible, params CountedBallots[] ballots) =>
        Should.Throw<ArgumentException>(() => Count.Of(rule, eligible, options, ballots, Samples.Seed)).Message;
}
