using Decisions.Domain;

namespace Decisions.Engine.Commands;

/// <summary>The sender's version is not the present one. The HTTP API answers it with 412.</summary>
public sealed record VersionIsStale(long Expected, long Actual) : Rejection(
    RejectionKind.Conflict, "version-is-stale",
    "This has changed since you read it. Read it again, then decide whether you still want this.");

public sealed record CommandIdIsReused(Guid CommandId) : Rejection(
    RejectionKind.Conflict, "command-id-is-reused",
    "This idempotency key was used for another request. Use a new key for each new request.");

/// <summary>Others kept changing the same thing. The sender may simply try again.</summary>
public sealed record TooMuchContention() : Rejection(
    RejectionKind.Conflict, "too-much-contention", "Others are changing this at the same moment. Please try again.");
