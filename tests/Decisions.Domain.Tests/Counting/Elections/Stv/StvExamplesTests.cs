using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

public sealed class StvExamplesTests
{
    /// <summary>Food for a party of twenty, three kinds of it: Wikipedia, 'Single transferable vote', its example.</summary>
    private static readonly Election Party = StvSamples.Of(3, "Orange Pear Chocolate Strawberry Candy",
        "4 Orange", "2 Pear>Orange", "8 Chocolate>Strawberry", "4 Chocolate>Candy", "1 Strawberry", "1 Candy");

    [Fact]
    public void The_party_has_chocolate_oranges_and_strawberries()
    {
        var record = Party.CountBy(StvCases.Scottish);

        record.Winners.ShouldBe(["Chocolate", "Orange", "Strawberry"]);
        record.Rounds.Select(record.Show).ShouldBe(
        [
            "Orange 4, Pear 2, Chocolate 12, Strawberry 1, Candy 1",
            "Orange 4, Pear 2, Chocolate 6, Strawberry 5, Candy 3",
            "Orange 6, Pear 0, Chocolate 6, Strawberry 5, Candy 3",
            "Orange 6, Pear 0, Chocolate 6, Strawberry 5, Candy 0; exhausted 3",
        ]);
        record.Rounds[0].Quota.ShouldBe((Amount)6);
    }

    [Fact]
    public void It_has_the_same_by_Meeks_rule_and_by_ERS97()
    {
        Party.CountBy(StvCases.Meek).Winners.Order().ShouldBe(["Chocolate", "Orange", "Strawberry"]);
        Party.CountBy(StvCases.Ers97).Winners.Order().ShouldBe(["Chocolate", "Orange", "Strawberry"]);
    }

    [Fact]
    public void A_Scottish_count_is_said_stage_by_stage() => StvCases.Scottish.InWords(Party.CountBy(StvCases.Scottish)).ShouldBe(
    [
        "20 ballots count. 3 seats are to be filled.",
        "20 ÷ 4, without its fraction, plus 1 is the quota: 6 votes. No more candidates than there are seats can reach it.",
        "Stage 1, first preferences: Orange 4, Pear 2, Chocolate 12, Strawberry 1, Candy 1.",
        "Chocolate has the quota and is elected.",
        "Chocolate has 6 more than the quota. Each ballot that Chocolate holds passes on at 6 ÷ 12 of its value: 4 to Strawberry and 2 to Candy.",
        "Stage 2: Orange 4, Pear 2, Chocolate 6, Strawberry 5, Candy 3.",
        "No surplus is left to transfer and seats are empty. Pear has the fewest votes, 2, and is excluded.",
        "The ballots that Pear holds pass on at the value that they have: 2 to Orange.",
        "Stage 3: Orange 6, Chocolate 6, Strawberry 5, Candy 3.",
        "Orange has the quota and is elected.",
        "No surplus is left to transfer and seats are empty. Candy has the fewest votes, 3, and is excluded.",
        "The ballots that Candy holds pass on at the value that they have: 3 to nobody, on ballots that name no one else who is left.",
        "Stage 4: Orange 6, Chocolate 6, Strawberry 5.",
        "One seat is left and Strawberry alone is left for it, and so is elected without the quota.",
        "Elected, in this order: Chocolate, Orange and Strawberry.",
    ]);

    [Fact]
    public void A_count_by_Meeks_rule_is_said_round_by_round() =>
        StvCases.Meek.InWords(StvSamples.Of(2, "A B C", "5 A>B", "1 B", "3 C").CountBy(StvCases.Meek)).ShouldBe(
        [
            "9 ballots count. 2 seats are to be filled.",
            "Each candidate keeps a part of every vote that reaches them, and the rest goes to the next on the ballot. Those not yet elected keep all of it and those excluded nothing; those elected keep just so much that they have the quota.",
            "Round 1, first preferences: A 5, B 1, C 3.",
            "9 votes are in the count. Divided by 3 and rounded up past the ninth decimal, the quota is 3.000000001.",
            "A has the quota and is elected.",
            "What A has above the quota goes to the next on each ballot. Of each vote the elected now keep: A 0.600000001.",
            "Round 2: A 3.000000005, B 2.999999995, C 3.",
            "9 votes are in the count. Divided by 3 and rounded up past the ninth decimal, the quota is 3.000000001.",
            "Nobody else has the quota and no surplus is left to share out. B has the fewest votes, 2.999999995, and is excluded.",
            "One seat is left and C alone is left for it, and so is elected without the quota.",
            "Elected, in this order: A and C.",
        ]);

    [Fact]
    public void A_count_by_ERS97_is_said_step_by_step() => StvCases.Ers97.InWords(Party.CountBy(StvCases.Ers97)).ShouldBe(
    [
        "20 ballots count. 3 seats are to be filled.",
        "20 ÷ 4, rounded up to two decimals, is the quota: 5 votes.",
        "Step 1, first preferences: Orange 4, Pear 2, Chocolate 12, Strawberry 1, Candy 1.",
        "Chocolate has the quota and is elected.",
        "Chocolate has 7 more than the quota. Of the ballots that came last, those that name somebody who is left pass on in equal parts: 4.64 to Strawberry and 2.32 to Candy. 0.04 is lost to fractions beyond the second decimal.",
        "Step 2: Orange 4, Pear 2, Chocolate 5, Strawberry 5.64, Candy 3.32.",
        "Strawberry has the quota and is elected.",
        "Pear has the fewest votes, 2, no more than the next above, even with every surplus that waits, and is excluded.",
        "The ballots of Pear that count 1 each pass on: 2 to Orange.",
        "Step 3: Orange 6, Chocolate 5, Strawberry 5.64, Candy 3.32.",
        "Orange has the quota and is elected.",
        "All seats are filled, so Candy is not elected.",
        "Elected, in this order: Chocolate, Strawberry and Orange.",
    ]);
}
