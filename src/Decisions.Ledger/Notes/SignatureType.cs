namespace Decisions.Ledger.Notes;

/// <summary>The signature types of C2SP signed-note that are made and verified here. Wire format.</summary>
public enum SignatureType : byte
{
    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>A witness's Ed25519 cosignature with its time (C2SP tlog-cosignature).</summary>
    Cosignature = 0x04,
}
