using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>Real ballots, and the model election of the booklet, as another program counts them by ERS97.</summary>
public sealed class Ers97ElectionsTests
{
    private const string Group = "stv-ers97";

    public static TheoryData<string> Counts => VoteData.CasesOf(Group);

    [Theory]
    [MemberData(nameof(Counts))]
    public void An_election_has_the_same_winners_and_stages(string name)
    {
        var expected = StvCases.Expected(Group, name);
        var record = StvCases.Read(Group, expected).CountBy(StvCases.Ers97, ("lots", "order"));

        StvCases.Numbers(record.Winners).Order().ShouldBe(StvCases.Integers(expected.GetProperty("winners")).Order());
        record.Rounds.Select(round => $"{record.Votes(round)} | {NonTransferable(round)}").ShouldBe(
            expected.GetProperty("stages").EnumerateArray().Select(stage =>
                $"{StvCases.Strings(stage.GetProperty("votes"))} | {stage.GetProperty("non_transferable").GetString()}"));
    }

    /// <summary>ERS97 counts what is lost by fractions among the non-transferable votes.</summary>
    private static Amount NonTransferable(CountRound round) =>
        Amount.Fixed(round.Exhausted.Numerator + round.LostByFraction.Numerator, 2);
}
