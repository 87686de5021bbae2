using System.Text.Json;
using Decisions.Domain.Counting;

namespace Decisions.Domain.Tests.Counting.Elections.Answers;

/// <summary>The Council of the European Union of fifteen members: weights and thresholds, and how many coalitions win.</summary>
public sealed class WeightedCouncilTests
{
    private const string Group = "weighted-eu-council";

    [Fact]
    public void As_many_coalitions_carry_as_the_weights_say()
    {
        VoteData.SkipUnlessPresent(Group);
        var council = JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, "cases.json"))).GetProperty("cases")[0];
        int[] weights = [.. council.GetProperty("weights").EnumerateObject().Select(each => each.Value.GetInt32())];
        var (quota, total) = (council.GetProperty("quota_weight").GetInt32(), council.GetProperty("total").GetInt32());
        var winning = 0;
        for (var coalition = 0; coalition < 1 << weights.Length; coalition++)
        {
            var inFavour = weights.Where((_, member) => (coalition >> member & 1) == 1).Sum();
            // Most coalitions are counted by arithmetic alone; those near the threshold by the rule.
            if (inFavour < quota - 1 || inFavour > quota)
            {
                winning += inFavour > quota ? 1 : 0;
                continue;
            }

            var table = "answer,weight\n" + string.Concat(weights.Select((weight, member) => $"{((coalition >> member & 1) == 1 ? "yes" : "no")},{weight}\n"));
            var record = table.By("majority", $"threshold={quota}/{total} comparator=at-least base=present");
            record.Rounds[0].Votes["yes"].ShouldBe(inFavour);
            winning += record.Verdict == Verdict.Carried ? 1 : 0;
        }

        winning.ShouldBe(council.GetProperty("winning_coalitions_weight_only").GetInt32());
    }

    [Fact]
    public void A_number_of_members_can_be_asked_for_beside_the_weight()
    {
        VoteData.SkipUnlessPresent(Group);
        var council = JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, "cases.json"))).GetProperty("cases")[0];
        // Not on a proposal of the Commission: ten members too. The nine largest have the weight, and are one too few.
        var members = council.GetProperty("quota_members_if_not_commission_proposal").GetInt32();
        var table = "answer,weight\n" + string.Concat(council.GetProperty("weights").EnumerateObject().OrderByDescending(each => each.Value.GetInt32())
            .Select((each, place) => $"{(place < 9 ? "yes" : "no")},{each.Value}\n"));
        table.By("majority", "threshold=62/87 comparator=at-least").Verdict.ShouldBe(Verdict.Carried);
        table.By("majority", $"threshold=62/87 comparator=at-least minimum-yes-members={members}").Verdict.ShouldBe(Verdict.Lost);
    }
}
