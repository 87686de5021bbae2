using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Budgets;

namespace Decisions.Domain.Tests.Counting.Elections.Budgets;

/// <summary>Real participatory budgets from Pabulib with the outcomes that two other programs compute.</summary>
public sealed class PabulibCasesTests
{
    private const string Group = "pb-pabulib";

    /// <summary>
    /// Outcomes that turn on a tie of votes in the greedy rule, which both programs settle by the project's id. Where the
    /// city's own outcome is known it agrees with our default, the cheaper first: Warszawa took 2162, not 2091.
    /// </summary>
    private static readonly string[] TiedById = ["Hungary_Budapest_2022_VIII_Jozsefvaros", "Poland_Warszawa_2019_Brodno"];

    private static readonly Dictionary<string, (string Rule, string Settings)> Variants = new()
    {
        ["greedy_by_votes"] = ("greedy-budget", ""),
        ["greedy_by_votes_per_cost"] = ("greedy-budget", "order=votes-per-cost"),
        ["mes_cost_no_completion"] = ("equal-shares", ""),
        ["mes_cardinality_no_completion"] = ("equal-shares", "utility=cardinality"),
        ["mes_cost_utilitarian_completion"] = ("equal-shares", "completion=utilitarian"),
        ["mes_cost_add1_exhaustive"] = ("equal-shares", "completion=add1-exhaustive start-share=exact"),
        ["mes_cost_add1_exhaustive_integral"] = ("equal-shares", "completion=add1-exhaustive"),
        ["mes_cost_add1_until_overspend"] = ("equal-shares", "completion=add1-until-overspend start-share=exact"),
        ["mes_cost_add1_until_overspend_integral"] = ("equal-shares", "completion=add1-until-overspend"),
        ["mes_cost_add1_exhaustive_integral_then_utilitarian"] = ("equal-shares", "completion=add1-exhaustive then=utilitarian"),
    };

    public static TheoryData<string> Cases => VoteData.CasesOf(Group);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_rule_buys_what_others_computed(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var election = Counted.Read(Path.Combine(VoteData.Root, Group, "instances", $"{name}.pb")).Election;
        var results = Expected(name).GetProperty("results").EnumerateObject().Where(each => Variants.ContainsKey(each.Name)).ToList();
        results.ShouldNotBeEmpty();
        foreach (var result in results)
        {
            var (rule, settings) = Variants[result.Name];
            var record = election.By(rule, result.Name == "greedy_by_votes" && TiedById.Contains(name) ? "ties=name" : settings);
            string[] selected = [.. result.Value.GetProperty("selected").EnumerateArray().Select(each => each.GetString()!)];
            Show(record.Winners, result.Name).ShouldBe(Show(selected, result.Name));
            record.Budget!.Spent.ShouldBeLessThanOrEqualTo(record.Budget.Budget);
            if (record.Budget.Shares is { Stopped: not null } shares && settings.Contains("exhaustive", StringComparison.Ordinal))
                IsTheFirstRaiseThatIsEnough(election, record, shares);
            CountingRules.Find(rule)!.InWords(record).ShouldAllBe(sentence => sentence.EndsWith('.'));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Votes_and_supporters_are_as_the_file_says(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var file = Path.Combine(VoteData.Root, Group, "instances", $"{name}.pb");
        var record = Counted.Read(file).Election.By("greedy-budget");
        var lines = File.ReadAllLines(file);
        var from = Array.IndexOf(lines, "PROJECTS") + 1;
        var votes = Array.IndexOf(lines[from].Split(';'), "votes");
        for (var i = from + 1; lines[i] != "VOTES"; i++)
        {
            var cells = lines[i].Split(';');
            record.Rounds[0].Votes[cells[0]].ToString().ShouldBe(cells[votes], cells[0]);
        }
    }

    /// <summary>A budget of all shares together buys, without completion, what those shares buy: by the exact run alone.</summary>
    private static void IsTheFirstRaiseThatIsEnough(Election election, CountRecord raised, ShareRecord shares)
    {
        CountRecord With(Amount share) => (election with { Budget = share * shares.Voters }).By("equal-shares");
        var last = With(shares.Share).Winners;
        raised.Winners[..last.Length].ShouldBe(last);
        if (shares.Stopped == RaiseStops.Overspend)
            With(shares.Share + 1).Budget!.Spent.ShouldBe(shares.NextCost!.Value);
        if (shares.Raises == 0)
            return;
        var before = With(shares.Share - 1);
        election.Candidates.ShouldContain(each => !before.Winners.Contains(each.Name) && before.Budget!.Spent + each.Cost!.Value <= election.Budget!.Value);
    }

    /// <summary>Completion goes by votes alone, and of equal votes either may come first.</summary>
    private static bool IsInOrder(string variant) => variant.StartsWith("mes_cost", StringComparison.Ordinal) && !variant.EndsWith("utilitarian", StringComparison.Ordinal)
        && !variant.EndsWith("utilitarian_completion", StringComparison.Ordinal);

    private static string Show(IEnumerable<string> projects, string variant) =>
        $"{variant}: {string.Join(' ', IsInOrder(variant) ? projects : projects.Order(StringComparer.Ordinal))}";

    private static JsonElement Expected(string name) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(VoteData.Root, Group, "expected", $"{name}.json")));
}
