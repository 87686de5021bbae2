using System.Collections.Immutable;

namespace Decisions.Ledger.Notes;

/// <summary>A note that at least one known key signed, and every known key that is named on it.</summary>
/// <param name="Text">The text that they signed.</param>
/// <param name="Signatures">The good signatures with their keys, in the note's order, none twice.</param>
public sealed record OpenedNote(string Text, ImmutableArray<(VerifierKey Key, NoteSignature Signature)> Signatures)
{
    /// <summary>
    /// Verifies each signature of a known key and ignores all others. One bad signature in the name of a known key
    /// spoils the note, even beside a good one of the same key: somebody tampers.
    /// </summary>
    public static Reading<OpenedNote> Open(SignedNote note, IEnumerable<VerifierKey> known)
    {
        var keys = known.Distinct().ToLookup(key => (key.Name, key.Id));
        var good = ImmutableArray.CreateBuilder<(VerifierKey, NoteSignature)>();
        foreach (var signature in note.Signatures.Distinct())
        {
            var named = keys[(signature.KeyName, signature.KeyId)].ToArray();
            if (named.Length == 0)
            {
                continue;
            }

            if (named.Length > 1)
            {
                return new Reading<OpenedNote>.Refused($"Two known keys are both {signature.KeyName}+{signature.KeyId}.");
            }

            if (!named[0].Verifies(note.Text, signature))
            {
                return new Reading<OpenedNote>.Refused($"The signature of {signature.KeyName}+{signature.KeyId} is bad.");
            }

            good.Add((named[0], signature));
        }

        return good.Count > 0
            ? new OpenedNote(note.Text, good.ToImmutable())
            : new Reading<OpenedNote>.Refused("No known key signed the note.");
    }

    /// <summary>Whether one of these keys signed.</summary>
    public bool IsSignedByAny(IEnumerable<VerifierKey> keys) => Signatures.Any(signed => keys.Contains(signed.Key));
}
