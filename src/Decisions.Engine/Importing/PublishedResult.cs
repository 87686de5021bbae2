using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Decisions.Engine.Importing;

/// <summary>A result as somebody else published it.</summary>
/// <param name="Winner">The winner's name as the ballot file spells it.</param>
/// <param name="Rounds">
/// For each round the votes of every candidate in the file's order, with those who withdrew or without; null where none
/// were published.
/// </param>
public sealed record PublishedResult(string Winner, ImmutableArray<ImmutableArray<long>>? Rounds)
{
    /// <summary>
    /// Reads a JSON file with 'winner' or 'elected_names', and 'rounds' or 'stages' with 'votes', of which it needs
    /// only the first.
    /// </summary>
    /// <exception cref="ElectionImportException">It names no single winner, or has votes that are not numbers.</exception>
    public static PublishedResult Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<File>(json, JsonSerializerOptions.Web) ?? new File();
            var winner = file.Winner ?? (file.Elected is [var only] ? only : null)
                ?? throw new ElectionImportException("The published result names no single winner: give 'winner' or one name in 'elected_names'.");
            var rounds = file.Rounds ?? file.Stages;
            return new PublishedResult(winner, rounds?.Select((round, i) => Votes(round, i + 1)).ToImmutableArray());
        }
        catch (JsonException fault)
        {
            throw new ElectionImportException($"The published result cannot be read at '{fault.Path}'.");
        }
    }

    private static ImmutableArray<long> Votes(Round round, int number) =>
        round?.Votes is { IsDefault: false } votes
            ? [.. votes.Select(each => Whole(each, number))]
            : throw new ElectionImportException($"Round {number} of the published result has no 'votes'.");

    /// <summary>Votes of a one-seat count are whole, though some publish them as '755.00000'.</summary>
    private static long Whole(JsonElement votes, int round)
    {
        var text = votes.ValueKind == JsonValueKind.String ? votes.GetString()! : votes.GetRawText();
        var (whole, fraction) = text.Split('.', 2) is [var before, var after] ? (before, after) : (text, "");
        return long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && fraction.All(digit => digit == '0')
            ? number
            : throw new ElectionImportException($"Round {round} of the published result has the votes '{text}', which is not a whole number.");
    }

    private sealed record Round(ImmutableArray<JsonElement> Votes);

    private sealed record File(
        string? Winner = null, [property: JsonPropertyName("elected_names")] ImmutableArray<string>? Elected = null,
        ImmutableArray<Round>? Rounds = null, ImmutableArray<Round>? Stages = null);
}
