using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What says, or lets one tell, how a round of voting goes: shown to nobody while the round hides it.</summary>
public interface IVoteEvent : IDomainEvent
{
    RoundId RoundId { get; }

    ProposalId ProposalId { get; }
}

/// <summary>
/// What happens to one member's ballot in one round. Stream: ballot/{round}/{member}. The stream's last event is the
/// member's vote, or that they have none, unless it only says that a ballot gave way to the one that stands.
/// </summary>
public interface IBallotEvent : IVoteEvent
{
    MemberId MemberId { get; }
}

/// <summary>How a ballot came about, where that is not simply the member's own act.</summary>
/// <param name="EnteredBy">The teller who entered it for the member.</param>
/// <param name="Proxy">Whoever held the member's proxy and cast it.</param>
/// <param name="Evidence">Where the paper or the record of the meeting is kept.</param>
public sealed record BallotOrigin(MemberId? EnteredBy, MemberId? Proxy, string? Evidence);

/// <summary>A ballot is cast.</summary>
/// <param name="Revision">The text it was cast on. It never counts for another.</param>
public sealed record BallotCast(
    RoundId RoundId, ProposalId ProposalId, MemberId MemberId, int Revision, Choice Choice, string? Reason,
    Channel Channel, BallotOrigin? Origin = null)
    : IBallotEvent;

/// <summary>A member's ballot in this round is replaced by another.</summary>
public sealed record BallotChanged(
    RoundId RoundId, ProposalId ProposalId, MemberId MemberId, int Revision, Choice Choice, string? Reason,
    Channel Channel, BallotOrigin? Origin = null)
    : IBallotEvent;

/// <summary>A ballot is taken back; the member may cast another while voting is open.</summary>
public sealed record BallotWithdrawn(RoundId RoundId, ProposalId ProposalId, MemberId MemberId, Channel Channel) : IBallotEvent;

/// <summary>A ballot comes while one stands that came by a way which goes before it under the rule. It is kept, and does not count.</summary>
/// <param name="To">The way of the ballot that stands.</param>
public sealed record BallotGaveWay(
    RoundId RoundId, ProposalId ProposalId, MemberId MemberId, int Revision, Choice Choice, string? Reason,
    Channel Channel, Channel To, BallotOrigin? Origin = null)
    : IBallotEvent;
