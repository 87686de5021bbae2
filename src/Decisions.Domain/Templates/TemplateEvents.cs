using System.Text.Json.Serialization;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Templates;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one template. Stream: template/{id}.</summary>
public interface ITemplateEvent : IDomainEvent
{
    TemplateId TemplateId { get; }
}

/// <summary>A community saves one of its ways to decide, in the place of what the template said before.</summary>
/// <param name="Title">What the community calls it.</param>
/// <param name="Purpose">What it is for, in its own words.</param>
/// <param name="RuleId">The decision rule that it goes by.</param>
/// <param name="Text">What a proposal of it begins with, such as headings to fill in; may be null.</param>
/// <param name="VotingHours">How many hours voting is open as a rule; null where whoever opens it says.</param>
/// <param name="ReviewMonths">After how many months such a decision is looked at again as a rule; null for no such day.</param>
public sealed record TemplateSaved(
    TemplateId TemplateId, string Title, string Purpose, RuleId RuleId, string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? VotingHours = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ReviewMonths = null) : ITemplateEvent;

/// <summary>A template is offered no more. Proposals that began with it stay as they are.</summary>
public sealed record TemplateRetired(TemplateId TemplateId, string? Reason) : ITemplateEvent;
