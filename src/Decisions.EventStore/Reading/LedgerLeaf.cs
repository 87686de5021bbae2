namespace Decisions.EventStore.Reading;

/// <summary>An event with what the ledger keeps of it.</summary>
/// <param name="Entry">Its public record, byte for byte as it is hashed.</param>
/// <param name="Salt">With the event's payload it opens the entry's commitment; null once the payload was redacted.</param>
public sealed record LedgerLeaf(LoggedEvent Logged, ReadOnlyMemory<byte> Entry, ReadOnlyMemory<byte>? Salt)
{
    public long Index => Logged.Index;
}
