using Decisions.Domain.Members;

namespace Decisions.Domain.Classes;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one member's place among the classes of a community. Stream: placement/{member}.</summary>
public interface IPlacementEvent : IDomainEvent;

/// <summary>A member is of a class, and has so many votes, from now on. Rolls that were drawn before keep what was.</summary>
/// <param name="Class">One of the community's classes; null for none.</param>
/// <param name="Votes">How many votes the member has where a rule counts them: 1 unless they stand for more, as a member society does.</param>
public sealed record MemberPlaced(
    MemberId MemberId, string? Class, long Votes) : IPlacementEvent;
