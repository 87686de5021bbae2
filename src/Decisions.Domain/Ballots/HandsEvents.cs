using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>A show of hands in one round at a meeting. Stream: hands/{round}. The last one that two tellers counted alike stands.</summary>
public interface IHandsEvent : IVoteEvent
{
    HandsCount Hands { get; }
}

/// <summary>How many raised a hand for what.</summary>
public sealed record HandsCount(long InFavour, long Against, long Abstained)
{
    [JsonIgnore]
    public long All => InFavour + Against + Abstained;
}

/// <summary>A teller enters how many hands they counted. It counts for nothing until another has entered the same.</summary>
/// <param name="Evidence">The number of the sheet on which it is noted.</param>
/// <param name="Note">What else the tellers should know, or null.</param>
public sealed record HandsCounted(
    RoundId RoundId, ProposalId ProposalId, MeetingId MeetingId, MemberId Teller, HandsCount Hands, string Evidence, string? Note = null)
    : IHandsEvent
{
    /// <summary>In what another count differs from it. Notes are words beside it.</summary>
    public ImmutableArray<EntryField> DiffersIn(HandsCounted other) => EntryFields.Of(
        (EntryField.InFavour, Hands.InFavour != other.Hands.InFavour), (EntryField.Against, Hands.Against != other.Hands.Against),
        (EntryField.Abstained, Hands.Abstained != other.Hands.Abstained), (EntryField.Evidence, !EntryFields.IsSameEvidence(Evidence, other.Evidence)));
}

/// <summary>Two tellers have counted the same: these hands are in the count, in the place of an earlier show of hands.</summary>
/// <param name="Voters">
/// Among whom they were counted: everyone present and on the roll who had no ballot then, by their ids, ascending. None of them has a
/// ballot beside it.
/// </param>
public sealed record HandsShown(
    RoundId RoundId, ProposalId ProposalId, MeetingId MeetingId, HandsCount Hands, string Evidence, ImmutableArray<MemberId> Voters)
    : IHandsEvent;
