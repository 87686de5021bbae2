using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Circles;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>A role passes on in an order from now on, in the place of any order before. What is on record already stands.</summary>
/// <param name="Name">The circle's own name for the role; null where it is one of the others.</param>
/// <param name="Order">Those whose turn it is, one after another and then again from the first.</param>
/// <param name="First">The day on which the first turn begins, by the community's clock.</param>
public sealed record CircleRotationStated(
    CircleId CircleId, CircleRole Role, string? Name, ImmutableArray<MemberId> Order, TurnLength Length,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate First) : ICircleEvent;

/// <summary>A role passes on in no order any more. What is on record already stands.</summary>
public sealed record CircleRotationEnded(CircleId CircleId, CircleRole Role, string? Name, string Reason) : ICircleEvent;

/// <summary>A member asked to be passed over: their turn, which had not begun, goes to who comes after them.</summary>
/// <param name="From">The day on which it would have begun.</param>
public sealed record CircleTurnPassedOver(
    CircleId CircleId, CircleRole Role, string? Name, MemberId MemberId,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate From, string? Reason) : ICircleEvent;
