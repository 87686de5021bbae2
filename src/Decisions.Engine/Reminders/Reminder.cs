using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
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
/// <param name="Before">How long before voting closes.</param>
/// <param name="Write">Puts one into words.</param>
public sealed record ReminderTerms(Duration Before, Func<Reminder, Mail> Write);
