using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Receipts;
using NodaTime;

namespace Decisions.Server.Receipts;

/// <summary>What came of checking a receipt, for people. wwwroot/check.js says the same, word for word.</summary>
/// <param name="Because">Why it is not sound; null if it is.</param>
/// <param name="Detail">The same, exactly.</param>
/// <param name="Shows">What a sound receipt proves.</param>
/// <param name="ShowsNot">What it does not prove.</param>
/// <param name="Text">The payload, as it is committed to, where the receipt tells it.</param>
public sealed record ReceiptInWords(
    string Verdict, string? Because, string? Detail, ImmutableArray<string> Shows, ImmutableArray<string> ShowsNot, string? Text)
{
    private const long EndOfYear9999 = 253_402_300_800;

    public static ReceiptInWords Of(ReceiptCheck check) => check switch
    {
        ReceiptCheck.Sound { Proven: var proven } => new(
            "This receipt is sound.", null, null, [.. Proves(proven)], [.. DoesNotProve(proven)],
            proven.Opening is { } opening ? Encoding.UTF8.GetString(opening.Payload.AsSpan()) : null),
        ReceiptCheck.Unsound unsound => new("This receipt is not sound.", Failure(unsound.Step), unsound.Reason, [], [], null),
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };

    private static string Failure(ReceiptStep step) => step switch
    {
        ReceiptStep.Form => "This is not a receipt, or its file was damaged or changed.",
        ReceiptStep.Key => "The receipt’s key is not a key, or not the one that you gave.",
        ReceiptStep.Signature => "The receipt’s key did not sign the checkpoint in it.",
        ReceiptStep.Entry => "What the receipt gives as the entry is not an entry of a record.",
        ReceiptStep.Inclusion => "The entry does not stand where the receipt says.",
        ReceiptStep.Commitment => "What the receipt says was recorded is not what was recorded.",
        ReceiptStep.Witnesses => "Fewer of your witnesses have seen the record than you ask for, or a cosignature of theirs is false.",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static IEnumerable<string> Proves(ProvenReceipt proven)
    {
        yield return Subject(proven);
        yield return $"It stands at place {proven.Index} of a record of {proven.Checkpoint.Size}; places are counted from 0.";
        yield return $"It was recorded on {Time(proven.Entry.When.ToString())} by the server’s clock, under the pseudonym {proven.Entry.Header.Actor}.";
        yield return $"The record is signed with the key {proven.Key}.{(proven.KeyWasGiven ? " It is the key that you gave." : "")}";
        foreach (var by in proven.Witnesses)
            yield return $"The witness {by.Witness.Name} saw that record on {Time(by)}.";
    }

    private static IEnumerable<string> DoesNotProve(ProvenReceipt proven)
    {
        if (!proven.KeyWasGiven)
            yield return "That the key is your community’s: it came with the receipt. Compare it with the key that you had in another way, or give that one and check again.";
        yield return proven.Entry.Header.Type.StartsWith("ballot_", StringComparison.Ordinal)
            ? "That the vote was counted, or is the last word: it may have been changed or taken back later. The decision’s page and its tally show that."
            : "What came of it later.";
        yield return proven.Witnesses.IsEmpty
            ? "That the record was not cut off or changed later: only witnesses outside can vouch for that, and none that you named has seen it."
            : "That the record was not cut off or changed after those witnesses saw it.";
        if (!proven.Unchecked.IsEmpty)
            yield return $"Anything by these further signatures, which were not checked because you gave no key for them: {string.Join(", ", proven.Unchecked)}.";
        yield return "Who the pseudonym is, or who gave you this file.";
    }

    private static string Subject(ProvenReceipt proven)
    {
        var type = proven.Entry.Header.Type;
        if (proven.Opening is not { } opening)
            return $"An event of the type {type} is on record. The receipt does not tell what was in it.";
        using var payload = JsonDocument.Parse(opening.Payload.AsMemory());
        return (type, Choice(payload.RootElement)) switch
        {
            ("ballot_cast", { } choice) => $"This vote was cast: {choice}.",
            ("ballot_changed", { } choice) => $"A vote was changed to this: {choice}.",
            ("ballot_withdrawn", _) => "A vote was taken back.",
            _ => $"An event of the type {type} is on record, with the text below.",
        };
    }

    /// <summary>What a ballot's payload says; null where it is no ballot. The options' names stand in the proposal, and only their ids here.</summary>
    private static string? Choice(JsonElement payload) =>
        !Has(payload, "choice", JsonValueKind.Object, out var choice) || !Has(choice, "kind", JsonValueKind.String, out var kind) ? null
        : kind.GetString() switch
        {
            "yesNo" when Has(choice, "answer", JsonValueKind.String, out var answer) => answer.GetString(),
            "ranked" when Has(choice, "ranking", JsonValueKind.Array, out var ranking) && ranking.EnumerateArray().All(IsPlace) => Ballot(
                ranking.EnumerateArray().Select((place, i) =>
                    $"{i + 1}. option {string.Join(" and option ", place.EnumerateArray().Select(option => option.GetString()))}")),
            "scored" when Has(choice, "scores", JsonValueKind.Array, out var scores) && scores.EnumerateArray().All(IsScore) => Ballot(
                scores.EnumerateArray().Select(given => $"option {given.GetProperty("option").GetString()}: {given.GetProperty("score").GetRawText()}")),
            _ => null,
        };

    private static string Ballot(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } said ? said : "a blank ballot";

    private static bool IsPlace(JsonElement place) =>
        place.ValueKind == JsonValueKind.Array && place.EnumerateArray().All(option => option.ValueKind == JsonValueKind.String);

    private static bool IsScore(JsonElement given) =>
        Has(given, "option", JsonValueKind.String, out _) && Has(given, "score", JsonValueKind.Number, out _);

    private static bool Has(JsonElement value, string member, JsonValueKind kind, out JsonElement found)
    {
        found = default;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out found) && found.ValueKind == kind;
    }

    private static string Time(string entryTime) => $"{entryTime[..10]} at {entryTime[11..19]} UTC";

    private static string Time(WitnessedBy by) => by.Time < EndOfYear9999
        ? Instant.FromUnixTimeSeconds(by.Time).ToString("uuuu-MM-dd' at 'HH:mm:ss' UTC'", CultureInfo.InvariantCulture)
        : $"second {by.Time.ToString(CultureInfo.InvariantCulture)}";
}
