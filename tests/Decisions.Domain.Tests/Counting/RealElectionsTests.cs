using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Files;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Tests.Counting;

/// <summary>Elections that were held, counted again from their ballots.</summary>
public sealed class RealElectionsTests
{
    private const string NewSouthWales = "irv-nsw-mayoral-2021", Scotland = "irv-scotland-byelections";

    public static TheoryData<string> MayoralElections => VoteData.CasesOf(NewSouthWales);

    public static TheoryData<string> ByElections => VoteData.CasesOf(Scotland);

    /// <summary>The published rounds go on until two are left; a majority ends ours, and can no longer be overtaken.</summary>
    [Theory]
    [MemberData(nameof(MayoralElections))]
    public void A_mayor_of_New_South_Wales_is_elected_as_declared(string name)
    {
        var (expected, tally, names) = CountAgain(NewSouthWales, name);

        NameOf(tally, names).ShouldBe(expected.GetProperty("winner").GetString());
        tally.Returned.ShouldBe(expected.GetProperty("ballots").GetInt64());
        RoundsOf(tally, names).ShouldBe(ToMajority(expected.GetProperty("rounds"), "exhausted"));
    }

    /// <summary>
    /// Scottish STV with one seat eliminates and breaks ties in the same way, but goes on to a quota of more than half
    /// of all valid ballots, so its count has the same rounds and then, at times, more.
    /// </summary>
    [Theory]
    [MemberData(nameof(ByElections))]
    public void A_Scottish_by_election_has_the_same_winner_and_the_same_stages(string name)
    {
        var (expected, tally, names) = CountAgain(Scotland, name);

        NameOf(tally, names).ShouldBe(expected.GetProperty("elected_names")[0].GetString());
        tally.Returned.ShouldBe(expected.GetProperty("valid_ballots").GetInt64());
        RoundsOf(tally, names).ShouldBe(ToMajority(expected.GetProperty("stages"), "non_transferable"));
    }

    private static (JsonElement Expected, RankedTally Tally, ImmutableArray<Option> Options) CountAgain(
        string group, string name)
    {
        VoteData.SkipUnlessPresent(group);
        var folder = Path.Combine(VoteData.Root, group);
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "expected", $"{name}.json")));
        using var file = File.OpenText(Path.Combine(folder, expected.GetProperty("ballot_file").GetString()!));
        var (election, lines) = BltFile.Read(file);

        // Two candidates may share a name, so an option's name is its number and its name.
        var options = Samples.Options([.. election.Candidates.Select((each, i) => $"{i + 1} {each}")]);
        ImmutableArray<OptionId?> ids = [.. options.Select(option => (OptionId?)option.Id)];
        var tally = Samples.Count(options, [.. lines.Select(line => BltChoice.Of(line, ids))]);
        return (expected, tally, options);
    }

    private static string? NameOf(RankedTally tally, ImmutableArray<Option> options) =>
        tally.Winner is { } winner ? options.NameOf(winner).Split(' ', 2)[1] : null;

    /// <summary>The votes of every candidate in the order of the file, 0 for those who have left; then the exhausted.</summary>
    private static string[] RoundsOf(RankedTally tally, ImmutableArray<Option> options) =>
    [
        .. tally.Rounds.Select(round =>
        {
            var votes = round.Votes.ToDictionary(each => each.Option, each => each.Votes);
            return $"{string.Join(' ', options.Select(each => votes.GetValueOrDefault(each.Id)))} | {round.Exhausted}";
        }),
    ];

    /// <summary>The published rounds up to the first with more than half of the ballots still in the count.</summary>
    private static string[] ToMajority(JsonElement published, string exhausted)
    {
        var rounds = new List<string>();
        foreach (var round in published.EnumerateArray())
        {
            long[] votes = [.. round.GetProperty("votes").EnumerateArray().Select(Whole)];
            rounds.Add($"{string.Join(' ', votes)} | {Whole(round.GetProperty(exhausted))}");
            if (votes.Max() * 2 > votes.Sum())
                break;
        }

        return [.. rounds];
    }

    /// <summary>A whole number, written as one or as '12.00000'.</summary>
    private static long Whole(JsonElement number)
    {
        var parts = number.ToString().Split('.');
        parts.Skip(1).ShouldAllBe(decimals => decimals.All(digit => digit == '0'));
        return long.Parse(parts[0], CultureInfo.InvariantCulture);
    }
}
