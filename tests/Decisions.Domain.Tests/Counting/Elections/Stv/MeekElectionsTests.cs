using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>
/// Real ballots counted by Meek's rule: five programs agree on the winners, and droop, which follows the same reference
/// text, has every number of every round.
/// </summary>
public sealed class MeekElectionsTests
{
    private const string Group = "stv-meek", Suite = "stv-droop-suite", SuiteRule = ".meek-prf-o6-fixed-p9-d9", Large = "perf";

    public static TheoryData<string> Counts => VoteData.CasesOf(Group);

    public static TheoryData<string> SuiteCases => StvCases.OfSuite(Suite, SuiteRule);

    [Theory]
    [MemberData(nameof(Counts))]
    public void A_ward_has_the_winners_of_five_programs_and_droops_numbers_to_the_ninth_decimal(string name)
    {
        var expected = StvCases.Expected(Group, name);
        var record = StvCases.Read(Group, expected).CountBy(StvCases.Meek, ("ties", "order"));
        var droop = expected.GetProperty("droop_meek_prf");

        StvCases.Numbers(record.Winners).Order().ShouldBe(StvCases.Integers(expected.GetProperty("winners")).Order());
        record.Rounds[^1].Quota.ToString().ShouldBe(droop.GetProperty("final_quota").GetString());
        record.Candidates.Select(each => IsOut(record, each) ? "0.000000000" : record.Rounds[^1].Votes[each].ToString())
            .ShouldBe(droop.GetProperty("final_votes").EnumerateArray().Select(each => each.GetString()!));
        Events(record).ShouldBe(droop.GetProperty("events").EnumerateArray().Select(each => $"{each[0]} {each[1]} {each[2]}"), ignoreOrder: true);
        foreach (var action in droop.GetProperty("actions").EnumerateArray().Where(IsReckoned))
        {
            var round = record.Rounds[Math.Max(1, action.GetProperty("round").GetInt32()) - 1];
            var keep = round.Notes!["keep values"];
            $"{round.Quota} | {record.Votes(round)} | {string.Join(' ', record.Candidates.Select(each => keep[each]))}".ShouldBe(
                $"{action.GetProperty("quota").GetString()} | {StvCases.Strings(action.GetProperty("votes"))} | {StvCases.Strings(action.GetProperty("keep"))}");
        }
    }

    [Theory]
    [MemberData(nameof(SuiteCases))]
    public void A_case_of_droop_is_counted_alike_by_Meeks_rule(string name)
    {
        var expected = StvCases.Expected(Suite, name);
        var record = StvCases.Read(Suite, expected).CountBy(StvCases.Meek, ("ties", "order"));

        StvCases.Numbers(record.Winners).Order().ShouldBe(StvCases.Elected(expected));
        foreach (var action in StvCases.Actions(expected).Where(action => action.GetProperty("tag").GetString() is "elect" or "defeat" && IsReckoned(action)))
        {
            var round = record.Rounds[action.GetProperty("round").GetInt32() - 1];
            $"{round.Quota} | {record.Votes(round)}".ShouldBe($"{action.GetProperty("quota").GetString()} | {StvCases.Votes(action)}");
        }
    }

    [Fact]
    public void Sydney_has_the_winners_of_five_programs()
    {
        VoteData.SkipUnlessPresent(Large);
        var folder = Path.Combine(VoteData.Root, Large);
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "sydney-44c-9s.expected.json"))).GetProperty("meek");
        var record = StvCases.Read(Path.Combine(folder, "sydney-44c-9s.blt")).CountBy(StvCases.Meek);

        StvCases.Numbers(record.Winners).Order().ShouldBe(StvCases.Integers(expected.GetProperty("winners")).Order());
        record.Rounds[^1].Quota.ToString().ShouldBe(expected.GetProperty("final_quota_prf").GetString());
    }

    /// <summary>What is done to those who are left at the very end is no reckoning of its own.</summary>
    private static bool IsReckoned(JsonElement action)
    {
        var said = action.TryGetProperty("action", out var named) ? named.GetString()! : action.GetProperty("msg").GetString()!;
        return said != "Count Complete" && !said.Contains("remaining", StringComparison.Ordinal);
    }

    private static bool IsOut(CountRecord record, string name) => record.Rounds.Any(round => round.Excluded.Contains(name));

    private static IEnumerable<string> Events(CountRecord record) => record.Rounds.SelectMany(round =>
        round.Elected.Select(name => $"elect {round.Number} {name.Split(' ', 2)[1]}")
            .Concat(round.Excluded.Select(name => $"defeat {round.Number} {name.Split(' ', 2)[1]}")));
}
