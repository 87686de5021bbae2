namespace Decisions.Ledger.Entries;

/// <summary>What came of reading bytes as an entry: one of the two cases within.</summary>
public abstract record EntryReading
{
    private EntryReading()
    {
    }

    public sealed record Read(Entry Entry) : EntryReading;

    public sealed record Refused(EntryFault Fault) : EntryReading;
}
