using Decisions.Domain.Members;

namespace Decisions.Server.Pages.Words;

/// <summary>Whom a page names, for a reader who may see names and for one who may not.</summary>
public static class PersonInWords
{
    /// <param name="actor">The pseudonym on record: a member's id, 'auditor', 'system' or 'admin'.</param>
    /// <param name="name">The name, where there is one and the reader may see it.</param>
    public static string Of(string actor, string? name) =>
        name ?? actor switch
        {
            "system" => "Decisions",
            "admin" => "The administrator",
            "auditor" => "The auditor",
            _ when Guid.TryParse(actor, out _) => $"Member {actor[^6..]}",
            _ => actor,
        };

    public static string Of(MemberId member, string? name) => Of(member.ToString(), name);

    public static string Of(Standing standing) => standing switch
    {
        Standing.Invited => "Invited, has not joined yet",
        Standing.Joined => "Member",
        Standing.Suspended => "Suspended",
        Standing.Left => "Has left",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
