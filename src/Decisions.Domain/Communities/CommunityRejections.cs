namespace Decisions.Domain.Communities;

public sealed record TimeZoneIsUnknown(string TimeZone) : Rejection(
    RejectionKind.Invalid, "time-zone-is-unknown",
    $"'{TimeZone}' is not a time zone. Name one of the IANA time zones, such as Europe/London.");

public sealed record CommunityExists(CommunityId CommunityId) : Rejection(
    RejectionKind.Conflict, "community-exists", "A community with this id exists already.");
