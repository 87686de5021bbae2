using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What tellers enter for one member in one round. Stream: entry/{round}/{member}. It counts for nothing until two have entered the same.</summary>
public interface IEntryEvent : IVoteEvent
{
    MemberId MemberId { get; }

    MemberId Teller { get; }
}

/// <summary>A teller enters what a member's paper says, or what they said in the room or on the telephone.</summary>
/// <param name="Evidence">The number of the envelope, the sheet or the call, where it can be looked up.</param>
/// <param name="Note">What else the tellers should know, or null.</param>
public sealed record BallotEntered(
    RoundId RoundId, ProposalId ProposalId, MemberId MemberId, MemberId Teller, int Revision, Choice Choice, string? Reason,
    Channel Channel, string Evidence, string? Note = null)
    : IEntryEvent
{
    /// <summary>Whether another entry is of the same paper and reads the vote on it in the same way. Reasons and notes are words beside it.</summary>
    public bool SaysTheSameAs(BallotEntered other) => DiffersIn(other).IsEmpty;

    /// <summary>In what another entry differs from it.</summary>
    public ImmutableArray<EntryField> DiffersIn(BallotEntered other) => EntryFields.Of(
        (EntryField.Revision, Revision != other.Revision), (EntryField.Choice, Choice != other.Choice), (EntryField.Channel, Channel != other.Channel),
        (EntryField.Evidence, !EntryFields.IsSameEvidence(Evidence, other.Evidence)));
}

/// <summary>A teller takes back what they entered, before another has confirmed it.</summary>
public sealed record EntryWithdrawn(RoundId RoundId, ProposalId ProposalId, MemberId MemberId, MemberId Teller, string? Reason) : IEntryEvent;
