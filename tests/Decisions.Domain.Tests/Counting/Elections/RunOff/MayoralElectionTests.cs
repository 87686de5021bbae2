using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.RunOff;

/// <summary>The mayors of New South Wales of 2021: official winners, and rounds that another program computed.</summary>
public sealed class MayoralElectionTests
{
    private const string Group = "irv-nsw-mayoral-2021";

    public static TheoryData<string> Cases => VoteData.CasesOf(Group);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mayor_is_elected_as_declared_with_the_rounds_published(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var folder = Path.Combine(VoteData.Root, Group);
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "expected", $"{name}.json")));
        var election = Counted.Read(Path.Combine(folder, expected.GetProperty("ballot_file").GetString()!)).Election;

        var record = election.By("irv", "stop=two ties=order");
        record.Winners.ShouldBe([expected.GetProperty("winner").GetString()!]);
        record.Ballots.Returned.ShouldBe(expected.GetProperty("ballots").GetInt64());
        record.Rounds.Select(round => Show(round, record.Candidates)).ShouldBe(expected.GetProperty("rounds").EnumerateArray().Select(Show));

        // More than half of those still in the count can no longer be overtaken, and nor can what a batch leaves.
        foreach (var settings in new[] { "", "elimination=batch", "stop=majority-of-first", "stop=two elimination=batch" })
            election.By("irv", settings).Winners.ShouldBe(record.Winners, settings);
    }

    private static string Show(CountRound round, IEnumerable<string> candidates) =>
        $"{string.Join(' ', candidates.Select(name => round.Votes.GetValueOrDefault(name, 0)))} | {round.Exhausted}";

    private static string Show(JsonElement round) =>
        $"{string.Join(' ', round.GetProperty("votes").EnumerateArray())} | {round.GetProperty("exhausted")}";
}
