using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Communities;

/// <summary>Founds a community.</summary>
public sealed record FoundCommunity(
    CommunityId CommunityId, string Name, string Purpose, string TimeZone, Visibility Visibility, MemberId Founder)
{
    public static Decision Decide(Community? state, FoundCommunity command) =>
        state is not null ? new CommunityExists(command.CommunityId)
        : CommunityTerms.Check(command.Name, command.Purpose, command.TimeZone) is { } rejection ? rejection
        : Decision.Of(new CommunityFounded(
            command.CommunityId, command.Name.Trim(), command.Purpose.Trim(), command.TimeZone, command.Visibility,
            command.Founder));
}

/// <summary>What a community may be called and where it may be.</summary>
internal static class CommunityTerms
{
    public static Rejection? Check(string? name, string? purpose, string? timeZone) =>
        TextRule.Line("name", name) ??
        TextRule.Text("purpose", purpose, TextRule.NoteLimit) ??
        (IsZone(timeZone ?? "") ? null : new TimeZoneIsUnknown(timeZone ?? ""));

    /// <summary>A name of the IANA database; NodaTime's own names of fixed offsets (UTC+01) mean nothing elsewhere.</summary>
    private static bool IsZone(string name) => DateTimeZoneProviders.Tzdb.Ids.Contains(name);
}
