using System.Collections.Immutable;
using System.Text;

namespace Decisions.Ledger.Notes;

/// <summary>A text with signatures that nobody has checked yet: C2SP signed-note.</summary>
/// <param name="Text">Ends with a newline.</param>
/// <param name="Signatures">In the note's order.</param>
/// <remarks>Law: <c>Parse(bytes)</c> reads a note whose <c>ToBytes()</c> are <c>bytes</c>, or none.</remarks>
public sealed record SignedNote(string Text, ImmutableArray<NoteSignature> Signatures)
{
    /// <summary>The bytes in a note at most.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The signatures on a note at most; the specification wants no fewer than 16.</summary>
    public const int MaxSignatures = 100;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>A text may become a note if it ends with a newline and has no other control character and no lone surrogate.</summary>
    public static bool IsText(string text) => text.EndsWith('\n') && !HasControl(text) && !HasLoneSurrogate(text);

    public static Reading<SignedNote> Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxLength)
        {
            return new Reading<SignedNote>.Refused($"A note has at most {MaxLength} bytes.");
        }

        string note;
        try
        {
            note = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return new Reading<SignedNote>.Refused("A note is UTF-8.");
        }

        // The text may hold empty lines itself; the last one parts it from the signatures.
        var split = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        return split < 0 || HasControl(note)
            ? new Reading<SignedNote>.Refused("A note is a text, an empty line and signatures, without control characters.")
            : ParseSignatures(note[(split + 2)..]).Then<SignedNote>(signatures => new SignedNote(note[..(split + 1)], signatures));
    }

    /// <summary>Reads signature lines alone, as a witness answers with them: at least one, each with its newline.</summary>
    public static Reading<ImmutableArray<NoteSignature>> ParseSignatures(string lines)
    {
        var split = lines.Split('\n');
        if (split.Length < 2 || split[^1].Length > 0 || split.Length - 1 > MaxSignatures)
        {
            return new Reading<ImmutableArray<NoteSignature>>.Refused($"There must be 1 to {MaxSignatures} signature lines, each with its newline.");
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(split.Length - 1);
        foreach (var line in split.AsSpan(..^1))
        {
            if (!NoteSignature.ParseLine(line).IsRead(out var signature, out var reason))
            {
                return new Reading<ImmutableArray<NoteSignature>>.Refused(reason);
            }

            signatures.Add(signature);
        }

        return signatures.MoveToImmutable();
    }

    /// <exception cref="ArgumentException">Not a text.</exception>
    public static SignedNote Sign(string text, params ReadOnlySpan<NoteSigner> signers)
    {
        if (!IsText(text))
        {
            throw new ArgumentException("A note's text ends with a newline, and has no other control character and no lone surrogate.", nameof(text));
        }

        var signatures = ImmutableArray.CreateBuilder<NoteSignature>(signers.Length);
        foreach (var signer in signers)
        {
            signatures.Add(signer.Sign(text));
        }

        return new SignedNote(text, signatures.MoveToImmutable());
    }

    /// <summary>The note with further signatures behind its own; one that it has already is not added again.</summary>
    public SignedNote With(IEnumerable<NoteSignature> more) => this with { Signatures = [.. Signatures.Concat(more).Distinct()] };

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => signature.ToLine()))}";

    private static bool HasLoneSurrogate(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) != text;

    private static bool HasControl(string text) => text.Any(character => character is < ' ' and not '\n');
}
