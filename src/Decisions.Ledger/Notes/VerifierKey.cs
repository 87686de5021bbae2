using System.Text;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Signatures;

namespace Decisions.Ledger.Notes;

/// <summary>A public key under a name, with what its signatures sign (C2SP signed-note, verifier keys).</summary>
/// <remarks>Law: <c>Parse(key.ToString())</c> reads a key equal to <c>key</c>.</remarks>
public sealed record VerifierKey
{
    /// <exception cref="ArgumentException">A name that <see cref="KeyName"/> does not allow, or an unknown type.</exception>
    public VerifierKey(string name, SignatureType type, Ed25519PublicKey publicKey)
    {
        if (!KeyName.IsSound(name) || !Enum.IsDefined(type))
        {
            throw new ArgumentException($"'{name}' with type {type} is no key.", nameof(name));
        }

        (Name, Type, PublicKey) = (name, type, publicKey);
        Id = KeyId.Of(name, type, publicKey.Bytes);
    }

    public string Name { get; }

    public SignatureType Type { get; }

    public Ed25519PublicKey PublicKey { get; }

    public KeyId Id { get; }

    /// <summary>Reads <c>name+id+base64</c>; the id must be the one that name, type and key give.</summary>
    public static Reading<VerifierKey> Parse(string text) => KeyText.Parse(text).Then<VerifierKey>(parts =>
    {
        var (name, id, typeAndKey) = parts;
        if (id != KeyId.Of(name, typeAndKey).ToString())
        {
            return new Reading<VerifierKey>.Refused($"The id {id} is not that of the key '{name}'.");
        }

        var type = (SignatureType)typeAndKey[0];
        return !Enum.IsDefined(type)
            ? new Reading<VerifierKey>.Refused($"The key '{name}' has the type 0x{typeAndKey[0]:x2}, which is not known here.")
            : Ed25519PublicKey.TryFrom(typeAndKey.AsSpan(1)) is { } publicKey
                ? new VerifierKey(name, type, publicKey)
                : new Reading<VerifierKey>.Refused($"The key '{name}' is not an Ed25519 public key.");
    });

    /// <summary>Whether the signature names this key, which does not say that it is good.</summary>
    public bool IsNamedBy(NoteSignature signature) => signature.KeyId == Id && signature.KeyName == Name;

    /// <summary>Whether the signature names this key and is its signature of a note's text.</summary>
    public bool Verifies(string text, NoteSignature signature) => IsNamedBy(signature) && Type switch
    {
        SignatureType.Ed25519 => PublicKey.Verifies(Encoding.UTF8.GetBytes(text), signature.Bytes.AsSpan()),
        SignatureType.Cosignature => Cosignature.Parse(signature.Bytes.AsSpan()) is { } cosignature
            && PublicKey.Verifies(Cosignature.Message(cosignature.Time, text), cosignature.Signature.AsSpan()),
        _ => false,
    };

    public override string ToString() => KeyText.Write(Name, Id, [(byte)Type, .. PublicKey.Bytes]);
}
