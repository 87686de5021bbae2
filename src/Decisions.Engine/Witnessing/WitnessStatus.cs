using System.Collections.Immutable;
using NodaTime;

namespace Decisions.Engine.Witnessing;

/// <summary>How a community's log is witnessed now.</summary>
/// <param name="LogKey">The log's verifier key, with which its newest checkpoint is signed.</param>
/// <param name="Required">How many of the witnesses must have cosigned before a checkpoint is trusted.</param>
/// <param name="Size">How many events the newest checkpoint covers; 0 before the first.</param>
/// <param name="CosignedBy">How many of the witnesses have cosigned that one.</param>
/// <param name="IsTrusted">Whether they are enough.</param>
/// <param name="TrustedSize">The greatest size that enough of them have cosigned; 0 if none, or if nobody is named.</param>
/// <param name="Alarms">What is wrong now, and what was, the newest first.</param>
public sealed record WitnessStatus(
    string LogKey, int Required, ImmutableArray<WitnessSeen> Witnesses, long Size, int CosignedBy, bool IsTrusted, long TrustedSize,
    ImmutableArray<LogAlarm> Alarms);

/// <summary>What is known of a witness that is named.</summary>
/// <param name="Name">The name in its key.</param>
/// <param name="Size">The checkpoint that it cosigned last; 0 if none.</param>
/// <param name="CosignedAt">When it did; null if it has not.</param>
/// <param name="Refusal">Why it did not when it was asked last, in words; null if it did, or was not asked yet.</param>
/// <param name="RefusedAt">When that was.</param>
public sealed record WitnessSeen(
    string Url, string Key, string Name, long Size, Instant? CosignedAt, string? Refusal, Instant? RefusedAt);
