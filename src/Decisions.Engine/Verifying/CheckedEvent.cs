using Decisions.Domain;
using Decisions.Ledger;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying;

/// <summary>Whether a payload is there to be read.</summary>
internal enum PayloadState
{
    /// <summary>It opens the entry's commitment, or is at fault where it should.</summary>
    Shown,

    /// <summary>Its salt is erased, because words were taken out: what is left opens the rest of the commitment, or is at fault.</summary>
    Redacted,

    /// <summary>Not for the archive's audience.</summary>
    Withheld,

    /// <summary>The event store has no such event.</summary>
    Missing,
}

/// <summary>An entry and its event, checked as far as that needs no other.</summary>
/// <param name="Leaf">The leaf hash of the entry.</param>
/// <param name="Entry">Null where the bytes are no entry.</param>
/// <param name="Event">Null where it is not there, or cannot be read.</param>
/// <param name="StandIn">Of a redacted payload: the hash of its canonical JSON.</param>
/// <param name="Opening">Of a redacted payload: what opens it; null where that is not there.</param>
/// <param name="Faults">What is wrong with it by itself.</param>
internal readonly record struct CheckedEvent(
    long Index, Digest Leaf, Entry? Entry, PayloadState State, IDomainEvent? Event, Digest StandIn, WordsOpening? Opening, IReadOnlyList<string> Faults);
