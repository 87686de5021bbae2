using System.Collections.Immutable;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Cosignatures;

namespace Decisions.Engine.Verifying;

/// <summary>What came of checking a record.</summary>
/// <param name="Manifest">What the archive says of itself; null where it is no archive.</param>
/// <param name="Faults">What is not as it should be, in the order of the log where it has a place there; the first thousand.</param>
/// <param name="FaultCount">How many there are in all.</param>
/// <param name="Numbers">What was looked at.</param>
/// <param name="Witnesses">Who of the witnesses that were asked about saw the newest checkpoint.</param>
/// <param name="Limits">What this record cannot show, in sentences; no faults.</param>
public sealed record VerificationReport(
    ArchiveManifest? Manifest, ImmutableArray<RecordFault> Faults, long FaultCount, VerifiedNumbers Numbers,
    ImmutableArray<WitnessedBy> Witnesses, ImmutableArray<string> Limits)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => FaultCount == 0;
}

/// <summary>How much of what was checked.</summary>
/// <param name="Withheld">Payloads that are not for the archive's audience.</param>
/// <param name="NotRecounted">Results whose ballots are not for the archive's audience.</param>
/// <param name="Bytes">How many bytes of entries and events were read.</param>
public readonly record struct VerifiedNumbers(
    long Entries, long Checkpoints, long Decisions, long Rounds, long Ballots, long Recounted, long NotRecounted, long Withheld,
    long Redactions, long Erasures, long Bytes);
