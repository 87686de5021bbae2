namespace Decisions.Domain.Communities;

public sealed record CommunityIsUnknown(CommunityId CommunityId) : Rejection(
    RejectionKind.NotFound, "community-is-unknown", "There is no such community here.");

public sealed record CommunityExists(CommunityId CommunityId) : Rejection(
    RejectionKind.Conflict, "community-exists", "A community with this id exists already.");

public sealed record TimeZoneIsUnknown(string TimeZone) : Rejection(
    RejectionKind.Invalid, "time-zone-is-unknown",
    $"'{TimeZone}' is not a time zone. Name one of the IANA time zones, such as Europe/London.");
