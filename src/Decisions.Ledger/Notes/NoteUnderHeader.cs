using System.Collections.Immutable;
using System.Text;

namespace Decisions.Ledger.Notes;

/// <summary>The form that proofs and requests to witnesses share: header lines, an empty line, a signed note as it is.</summary>
/// <param name="Header">The lines before the first empty line, without their newlines; at least one.</param>
/// <param name="Note">What stands behind it.</param>
internal sealed record NoteUnderHeader(ImmutableArray<string> Header, SignedNote Note)
{
    public static Reading<NoteUnderHeader> Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (end < 0)
        {
            return new Reading<NoteUnderHeader>.Refused("There is no empty line before the checkpoint.");
        }

        // Bytes that are not UTF-8 become U+FFFD here, which no header line may hold.
        var header = Encoding.UTF8.GetString(bytes[..end]).Split('\n').ToImmutableArray();
        return SignedNote.Parse(bytes[(end + 2)..]).Then<NoteUnderHeader>(note => new NoteUnderHeader(header, note));
    }
}
