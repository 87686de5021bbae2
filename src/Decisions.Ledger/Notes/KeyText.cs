namespace Decisions.Ledger.Notes;

/// <summary>
/// The text that public and secret keys share: <c>name+hex(key id)+base64(type ‖ key)</c>. Neither name nor id
/// holds a plus, so the first two part it, though the base64 may hold more.
/// </summary>
internal static class KeyText
{
    public static string Write(string name, KeyId id, ReadOnlySpan<byte> typeAndKey) =>
        $"{name}+{id}+{Convert.ToBase64String(typeAndKey)}";

    public static Reading<(string Name, string Id, byte[] TypeAndKey)> Parse(string text)
    {
        var parts = text.Split('+', 3);
        return parts.Length == 3 && KeyName.IsSound(parts[0]) && Base64Text.TryDecode(parts[2], out var bytes) && bytes.Length > 0
            ? (parts[0], parts[1], bytes)
            : new Reading<(string, string, byte[])>.Refused("A key is written name+id+base64.");
    }
}
