using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Engine.Importing;
using Decisions.Engine.Tests.Following;

namespace Decisions.Engine.Tests.Importing;

/// <summary>A replay of three rounds, won by Dee, beside what might have been published. Bob withdrew.</summary>
public sealed class PublishedResultTests
{
    private static readonly Option _ann = new(new OptionId(Example.Id(1)), "Ann");
    private static readonly Option _cem = new(new OptionId(Example.Id(3)), "Cem");
    private static readonly Option _dee = new(new OptionId(Example.Id(4)), "Dee");

    private static readonly ImmutableArray<RankedRound> _rounds =
    [
        Round(1, 6, (_ann, 2), (_cem, 4), (_dee, 5)), Round(2, 6, (_cem, 5), (_dee, 6)),
    ];

    [Theory]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,4,5]},{"votes":[0,5,6]}]}""")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,0,4,5]},{"votes":[0,0,5,6]}]}""")]
    [InlineData("""{"elected_names":["Dee"],"stages":[{"votes":["2.00","0","4.0","5"]},{"votes":["0.00",0,5.0,"6"]}]}""")]
    public void Votes_are_compared_with_candidates_who_withdrew_or_without(string published)
    {
        var comparison = Compare(published);
        comparison.Differences.ShouldBeEmpty();
        comparison.Extent.ShouldBe("Rounds compared, vote by vote: 2.");
    }

    [Theory]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,0,4,5]},{"votes":[0,0,4,6]}]}""", "In round 2 Cem has 5 votes; published were 4.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,4,5]},{"votes":[0,4,6]}]}""", "In round 2 Cem has 5 votes; published were 4.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,1,4,5]},{"votes":[0,5,6]}]}""", "In round 1 Bob has 0 votes; published were 1.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,4,5]},{"votes":[2,5,6]}]}""", "In round 2 Ann has 0 votes; published were 2.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,4,5]},{"votes":[5,6]}]}""", "Round 2 was published with the votes of 2 candidates; the file has 4, of whom 3 did not withdraw.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,4,5]}]}""", "The count has 2 rounds; published were 1.")]
    [InlineData("""{"winner":"Ann","rounds":[{"votes":[2,4,5]},{"votes":[0,5,6]}]}""", "The winner is Dee; published was Ann.")]
    public void Whatever_differs_is_told(string published, string difference) =>
        Compare(published).Differences.ShouldBe([difference]);

    [Fact]
    public void Rounds_published_after_the_majority_that_ended_the_count_are_told_and_no_difference()
    {
        var comparison = Compare("""{"winner":"Dee","rounds":[{"votes":[2,4,5]},{"votes":[0,5,6]},{"votes":[0,0,9]}]}""");
        comparison.Differences.ShouldBeEmpty();
        comparison.Extent.ShouldBe(
            "Rounds compared, vote by vote: 2. A majority for Dee in round 2 ended the count; published rounds after it, which were not compared: 1.");
    }

    [Fact]
    public void Further_published_rounds_are_a_difference_where_no_majority_ended_the_count() =>
        PublishedComparison.Of(
                Imported([Round(1, 1, (_ann, 0), (_cem, 0), (_dee, 0))], null),
                PublishedResult.Read("""{"winner":"nobody","rounds":[{"votes":[0,0,0]},{"votes":[0,0,1]}]}"""))
            .Differences.ShouldBe(["The count has 1 rounds and no majority; published were 2."]);

    [Fact]
    public void It_is_told_when_the_winner_alone_was_compared() =>
        Compare("""{"winner":"Dee"}""").Extent.ShouldBe("No rounds were published, so only the winner was compared.");

    [Theory]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[2,"many",5]}]}""", "Round 1 of the published result has the votes 'many', which is not a whole number.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[]},{"votes":["2.5"]}]}""", "Round 2 of the published result has the votes '2.5', which is not a whole number.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[null]}]}""", "Round 1 of the published result has the votes 'null', which is not a whole number.")]
    [InlineData("""{"winner":"Dee","rounds":[{"votes":[-1]}]}""", "Round 1 of the published result has the votes '-1', which is not a whole number.")]
    [InlineData("""{"winner":"Dee","rounds":[{}]}""", "Round 1 of the published result has no 'votes'.")]
    [InlineData("""{"winner":"Dee","rounds":[null]}""", "Round 1 of the published result has no 'votes'.")]
    public void A_result_with_votes_that_are_no_numbers_is_refused(string published, string reason) =>
        Should.Throw<ElectionImportException>(() => PublishedResult.Read(published)).Message.ShouldBe(reason);

    private static PublishedComparison Compare(string published) =>
        PublishedComparison.Of(Imported(_rounds, _dee.Id), PublishedResult.Read(published));

    private static ImportedElection Imported(ImmutableArray<RankedRound> rounds, OptionId? winner) => new(
        new CommunityId(Example.Id(9)), Example.Oven, [new("Ann", _ann), new("Bob", null), new("Cem", _cem), new("Dee", _dee)],
        Example.Ranked, new RankedTally(11, 11, 0, true, 0, true, Verdict.Carried, 0, rounds, winner, new string('0', 32)), 11);

    private static RankedRound Round(int number, long majority, params (Option Option, long Votes)[] votes) => new(
        number, [.. votes.Select(each => new OptionVotes(each.Option.Id, each.Votes))], 0, majority, null, null, []);
}
