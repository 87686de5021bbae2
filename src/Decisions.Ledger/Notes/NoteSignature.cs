using System.Collections.Immutable;

namespace Decisions.Ledger.Notes;

/// <summary>One signature line of a note, whether or not it is any good.</summary>
/// <param name="KeyName">The name of the key that is said to have signed.</param>
/// <param name="KeyId">And its id.</param>
/// <param name="Bytes">What it signed with, at least one byte; its form depends on the key's type.</param>
public sealed record NoteSignature(string KeyName, KeyId KeyId, ImmutableArray<byte> Bytes)
{
    private const string Start = "\u2014 ";

    /// <summary>Reads a line without its newline: <c>— name base64(id ‖ bytes)</c>.</summary>
    public static Reading<NoteSignature> ParseLine(string line)
    {
        var parts = line.Split(' ');
        return parts.Length == 3
            && line.StartsWith(Start, StringComparison.Ordinal)
            && Notes.KeyName.IsSound(parts[1])
            && Base64Text.TryDecode(parts[2], out var blob)
            && blob.Length > KeyId.Length
                ? new NoteSignature(parts[1], KeyId.From(blob), [.. blob.AsSpan(KeyId.Length)])
                : new Reading<NoteSignature>.Refused("A line behind the text is not a signature line.");
    }

    /// <summary>The line with its newline.</summary>
    public string ToLine()
    {
        Span<byte> id = stackalloc byte[KeyId.Length];
        KeyId.CopyTo(id);
        return $"{Start}{KeyName} {Convert.ToBase64String([.. id, .. Bytes])}\n";
    }

    public bool Equals(NoteSignature? other) =>
        other is not null && KeyName == other.KeyName && KeyId == other.KeyId && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    public override int GetHashCode() => HashCode.Combine(KeyName, KeyId, Bytes.Length);
}
