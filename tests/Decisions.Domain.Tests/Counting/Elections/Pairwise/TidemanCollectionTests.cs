using System.Numerics;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Pairwise;

/// <summary>
/// Elections that were held (T. N. Tideman's collection, and those of Debian's leader), by every rule with a published
/// ranking, once with those left out as last and once as not compared.
/// </summary>
public sealed class TidemanCollectionTests
{
    private const string Group = "condorcet-tideman";

    private static readonly (string Mode, string Unranked)[] Modes = [("implicit", "last"), ("explicit", "ignored")];

    public static TheoryData<string> Cases => VoteData.CasesOf(Group);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_pair_is_compared_as_published(string name) => Each(name, (published, election, unranked) =>
    {
        var record = election.By("copeland", $"unranked={unranked}");
        if (!published.TryGetProperty("pairwise_win", out var pairs))
            return;
        foreach (var one in pairs.EnumerateObject())
            foreach (var other in one.Value.EnumerateObject())
                record.Pairwise!.Preferred[one.Name][other.Name].ShouldBe(other.Value.GetInt64(), $"{one.Name} over {other.Name}, {unranked}");
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Copeland_ranks_as_published(string name) => Rank(name, "Copeland", "copeland");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Minimax_ranks_as_published(string name)
    {
        Rank(name, "Minimax Winning", "minimax", "strength=winning");
        Rank(name, "Minimax Margin", "minimax", "strength=margins");
        Rank(name, "Minimax Opposition", "minimax", "strength=opposition");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Schulze_ranks_as_published(string name)
    {
        Rank(name, "Schulze Winning", "schulze", "strength=winning");
        Rank(name, "Schulze Margin", "schulze", "strength=margins");
    }

    /// <summary>Where wins of equal strength decide the lower places, only the winner is common to all tie rules.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Ranked_pairs_rank_as_published(string name)
    {
        Rank(name, "Ranked Pairs Winning", "ranked-pairs", "strength=winning");
        Rank(name, "Ranked Pairs Margin", "ranked-pairs", "strength=margins");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Borda_gives_the_points_published(string name) => Each(name, (published, election, unranked) =>
    {
        var record = election.By("borda", $"base=n unranked={(unranked == "last" ? "average" : "zero")}");
        record.Ranking().ShouldBe(Counted.Ranking(published.GetProperty("BordaCount").GetProperty("ranking")), unranked);
        foreach (var points in published.GetProperty("BordaCount").GetProperty("stats").EnumerateObject())
            record.Rounds[0].Votes[points.Name].ShouldBe(Exact(points.Value), $"{points.Name}, {unranked}");
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plurality_ranks_as_published(string name) => Each(name, (published, election, unranked) =>
        election.By("plurality").Ranking().ShouldBe(
            Counted.Ranking(published.GetProperty("First-past-the-post voting").GetProperty("ranking")), unranked));

    /// <summary>
    /// The whole order is the same where nobody ties for last, which the published counts settle otherwise, and where two are
    /// left in the end: whom more than two leave open, they hold further run-offs for. The winner is the same everywhere.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void An_instant_run_off_ranks_as_published(string name) => Each(name, (published, election, unranked) =>
    {
        // A run-off does not compare whom a ballot leaves out, so that one of the modes says it all.
        if (unranked != "last")
            return;
        var record = (election with { Seats = 1 }).By("irv");
        var ranking = Counted.Ranking(published.GetProperty("Instant-runoff").GetProperty("ranking"));
        if (record.Ties.IsEmpty && record.Rounds[^1].Votes.Count <= 2)
            record.Ranking().ShouldBe(ranking, unranked);
        else
            ranking.Split("; ")[0].Split(" = ").ShouldContain(record.Winners.Single(), unranked);
    });

    private static void Rank(string name, string published, string rule, string settings = "") => Each(name, (expected, election, unranked) =>
    {
        var record = election.By(rule, $"{settings} unranked={unranked} ties=order");
        var ranking = Counted.Ranking(expected.GetProperty(published).GetProperty("ranking"));
        if (rule != "ranked-pairs" || !DependsOnTies(name))
            record.Ranking().ShouldBe(ranking, $"{settings} {unranked}");
        else if (unranked == "last")
            record.Ranking().Split("; ")[0].ShouldBe(ranking.Split("; ")[0], settings);
    });

    private static bool DependsOnTies(string name) => name is "A13" or "A15" or "A22" or "A23" or "A33";

    private static void Each(string name, Action<JsonElement, Election, string> check)
    {
        VoteData.SkipUnlessPresent(Group);
        var folder = Path.Combine(VoteData.Root, Group);
        var expected = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, "expected", $"{name}.json")));
        var election = Counted.Read(Path.Combine(folder, expected.GetProperty("ballot_file").GetString()!)).Election;
        election.Ballots.Returned.ShouldBe(expected.GetProperty("votes").GetInt64());
        foreach (var (mode, unranked) in Modes)
        {
            if (expected.GetProperty("modes").TryGetProperty(mode, out var published))
                check(published, election, unranked);
        }
    }

    private static Amount Exact(JsonElement number)
    {
        var parts = number.GetRawText().Split('.');
        var decimals = parts.Length > 1 ? parts[1] : "";
        return Amount.Fixed(BigInteger.Parse(parts[0] + decimals, System.Globalization.CultureInfo.InvariantCulture), decimals.Length);
    }
}
