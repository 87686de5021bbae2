using System.Text;

namespace Decisions.Ledger.Notes;

/// <summary>The rule for a key's name: not empty, no Unicode space, no plus, no control character, no lone surrogate.</summary>
public static class KeyName
{
    public static bool IsSound(ReadOnlySpan<char> name)
    {
        for (var rest = name; !rest.IsEmpty;)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var taken);
            if (status != System.Buffers.OperationStatus.Done || rune.Value is < 0x20 or '+' || Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            rest = rest[taken..];
        }

        return !name.IsEmpty;
    }
}
