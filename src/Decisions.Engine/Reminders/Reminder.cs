using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Reminders;

/// <summary>What a member who has not voted is reminded of.</summary>
/// <param name="TimeZone">The community's, by its IANA name.</param>
/// <param name="ClosesAt">Until when voting is open.</param>
/// <param name="Now">When it is sent.</param>
public sealed record Reminder(
    CommunityId Community, string CommunityName, string TimeZone, ProposalId Proposal, string Title, Instant ClosesAt, Person Person, string Email,
    Instant Now);

/// <summary>How reminders are sent.</summary>
/// <param name="Before">How long before voting closes, where the rule of the vote does not say.</param>
/// <param name="Write">Puts one into words.</param>
public sealed record ReminderTerms(Duration Before, Func<Reminder, Mail> Write)
{
    /// <summary>How long before voting closes by a rule; null where nobody is reminded.</summary>
    public Duration? Under(DecisionRule rule) => rule.ReminderHours switch
    {
        null => Before,
        0 => null,
        { } hours => Duration.FromHours(hours),
    };
}
