using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Amendments;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens to one amendment until it is put. Stream: amendment/{proposal}/{id}. That it is put, and what comes of it,
/// happens to its proposal and stands in the proposal's stream.
/// </summary>
public interface IAmendmentEvent : IDomainEvent
{
    AmendmentId AmendmentId { get; }

    ProposalId ProposalId { get; }
}

/// <summary>An amendment is moved: its wording 1.</summary>
/// <param name="Base">The revision of the proposal that it changes, or the wording of the amendment that it amends.</param>
/// <param name="Title">The title, text and options as they would be; what is changed follows from them.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Amends">The amendment that it amends; null where it amends the proposal itself.</param>
public sealed record AmendmentMoved(
    AmendmentId AmendmentId, ProposalId ProposalId, MemberId Mover, int Base, string Title, string Text,
    ImmutableArray<Option> Options, string? Reason, AmendmentId? Amends)
    : IAmendmentEvent;

/// <summary>A second member wants it to be decided.</summary>
public sealed record AmendmentSeconded(AmendmentId AmendmentId, ProposalId ProposalId, MemberId Seconder) : IAmendmentEvent;

/// <summary>It is made without a vote, before voting on the proposal has opened: by the proposer, or by the mover of what it amends.</summary>
/// <param name="Becomes">The revision, or the wording, that it makes.</param>
public sealed record AmendmentAccepted(AmendmentId AmendmentId, ProposalId ProposalId, int Becomes) : IAmendmentEvent;

/// <summary>The mover takes it back before it is put.</summary>
public sealed record AmendmentWithdrawn(AmendmentId AmendmentId, ProposalId ProposalId, string? Reason) : IAmendmentEvent;

/// <summary>What it changes has changed: it is worded anew on that, by Decisions where no words conflict, else by its mover.</summary>
/// <param name="Wording">The number of this wording.</param>
/// <param name="Base">As in <see cref="AmendmentMoved"/>.</param>
public sealed record AmendmentRebased(
    AmendmentId AmendmentId, ProposalId ProposalId, int Wording, int Base, string Title, string Text,
    ImmutableArray<Option> Options)
    : IAmendmentEvent;

/// <summary>It is itself amended.</summary>
/// <param name="Wording">The number of this wording.</param>
/// <param name="By">The amendment of it that was carried or accepted.</param>
public sealed record AmendmentReworded(
    AmendmentId AmendmentId, ProposalId ProposalId, int Wording, string Title, string Text,
    ImmutableArray<Option> Options, AmendmentId By)
    : IAmendmentEvent;

/// <summary>Lost as an amendment, it becomes a proposal of its own.</summary>
/// <param name="Becomes">The proposal, which names this amendment in turn.</param>
public sealed record AmendmentProposedAnew(AmendmentId AmendmentId, ProposalId ProposalId, ProposalId Becomes) : IAmendmentEvent;
