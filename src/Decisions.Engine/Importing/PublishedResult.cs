using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Decisions.Domain.Counting;

namespace Decisions.Engine.Importing;

/// <summary>A result as somebody else published it.</summary>
/// <param name="Winner">The winner's name as the ballot file spells it.</param>
/// <param name="Rounds">For each round the votes of every candidate in the file's order; null where none were published.</param>
public sealed record PublishedResult(string Winner, ImmutableArray<ImmutableArray<long>>? Rounds)
{
    /// <summary>
    /// Reads a JSON file with 'winner' or 'elected_names', and 'rounds' or 'stages' with 'votes', of which it needs
    /// only the first.
    /// </summary>
    /// <exception cref="ElectionImportException">The file names no single winner.</exception>
    public static PublishedResult Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<File>(json, JsonSerializerOptions.Web) ?? new File();
            var winner = file.Winner ?? (file.Elected is [var only] ? only : null)
                ?? throw new ElectionImportException("The published result names no single winner: give 'winner' or one name in 'elected_names'.");
            var rounds = file.Rounds ?? file.Stages;
            return new PublishedResult(
                winner, rounds?.Select(round => round.Votes.Select(Whole).ToImmutableArray()).ToImmutableArray());
        }
        catch (JsonException fault)
        {
            throw new ElectionImportException($"The published result cannot be read at '{fault.Path}'.");
        }
    }

    /// <summary>Every way in which a tally differs from what was published; empty when it agrees.</summary>
    public IReadOnlyList<string> DifferencesFrom(ImportedElection imported)
    {
        List<string> differences = [];
        var names = imported.Options.ToDictionary(option => option.Id, option => option.Name);
        var winner = imported.Tally.Winner is { } id ? names[id] : "nobody";
        if (winner != Winner)
            differences.Add($"The winner is {winner}; published was {Winner}.");
        // Some counts go on after a majority, so the rounds that both have are compared.
        foreach (var (round, published) in imported.Tally.Rounds.Zip(Rounds ?? []))
            foreach (var (option, votes) in round.Votes)
            {
                var place = imported.Options.Select(candidate => candidate.Id).ToList().IndexOf(option);
                if (published.Length == imported.Options.Length && published[place] != votes)
                    differences.Add($"In round {round.Number} {names[option]} has {votes} votes; published were {published[place]}.");
            }
        return differences;
    }

    /// <summary>Votes of a one-seat count are whole, though some publish them as '755.00000'.</summary>
    private static long Whole(JsonElement votes) =>
        votes.ValueKind == JsonValueKind.Number
            ? votes.GetInt64()
            : long.Parse(votes.GetString()!.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Round(ImmutableArray<JsonElement> Votes);

    private sealed record File(
        string? Winner = null, [property: JsonPropertyName("elected_names")] ImmutableArray<string>? Elected = null,
        ImmutableArray<Round>? Rounds = null, ImmutableArray<Round>? Stages = null);
}
