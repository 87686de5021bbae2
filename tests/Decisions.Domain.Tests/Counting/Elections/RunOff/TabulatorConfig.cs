using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.RunOff;

/// <summary>RCTab's configuration of a count, in this project's settings.</summary>
internal sealed class TabulatorConfig(JsonElement config)
{
    private readonly JsonElement rules = config.GetProperty("rules");
    private readonly JsonElement source = config.GetProperty("cvrFileSources")[0];

    public static bool Fits(JsonElement config) =>
        config.GetProperty("rules").GetProperty("winnerElectionMode").GetString() is "singleWinnerMajority" or "multiPassIrv";

    /// <summary>Whether the report ends after a number of rounds, decided or not.</summary>
    public bool StopsEarly => Text(rules, "stopTabulationEarlyAfterRound") != "";

    public string Settings => string.Join(' ',
        $"stop={(Is("doesFirstRoundDetermineThreshold") ? "majority-of-first" : Is("continueUntilTwoCandidatesRemain") ? "two" : "majority")}",
        $"elimination={(Is("batchElimination") ? "batch" : "single")}",
        "ties=order",
        "overvotes=" + Text(rules, "overvoteRule") switch
        {
            "alwaysSkipToNextRank" => "skip",
            "exhaustIfMultipleContinuing" => "exhaust-if-several",
            _ => "exhaust",
        },
        $"skipped={(Text(rules, "maxSkippedRanksAllowed") is "unlimited" or "" ? "any" : Text(rules, "maxSkippedRanksAllowed"))}",
        $"duplicates={(Is("exhaustOnDuplicateCandidate") ? "exhaust" : "skip")}",
        $"max-ranks={(Text(rules, "maxRankingsAllowed") is "max" or "" ? "0" : Text(rules, "maxRankingsAllowed"))}",
        $"minimum={(Text(rules, "minimumVoteThreshold") is "" ? "0" : Text(rules, "minimumVoteThreshold"))}");

    /// <param name="drawn">In which order lots fell, where they were drawn.</param>
    public ReadingOptions Reading(Func<string, int> drawn)
    {
        var candidates = config.GetProperty("candidates").EnumerateArray()
            .Select(each => (Name: Text(each, "name"), Spellings: Spellings(each)));
        if (Text(rules, "tiebreakMode") != "useCandidateOrder")
            candidates = candidates.OrderBy(each => drawn(each.Name));
        return new ReadingOptions(
            [.. candidates.Select(each => each.Spellings)],
            Text(source, "skippedRankLabel"), Text(source, "overvoteLabel"), Text(source, "undeclaredWriteInLabel"), Text(source, "overvoteDelimiter"));
    }

    public Election Of(Election election, int seats) => election with
    {
        Seats = seats,
        Candidates =
        [
            .. election.Candidates.Select(each => each with
            {
                IsWithdrawn = config.GetProperty("candidates").EnumerateArray().Any(one =>
                    Text(one, "name") == each.Name && one.TryGetProperty("excluded", out var excluded) && excluded.GetBoolean()),
            }),
        ],
    };

    private bool Is(string name) => rules.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static ImmutableArray<string> Spellings(JsonElement candidate) =>
    [
        Text(candidate, "name"),
        .. candidate.TryGetProperty("aliases", out var aliases) ? aliases.EnumerateArray().Select(alias => alias.GetString()!) : [],
    ];

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";
}
