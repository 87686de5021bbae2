using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Selections;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens in one selection of who fills a circle's role. Stream: selection/{circle}/{id}. That the circle consents is decided in
/// the consent round of a proposal, which says whom it fills the role with.
/// </summary>
public interface ISelectionEvent : IDomainEvent
{
    CircleId CircleId { get; }

    SelectionId SelectionId { get; }
}

/// <summary>A circle begins to choose together who fills a role.</summary>
/// <param name="Name">The circle's own name for the role; null where it is one of the others.</param>
/// <param name="From">The first day of the term, by the community's clock.</param>
/// <param name="Until">The last.</param>
/// <param name="Purpose">What the role asks for.</param>
/// <param name="Members">Who is asked: those who are in the circle as it begins, and nobody who comes later.</param>
/// <param name="NominateUntil">Nominations are hidden until then, or until everyone who is asked has spoken.</param>
/// <param name="ChangeUntil">Until then each may change theirs once they are shown, or until everyone said what becomes of it.</param>
public sealed record SelectionBegun(
    CircleId CircleId, SelectionId SelectionId, CircleRole Role, string? Name,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate From,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate Until,
    string Purpose, ImmutableArray<MemberId> Members,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant NominateUntil,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ChangeUntil) : ISelectionEvent;

/// <summary>A member says whom they nominate, or that they nominate nobody, while nobody sees what others say. The last stands.</summary>
/// <param name="Nominee">Null for nobody.</param>
/// <param name="Reason">Null only where nobody is nominated.</param>
public sealed record NominationMade(CircleId CircleId, SelectionId SelectionId, MemberId MemberId, MemberId? Nominee, string? Reason) : ISelectionEvent;

/// <summary>A member says it otherwise, after the nominations were shown. What they said before stays to be read.</summary>
/// <param name="Nominee">Null for nobody any more.</param>
public sealed record NominationChanged(CircleId CircleId, SelectionId SelectionId, MemberId MemberId, MemberId? Nominee, string? Reason) : ISelectionEvent;

/// <summary>A member has heard the others and keeps to what they said.</summary>
public sealed record NominationKept(CircleId CircleId, SelectionId SelectionId, MemberId MemberId) : ISelectionEvent;

/// <summary>Whoever leads goes on before everyone said whether they keep or change theirs, and before the time is up.</summary>
public sealed record HearingClosed(CircleId CircleId, SelectionId SelectionId, string Reason) : ISelectionEvent;

/// <summary>One of the nominees is proposed to the circle, in a proposal that fills the role with them.</summary>
/// <param name="Reason">What speaks for them, and not how many named them.</param>
public sealed record NomineeProposed(CircleId CircleId, SelectionId SelectionId, ProposalId ProposalId, MemberId Nominee, string Reason) : ISelectionEvent;

/// <summary>The circle consented to the nominee.</summary>
/// <param name="NotFilled">Why the role is not filled for all that; null where it is.</param>
public sealed record SelectionCarried(CircleId CircleId, SelectionId SelectionId, ProposalId ProposalId, RoleObstacle? NotFilled) : ISelectionEvent;

/// <summary>Whoever leads ends it without anybody being chosen.</summary>
public sealed record SelectionEnded(CircleId CircleId, SelectionId SelectionId, string Reason) : ISelectionEvent;
