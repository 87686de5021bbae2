using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>When the vote may be held that must confirm a round, if that carries.</summary>
/// <param name="OpensFrom">The first instant at which it may open.</param>
/// <param name="ClosesBy">The last instant at which it may close. Without it until then, the proposal lapses.</param>
/// <param name="Stated">When it is to be held, or null where the facilitator says so later.</param>
public sealed record ConfirmationPlan(
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant OpensFrom,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ClosesBy,
    StatedVote? Stated);
