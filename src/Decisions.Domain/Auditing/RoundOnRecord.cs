using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Auditing;

/// <summary>What notices need to know of a round.</summary>
/// <param name="ClosesAt">When voting ends by itself.</param>
/// <param name="EndedAt">When it was ended otherwise, or its result declared; null before.</param>
public sealed record RoundOnRecord(
    RoundId Id, ProposalId ProposalId, RuleId RuleId, Instant ClosesAt, Instant? EndedAt, bool HasOutcome)
{
    /// <summary>When voting ended, or will.</summary>
    public Instant End => EndedAt is { } ended && ended < ClosesAt ? ended : ClosesAt;

    public bool IsOpenAt(Instant at) => EndedAt is null && at <= ClosesAt;
}
