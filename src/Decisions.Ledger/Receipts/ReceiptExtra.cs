using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Decisions.Ledger.Canonical;
using Decisions.Ledger.Entries;

namespace Decisions.Ledger.Receipts;

/// <summary>What a receipt says besides its proof: canonical JSON in the proof's extra bytes.</summary>
/// <param name="Entry">The entry's bytes, as they are hashed.</param>
/// <param name="Key">The log's verifier key, as its server gave it.</param>
/// <param name="Opening">What opens the entry's commitment; null where it was redacted or is not for the asker.</param>
/// <remarks>Law: <c>Parse(bytes)</c> reads an extra whose <c>ToBytes()</c> are <c>bytes</c>, or none.</remarks>
public sealed record ReceiptExtra(ImmutableArray<byte> Entry, string Key, Opening? Opening)
{
    /// <summary>The version of this format, which every receipt names.</summary>
    public const int Format = 1;

    private const string Closed = "entry key receipt", Opened = "entry key payload receipt salt";

    public static Reading<ReceiptExtra> Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            if (!CanonicalJson.Of(json).AsSpan().SequenceEqual(json))
            {
                return Refuse("What the receipt adds to its proof is not canonical JSON.");
            }
        }
        catch (NotCanonicalisableException fault)
        {
            return Refuse($"What the receipt adds to its proof is not canonical JSON: {fault.Message}");
        }

        using var document = JsonDocument.Parse(json.ToArray());
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("receipt", out var format))
        {
            return Refuse("The file is a proof, but not a receipt.");
        }

        if (format.GetRawText() != "1")
        {
            return Refuse($"The receipt has the format {format.GetRawText()}; only {Format} is known here.");
        }

        return string.Join(' ', root.EnumerateObject().Select(member => member.Name)) switch
        {
            Closed => ReadEntryAndKey(root, null),
            Opened when Bytes(root, "salt") is { Length: Commitment.SaltLength } salt =>
                ReadEntryAndKey(root, new Opening(salt, Encoding.UTF8.GetBytes(root.GetProperty("payload").GetRawText()))),
            Opened => Refuse($"The receipt's salt is not {Commitment.SaltLength} bytes in base64."),
            _ => Refuse("The receipt has not the members that a receipt has."),
        };
    }

    /// <exception cref="ArgumentException">The key has a lone surrogate.</exception>
    public byte[] ToBytes()
    {
        var opening = Opening is null ? "" : $"\"payload\":{Encoding.UTF8.GetString(Opening.Payload.AsSpan())},";
        var salt = Opening is null ? "" : $",\"salt\":\"{Convert.ToBase64String(Opening.Salt.AsSpan())}\"";
        return CanonicalJson.Of(Encoding.UTF8.GetBytes(
            $"{{\"entry\":\"{Convert.ToBase64String(Entry.AsSpan())}\",\"key\":\"{JsonEncodedText.Encode(Key)}\",{opening}\"receipt\":{Format}{salt}}}"));
    }

    private static Reading<ReceiptExtra> ReadEntryAndKey(JsonElement root, Opening? opening) =>
        Bytes(root, "entry") is { } entry && root.GetProperty("key") is { ValueKind: JsonValueKind.String } key
            ? new ReceiptExtra([.. entry], key.GetString()!, opening)
            : Refuse("The receipt's entry is not base64, or its key is not a text.");

    private static byte[]? Bytes(JsonElement root, string member) =>
        root.GetProperty(member) is { ValueKind: JsonValueKind.String } text && Base64Text.TryDecode(text.GetString(), out var bytes) ? bytes : null;

    private static Reading<ReceiptExtra>.Refused Refuse(string reason) => new(reason);
}
