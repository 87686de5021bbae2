namespace Decisions.Ledger.Receipts;

/// <summary>What is looked at in a receipt, in this order; the first that fails ends it.</summary>
public enum ReceiptStep
{
    /// <summary>Whether the file is a receipt at all.</summary>
    Form,

    /// <summary>Whether its key is one, and the one that the reader trusts if they name one.</summary>
    Key,

    /// <summary>Whether that key signed the checkpoint, and it is of that key's log.</summary>
    Signature,

    /// <summary>Whether the entry is one, byte for byte.</summary>
    Entry,

    /// <summary>Whether the entry stands at its index of the checkpoint's tree.</summary>
    Inclusion,

    /// <summary>Whether salt and payload, if they are told, open the entry's commitment.</summary>
    Commitment,

    /// <summary>Whether enough of the reader's witnesses cosigned the checkpoint.</summary>
    Witnesses,
}
