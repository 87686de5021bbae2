using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Draws;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one draw of a panel. Stream: draw/{id}.</summary>
public interface IDrawEvent : IDomainEvent
{
    DrawId DrawId { get; }
}

/// <summary>A draw is announced, with all that decides it but the seed.</summary>
/// <param name="Purpose">What the panel is for.</param>
/// <param name="Pool">Who can be drawn: every member who had joined, as of an index of the log.</param>
/// <param name="Reserves">How many are drawn beyond the places, to step in where one of those before declines.</param>
/// <param name="Statement">Where the seed will come from, and how it is written: nobody can know it yet, and everybody can look it up.</param>
/// <param name="SeedAt">Until then nobody can know the seed, so it is not published before.</param>
/// <param name="AnswerDays">How many days of 24 hours each has to answer from when they are asked, before their place may be passed on; 0 where nobody's is for that.</param>
public sealed record DrawAnnounced(
    DrawId DrawId, string Title, string Purpose, ElectoralRoll Pool, int Places, int Reserves, string Statement,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant SeedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int AnswerDays = 0) : IDrawEvent;

/// <summary>The seed is known. Nothing of the draw is open from then on.</summary>
public sealed record SeedPublished(DrawId DrawId, string Seed) : IDrawEvent;

/// <summary>What the seed makes of the pool. It follows from the two, and anyone can draw it again.</summary>
/// <param name="Order">Those on the panel first, and then those who step in, in that order.</param>
public sealed record PanelDrawn(DrawId DrawId, ImmutableArray<MemberId> Order) : IDrawEvent;

/// <summary>A member who was drawn takes the place.</summary>
public sealed record PlaceAccepted(DrawId DrawId, MemberId MemberId) : IDrawEvent;

/// <summary>A member who was drawn does not take the place, or gives it back: the next in the order steps in.</summary>
public sealed record PlaceDeclined(DrawId DrawId, MemberId MemberId, string? Reason) : IDrawEvent;

/// <summary>
/// A place is passed on to the next in the order: the member who was drawn for it cannot take it, having left or been suspended, or has
/// not answered in time.
/// </summary>
public sealed record PlacePassedOn(DrawId DrawId, MemberId MemberId, string Reason) : IDrawEvent;

/// <summary>The draw is not held. Its seed was not known yet.</summary>
public sealed record DrawWithdrawn(DrawId DrawId, string Reason) : IDrawEvent;
