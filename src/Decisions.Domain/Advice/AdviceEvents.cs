using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Advice;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>
/// What happens in the advice process of one proposal. Stream: advice/{proposal}. The decision itself is a round of voting, with the
/// decider alone on its roll.
/// </summary>
public interface IAdviceEvent : IDomainEvent
{
    ProposalId ProposalId { get; }
}

/// <summary>Another member is to decide than before. They take it on by seeking advice.</summary>
public sealed record DeciderNamed(ProposalId ProposalId, MemberId Decider) : IAdviceEvent;

/// <summary>The decider seeks advice, or seeks more of it. What was said last stands as a whole.</summary>
/// <param name="RuleId">The rule under which the decider will decide.</param>
/// <param name="Advisers">Everyone who is asked, those who were asked before too.</param>
/// <param name="Until">Until then the decider waits for whoever has not spoken.</param>
/// <param name="Note">What the decider wants to know, or null.</param>
public sealed record AdviceSought(
    ProposalId ProposalId, RuleId RuleId, MemberId Decider, ImmutableArray<Adviser> Advisers,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant Until, string? Note) : IAdviceEvent;

/// <summary>A member gives advice, asked or not, or says that they have none to give. What each said last stands.</summary>
/// <param name="Revision">The text that it is on.</param>
/// <param name="Text">The advice; null for none.</param>
public sealed record AdviceGiven(ProposalId ProposalId, MemberId MemberId, int Revision, string? Text) : IAdviceEvent;

/// <summary>The decider says what they make of a piece of advice. The last answer stands.</summary>
/// <param name="Adviser">Whose advice it is.</param>
public sealed record AdviceAnswered(ProposalId ProposalId, MemberId Adviser, MemberId Decider, string Text) : IAdviceEvent;
