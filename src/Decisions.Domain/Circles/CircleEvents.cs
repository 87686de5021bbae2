using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Circles;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What circles there are and how they are nested. Stream: circles/{community}, one for all, so that none is closed around another.</summary>
public interface ICirclesEvent : IDomainEvent
{
    CircleId CircleId { get; }
}

/// <summary>Who is in one circle, and in which role. Stream: circle/{id}.</summary>
public interface ICircleEvent : IDomainEvent
{
    CircleId CircleId { get; }
}

/// <summary>A circle is formed.</summary>
/// <param name="Parent">The circle that it is inside, for good; null for one that is inside none.</param>
/// <param name="Purpose">What it is there for, and what it may decide.</param>
public sealed record CircleFormed(CircleId CircleId, CircleId? Parent, string Name, string Purpose, CircleJoining Joining) : ICirclesEvent;

/// <summary>A circle is called something else, is there for something else, or is joined otherwise.</summary>
public sealed record CircleChanged(CircleId CircleId, string Name, string Purpose, CircleJoining Joining) : ICirclesEvent;

/// <summary>It is said which decision rules a circle decides under, in the place of what was said before.</summary>
/// <param name="Rules">Empty for any rule of the community.</param>
public sealed record CircleRulesNamed(CircleId CircleId, ImmutableArray<RuleId> Rules) : ICirclesEvent;

/// <summary>A circle is closed for good. Who was in it and what it decided stays on record.</summary>
public sealed record CircleClosed(CircleId CircleId, string Reason) : ICirclesEvent;

/// <summary>A member asks to join a circle that lets in who asks.</summary>
public sealed record MemberAskedToJoinCircle(CircleId CircleId, MemberId MemberId, string? Note) : ICircleEvent;

/// <summary>A member is in a circle from now on: they opted in.</summary>
/// <param name="LetInBy">Who let them in once they had asked; null where it is open.</param>
public sealed record MemberJoinedCircle(CircleId CircleId, MemberId MemberId, MemberId? LetInBy) : ICircleEvent;

/// <summary>A member who asked to join is not let in.</summary>
public sealed record JoiningRefused(CircleId CircleId, MemberId MemberId, MemberId By, string Reason) : ICircleEvent;

/// <summary>A member is in a circle no more, or asks no more to join it. Their terms in its roles end with it.</summary>
public sealed record MemberLeftCircle(CircleId CircleId, MemberId MemberId, string? Reason) : ICircleEvent;

/// <summary>
/// A member fills a role for a term, in the place of every term in it that it meets: of their own, of somebody who is in the circle no
/// more, or a turn of the rotation that was to come.
/// </summary>
/// <param name="Name">The circle's own name for the role; null where it is one of the others.</param>
/// <param name="From">The first day, by the community's clock.</param>
/// <param name="Until">The last.</param>
/// <param name="ByRotation">Whether it is their turn by the role's rotation, put on record by the system; left out where it is not.</param>
/// <param name="SelectionId">The selection in which the circle chose them, in the place of whoever else fills the role on these days; null where they were named.</param>
public sealed record CircleRoleFilled(
    CircleId CircleId, CircleRole Role, string? Name, MemberId MemberId,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate From,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate Until,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ByRotation = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SelectionId? SelectionId = null) : ICircleEvent;

/// <summary>A member fills a role no more, before their term is over.</summary>
/// <param name="From">The first day of the one term that ends; null where all of theirs in the role do.</param>
public sealed record CircleRoleVacated(
    CircleId CircleId, CircleRole Role, string? Name, MemberId MemberId, string? Reason,
    [property: JsonConverter(typeof(LocalDateJsonConverter)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LocalDate? From = null) : ICircleEvent
{
    public bool Ends(RoleTerm term) => term.IsOf(Role, Name) && term.MemberId == MemberId && (From is null || term.From == From);
}
