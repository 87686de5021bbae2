using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>The cases that the program droop is tested with: ties above all, which it breaks in the order of the paper.</summary>
public sealed class DroopSuiteTests
{
    private const string Group = "stv-droop-suite", Scottish = ".scotland-fixed-p5-d5";

    public static TheoryData<string> ScottishCases => StvCases.OfSuite(Group, Scottish);

    [Theory]
    [MemberData(nameof(ScottishCases))]
    public void A_case_of_droop_is_counted_alike_by_the_Scottish_rules(string name)
    {
        var expected = StvCases.Expected(Group, name);
        var record = StvCases.Read(Group, expected).CountBy(StvCases.Scottish, ("lots", "order"));

        StvCases.Numbers(record.Winners).Order().ShouldBe(StvCases.Elected(expected));
        Quota(record.Rounds[0]).ShouldBe(expected.GetProperty("actions")[0].GetProperty("quota").GetString());
        record.Rounds.Select(round => $"{record.Votes(round)} | {round.Exhausted}").ShouldBe(
        [
            .. StvCases.Actions(expected).Where(action => Tag(action) == "begin" || Tag(action) == "transfer" && !IsOfNothing(action))
                .Select(action => $"{StvCases.Votes(action)} | {action.GetProperty("nontransferable").GetString()}"),
        ]);
    }

    /// <summary>Droop has a stage for a surplus of 0; an official count has none.</summary>
    private static bool IsOfNothing(JsonElement action) =>
        action.GetProperty("msg").GetString() is { } said && said.StartsWith("Surplus", StringComparison.Ordinal) && said.EndsWith("(0.00000)", StringComparison.Ordinal);

    private static string Tag(JsonElement action) => action.GetProperty("tag").GetString()!;

    private static string Quota(CountRound round) => round.Quota.ToString()!;
}
