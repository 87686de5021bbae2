namespace Decisions.Ledger.Entries;

/// <summary>Why bytes are not an entry.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Detail">For people.</param>
public sealed record EntryFault(EntryFaultKind Kind, string Detail);
