using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Actions;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one action of a decision. Stream: action/{proposal}/{id}.</summary>
public interface IActionEvent : IDomainEvent
{
    ActionId ActionId { get; }

    ProposalId ProposalId { get; }
}

/// <summary>It is planned what is done to carry out a decision.</summary>
/// <param name="Owner">Who sees to it; null while nobody does.</param>
/// <param name="Due">The day by which it is to be done, by the community's clock; may be null.</param>
public sealed record ActionPlanned(
    ActionId ActionId, ProposalId ProposalId, MemberId By, string Text, MemberId? Owner,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate? Due) : IActionEvent;

/// <summary>It is worded anew, or has another owner or day: all of it as it is from now on.</summary>
public sealed record ActionChanged(
    ActionId ActionId, ProposalId ProposalId, string Text, MemberId? Owner,
    [property: JsonConverter(typeof(LocalDateJsonConverter))] LocalDate? Due) : IActionEvent;

/// <summary>A member takes an action on that nobody saw to.</summary>
public sealed record ActionTaken(ActionId ActionId, ProposalId ProposalId, MemberId Owner) : IActionEvent;

/// <summary>Its owner hands it back: nobody sees to it any more.</summary>
/// <param name="Note">What the next one should know; may be null.</param>
public sealed record ActionHandedBack(ActionId ActionId, ProposalId ProposalId, MemberId By, string? Note) : IActionEvent;

/// <summary>It is done.</summary>
/// <param name="By">Who says so.</param>
/// <param name="Note">What came of it; may be null.</param>
public sealed record ActionDone(ActionId ActionId, ProposalId ProposalId, MemberId By, string? Note) : IActionEvent;

/// <summary>It was not done after all, or is needed after all.</summary>
public sealed record ActionReopened(ActionId ActionId, ProposalId ProposalId, MemberId By, string? Reason) : IActionEvent;

/// <summary>It is not needed any more.</summary>
public sealed record ActionDropped(ActionId ActionId, ProposalId ProposalId, MemberId By, string Reason) : IActionEvent;
