using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.ConsentRounds;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens in the consent round of one proposal, from why to act to the agreement. Stream: consent/{proposal}. Positions are ballots
/// of the proposal's rounds of voting, one round for each pass.
/// </summary>
public interface IConsentRoundEvent : IDomainEvent
{
    ProposalId ProposalId { get; }
}

/// <summary>A consent round begins, with the question whether there is a reason to act. The proposal's own stream says under which rule, and who takes part.</summary>
/// <param name="Facilitator">Who leads through the steps.</param>
/// <param name="Secretary">Who keeps what was said.</param>
/// <param name="Purpose">The driver: what happens, what it does, and so why to act.</param>
/// <param name="Hours">How long each step takes where it is not held live.</param>
/// <param name="MeetingId">The meeting at which it is held live, or null.</param>
public sealed record ConsentRoundBegun(
    ProposalId ProposalId, MemberId Facilitator, MemberId Secretary, string Purpose, StepHours Hours, MeetingId? MeetingId,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant? EndsAt) : IConsentRoundEvent;

/// <summary>Others lead through the round and keep what is said from here on.</summary>
public sealed record RolesNamed(ProposalId ProposalId, MemberId Facilitator, MemberId Secretary) : IConsentRoundEvent;

/// <summary>The round goes on at another meeting, or at none.</summary>
/// <param name="MeetingId">The meeting at which it goes on, or null.</param>
/// <param name="Hours">How long each step takes from here on.</param>
/// <param name="Step">Where it is.</param>
/// <param name="EndsAt">When that step goes on by itself; of a test, until when objections can be judged; null where the facilitator says so.</param>
public sealed record ConsentRoundMoved(
    ProposalId ProposalId, MeetingId? MeetingId, StepHours Hours, ConsentStep Step,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant? EndsAt) : IConsentRoundEvent;

/// <summary>Why to act is said anew. Who had agreed to the words before is asked again.</summary>
/// <param name="EndsAt">When the step goes on by itself; null where the facilitator says so.</param>
public sealed record DriverRestated(
    ProposalId ProposalId, string Purpose, [property: JsonConverter(typeof(InstantJsonConverter))] Instant? EndsAt) : IConsentRoundEvent;

/// <summary>The round goes on to a step.</summary>
/// <param name="EndsAt">When it goes on by itself, or is to be taken up where it is paused; null where the facilitator says so.</param>
/// <param name="Because">What moved it.</param>
public sealed record StepTaken(
    ProposalId ProposalId, ConsentStep Step, [property: JsonConverter(typeof(InstantJsonConverter))] Instant? EndsAt, StepReason Because,
    string? Note) : IConsentRoundEvent;

/// <summary>A member agrees to why to act, or says what is amiss with it; or responds briefly to the proposal. The last response stands.</summary>
/// <param name="Step">Which step it belongs to: driver or react.</param>
/// <param name="Consents">Whether the member agrees that there is a reason to act; null in the step react.</param>
public sealed record ResponseGiven(ProposalId ProposalId, MemberId MemberId, ConsentStep Step, bool? Consents, string? Text) : IConsentRoundEvent;

/// <summary>A member asks what is meant.</summary>
public sealed record QuestionAsked(ProposalId ProposalId, QuestionId QuestionId, MemberId MemberId, string Text) : IConsentRoundEvent;

/// <summary>A question is answered. The last answer stands.</summary>
public sealed record QuestionAnswered(ProposalId ProposalId, QuestionId QuestionId, MemberId MemberId, string Text) : IConsentRoundEvent;

/// <summary>A member puts their objection in other words.</summary>
/// <param name="RoundId">The pass in which it was made.</param>
public sealed record ObjectionRefined(ProposalId ProposalId, RoundId RoundId, MemberId MemberId, string Text) : IConsentRoundEvent;

/// <summary>A member takes their objection back: it no longer stands.</summary>
public sealed record ObjectionWithdrawn(ProposalId ProposalId, RoundId RoundId, MemberId MemberId, string? Reason) : IConsentRoundEvent;

/// <summary>A member says whether another's objection qualifies as one. Their last word stands.</summary>
/// <param name="Objector">Whose objection it is.</param>
/// <param name="Reason">Why not; may be null where it does.</param>
public sealed record ObjectionJudged(
    ProposalId ProposalId, RoundId RoundId, MemberId Objector, MemberId MemberId, bool Qualifies, string? Reason) : IConsentRoundEvent;

/// <summary>An objection was tested by the rule: it stands, or it does not qualify and no longer stands.</summary>
/// <param name="TestedBy">Who led the test and recorded what came of it.</param>
public sealed record ObjectionTested(
    ProposalId ProposalId, RoundId RoundId, MemberId Objector, bool Qualifies, MemberId TestedBy) : IConsentRoundEvent;

/// <summary>Objections are answered. The pass ends; whoever objected and everyone else is asked anew before anything is agreed.</summary>
/// <param name="Objectors">Whose objections it answers.</param>
/// <param name="Text">What is done, and why.</param>
/// <param name="Owner">Who takes it on; null where nobody needs to.</param>
/// <remarks>Where the text changes, the proposal's next revision stands in the proposal's own stream.</remarks>
public sealed record ObjectionsResolved(
    ProposalId ProposalId, RoundId RoundId, ImmutableArray<MemberId> Objectors, Resolution Way, string Text, MemberId? Owner) : IConsentRoundEvent;
