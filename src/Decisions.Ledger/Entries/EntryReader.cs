using System.Text.Json;
using System.Text.Unicode;

namespace Decisions.Ledger.Entries;

/// <summary>Reads an entry member by member, in the one order there is, then compares with what it would write.</summary>
internal static class EntryReader
{
    public static EntryReading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Entry.MaxLength)
        {
            return Refuse(EntryFaultKind.TooLong, $"{bytes.Length} bytes; an entry has at most {Entry.MaxLength}.");
        }

        if (!Utf8.IsValid(bytes))
        {
            return Refuse(EntryFaultKind.NotAnEntry, "Not UTF-8.");
        }

        try
        {
            return ReadMembers(bytes);
        }
        catch (JsonException fault)
        {
            return Refuse(EntryFaultKind.NotAnEntry, fault.Message);
        }
        catch (InvalidOperationException) // the reader's word for a lone surrogate
        {
            return Refuse(EntryFaultKind.NotAnEntry, "A string with a lone surrogate.");
        }
    }

    private static EntryReading ReadMembers(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return Refuse(EntryFaultKind.NotAnEntry, "Not a JSON object.");
        }

        var actor = Text(ref reader, "actor"u8);
        var commitment = Text(ref reader, "commitment"u8);
        var format = Number(ref reader, "entry"u8);
        var rest = Text(ref reader, "rest"u8);
        var stream = Text(ref reader, "stream"u8);
        var type = Text(ref reader, "type"u8);
        var version = Number(ref reader, "version"u8);
        var when = Text(ref reader, "when"u8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            return Refuse(EntryFaultKind.NotAnEntry, "Something stands behind the eight members.");
        }

        if (format != Entry.Format)
        {
            return Refuse(EntryFaultKind.UnknownFormat, $"The format {format} is not {Entry.Format}.");
        }

        if (stream.Length == 0 || type.Length == 0 || actor.Length == 0 || !EntryHeader.IsVersion(version))
        {
            return Refuse(EntryFaultKind.BadHeader, "An empty stream, type or actor, or a version out of bounds.");
        }

        if (!TryDecode(commitment, out var payload) || !TryDecode(rest, out var apart))
        {
            return Refuse(EntryFaultKind.BadCommitment, "Not 32 bytes of base64.");
        }

        if (!EntryTime.TryParse(when, out var time))
        {
            return Refuse(EntryFaultKind.BadTime, "Not a UTC time with six fraction digits.");
        }

        var entry = new Entry(new EntryHeader(stream, version, type, actor), new Commitment(payload, apart), time);
        // No other way to write these members is shorter than the canonical one, so ToBytes cannot find it too long.
        return entry.ToBytes().AsSpan().SequenceEqual(bytes)
            ? new EntryReading.Read(entry)
            : Refuse(EntryFaultKind.NotCanonical, "The bytes are not the canonical ones.");
    }

    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Value(ref reader, name, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static long Number(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Value(ref reader, name, JsonTokenType.Number);
        return reader.TryGetInt64(out var number) ? number : throw new JsonException("Not a whole number.");
    }

    private static void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonTokenType kind)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
        {
            throw new JsonException($"The member '{System.Text.Encoding.UTF8.GetString(name)}' is not where it belongs.");
        }

        if (!reader.Read() || reader.TokenType != kind)
        {
            throw new JsonException($"The member '{System.Text.Encoding.UTF8.GetString(name)}' is not a {kind}.");
        }
    }

    private static bool TryDecode(string base64, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        digest = default;
        return base64.Length == Digest.TextLength
            && Convert.TryFromBase64String(base64, bytes, out var length)
            && Digest.TryFrom(bytes[..length], out digest);
    }

    private static EntryReading.Refused Refuse(EntryFaultKind kind, string detail) => new(new EntryFault(kind, detail));
}
