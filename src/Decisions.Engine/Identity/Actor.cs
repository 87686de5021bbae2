using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;

namespace Decisions.Engine.Identity;

/// <summary>Who asks. A visitor who has shown no key has no roles.</summary>
/// <param name="Community">The community that the roles are in; null for a visitor, the system and an admin.</param>
/// <param name="Member">The member, or null for a visitor, an auditor from outside, the system and an admin.</param>
/// <param name="IsSuspended">Whether the member is suspended: they read, and vote where the roll holds them, and do no more.</param>
public sealed record Actor(CommunityId? Community, MemberId? Member, ImmutableArray<Role> Roles, bool IsSuspended = false)
{
    /// <summary>Someone who has shown no key.</summary>
    public static Actor Visitor { get; } = new(null, null, []);

    /// <summary>Decisions itself, declaring a result that is due.</summary>
    public static Actor System { get; } = new(null, null, [Role.Admin]);

    /// <summary>The pseudonym that the public record carries: a member's id, 'auditor', 'admin' or 'system'.</summary>
    public string Pseudonym => Member?.ToString() ?? (
        ReferenceEquals(this, System) ? "system" : IsAdmin ? "admin" : Roles.Contains(Role.Auditor) ? "auditor" : "visitor");

    /// <summary>Whether this is a key to the server itself.</summary>
    public bool IsAdmin => Community is null && Roles.Contains(Role.Admin);

    /// <summary>Whether the actor has one of the roles in a community.</summary>
    public bool Has(CommunityId community, params ReadOnlySpan<Role> roles)
    {
        if (Community != community)
            return false;
        foreach (var role in roles)
            if (Roles.Contains(role))
                return true;
        return false;
    }

    /// <summary>Whether the actor is this member of this community.</summary>
    public bool Is(CommunityId community, MemberId member) => Community == community && Member == member;
}
