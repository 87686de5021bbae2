using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>
/// Council elections counted again from their ballots: the official counts of 2017, those of other years and
/// by-elections as two other programs count them, and Sydney by the Scottish rules.
/// </summary>
public sealed class ScottishElectionsTests
{
    private const string Official = "stv-scotland-2017", OtherYears = "stv-scotland-other-years",
        OneSeat = "irv-scotland-byelections", Large = "perf";

    public static TheoryData<string> OfficialCounts => VoteData.CasesOf(Official);

    public static TheoryData<string> CountsOfOtherYears => VoteData.CasesOf(OtherYears);

    public static TheoryData<string> ByElections => VoteData.CasesOf(OneSeat);

    [Theory]
    [MemberData(nameof(OfficialCounts))]
    public void A_ward_of_2017_is_counted_as_the_returning_officer_did(string name)
    {
        var (expected, record) = CountAgain(Official, name);

        Stages(record, each => each.Elected).ShouldBe(Stages(expected.GetProperty("elected")), ignoreOrder: true);
        Stages(record, each => each.Excluded).ShouldBe(Stages(expected.GetProperty("excluded")), ignoreOrder: true);
        HasTheSameStages(record, expected);
    }

    [Theory]
    [MemberData(nameof(CountsOfOtherYears))]
    public void A_ward_of_another_year_has_the_same_stages(string name) => HasTheSameCount(OtherYears, name);

    [Theory]
    [MemberData(nameof(ByElections))]
    public void A_by_election_has_the_same_stages(string name) => HasTheSameCount(OneSeat, name);

    [Fact]
    public void Sydney_has_the_same_stages_with_44_candidates_for_9_seats()
    {
        VoteData.SkipUnlessPresent(Large);
        var folder = Path.Combine(VoteData.Root, Large);
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "sydney-44c-9s.expected.json")));
        var record = StvCases.Read(Path.Combine(folder, "sydney-44c-9s.blt")).CountBy(StvCases.Scottish);

        record.Ballots.Valid.ShouldBe(expected.GetProperty("ballots").GetInt64());
        StvCases.Numbers(record.Winners).ShouldBe(
            StvCases.Integers(expected.GetProperty("scottish").GetProperty("elected_unordered")), ignoreOrder: true);
        record.Rounds.Select(record.Votes).ShouldBe(
            expected.GetProperty("scottish").GetProperty("stages").EnumerateArray().Select(stage => StvCases.Strings(stage.GetProperty("votes"))));
    }

    private static void HasTheSameCount(string group, string name)
    {
        var (expected, record) = CountAgain(group, name);
        record.Ballots.Valid.ShouldBe(expected.GetProperty("valid_ballots").GetInt64());
        HasTheSameWinnersAndStages(record, expected);
    }

    private static void HasTheSameWinnersAndStages(CountRecord record, JsonElement expected)
    {
        StvCases.Numbers(record.Winners).ShouldBe(StvCases.Integers(expected.GetProperty("elected_unordered")), ignoreOrder: true);
        record.Rounds[0].Quota.ShouldBe((Amount)expected.GetProperty("quota").GetInt64());
        HasTheSameStages(record, expected);
    }

    private static (JsonElement Expected, CountRecord Record) CountAgain(string group, string name)
    {
        var expected = StvCases.Expected(group, name);
        return (expected, StvCases.Read(group, expected).CountBy(StvCases.Scottish));
    }

    /// <summary>The votes of every candidate and the exhausted, with what was done, to the last decimal.</summary>
    private static void HasTheSameStages(CountRecord record, JsonElement expected) =>
        record.Rounds.Select(round => $"{Did(round)}: {record.Votes(round)} | {round.Exhausted}").ShouldBe(
            expected.GetProperty("stages").EnumerateArray().Select(stage =>
                $"{Did(stage)}: {StvCases.Strings(stage.GetProperty("votes"))} | {stage.GetProperty("non_transferable")}"));

    private static string Did(CountRound round) => round.Did switch
    {
        RoundActions.Count => "first preferences",
        RoundActions.Surplus => $"transfer of surplus of {StvCases.Number(round.Of.Single())}",
        RoundActions.Exclusion => $"transfer of excluded candidate of {StvCases.Number(round.Of.Single())}",
        var other => other,
    };

    private static string Did(JsonElement stage) =>
        stage.GetProperty("action").GetString() + (stage.TryGetProperty("from_candidate", out var from) ? $" of {from}" : "");

    private static IEnumerable<(int Stage, int Candidate)> Stages(CountRecord record, Func<CountRound, IEnumerable<string>> who) =>
        record.Rounds.SelectMany(round => who(round).Select(name => (round.Number, StvCases.Number(name))));

    private static IEnumerable<(int Stage, int Candidate)> Stages(JsonElement events) =>
        events.EnumerateArray().Select(each => (each.GetProperty("stage").GetInt32(), each.GetProperty("candidate").GetInt32()));
}
