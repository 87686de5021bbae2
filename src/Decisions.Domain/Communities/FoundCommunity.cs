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
        (DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone ?? "") is null ? new TimeZoneIsUnknown(timeZone ?? "") : null);
}
