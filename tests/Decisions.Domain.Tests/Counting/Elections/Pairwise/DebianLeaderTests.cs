using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Pairwise;

/// <summary>Elections of Debian's leader: official winners, and what of the official sheets is at hand.</summary>
public sealed class DebianLeaderTests
{
    private const string Group = "condorcet-debian-official";

    public static TheoryData<string> Cases => Directory.Exists(Path.Combine(VoteData.Root, Group))
        ? [.. Expected().GetProperty("winners").EnumerateObject().Select(each => each.Name)]
        : [Group];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_leader_is_elected_as_declared(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var election = Counted.Read(Path.Combine(VoteData.Root, "condorcet-tideman", "ballots", $"{name}.cvotes")).Election;
        var record = election.By("schulze", "strength=winning unranked=last");
        record.Winners.ShouldBe([Expected().GetProperty("winners").GetProperty(name).GetProperty("winner").GetString()!]);

        if (!Expected().GetProperty("official_details").TryGetProperty(name, out var sheet))
            return;
        if (sheet.TryGetProperty("beat_matrix", out var matrix))
        {
            foreach (var one in matrix.EnumerateObject())
                foreach (var other in one.Value.EnumerateObject())
                    Preferred(one.Name, other.Name).ShouldBe(other.Value.GetInt64(), $"{one.Name} over {other.Name}");
        }

        if (sheet.TryGetProperty("votes_over_default", out var over))
        {
            foreach (var one in over.EnumerateObject())
                Preferred(one.Name, "None Of The Above").ShouldBe(one.Value.GetInt64(), one.Name);
            foreach (var one in sheet.GetProperty("default_over_option").EnumerateObject())
                Preferred("None Of The Above", one.Name).ShouldBe(one.Value.GetInt64(), one.Name);
        }

        long Preferred(string one, string other) => (long)record.Pairwise!.Preferred.Single(each => Same(each.Key, one)).Value
            .Single(each => Same(each.Key, other)).Value.Numerator;
    }

    [Theory]
    [InlineData("D04", "45.2741648183597", "Gergely Nagy")]
    [InlineData("D04", "400", "Branden Robinson, Gergely Nagy")]
    [InlineData("D11", "45.2741648183597", "")]
    public void An_option_that_does_not_defeat_the_default_option_is_dropped(string name, string quorum, string dropped)
    {
        VoteData.SkipUnlessPresent(Group);
        var election = Counted.Read(Path.Combine(VoteData.Root, "condorcet-tideman", "ballots", $"{name}.cvotes")).Election;
        var schulze = CountingRules.Find("schulze")!;
        var record = schulze.Count(
            election, ChosenSettings.Of(schulze, new Dictionary<string, string> { ["default"] = "None of the above", ["quorum"] = quorum }), default);
        record.Winners.ShouldBe([Expected().GetProperty("winners").GetProperty(name).GetProperty("winner").GetString()!]);
        string.Join(", ", record.Rounds[0].Excluded.Order(StringComparer.Ordinal)).ShouldBe(dropped);
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static JsonElement Expected() => JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, "expected.json")));
}
