using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Draws;

public sealed record DrawExists(DrawId DrawId) : Rejection(
    RejectionKind.Conflict, "draw-exists", "There is a draw of this id already. Announce it under another.");

public sealed record DrawAwaitsSeed(DrawId DrawId, Instant SeedAt) : Rejection(
    RejectionKind.Conflict, "draw-awaits-seed",
    "Another draw from these members waits for its seed, and one waits at a time: of several, somebody could pick whom they like. " +
    "Publish its seed first, or withdraw it while that cannot be known.");

public sealed record DrawIsUnknown(DrawId DrawId) : Rejection(
    RejectionKind.NotFound, "draw-is-unknown", "This community has no such draw.");

public sealed record DrawIsWithdrawn(DrawId DrawId) : Rejection(
    RejectionKind.Conflict, "draw-is-withdrawn", "This draw was withdrawn. Announce another.");

public sealed record PoolIsTooSmall(long Eligible, int Places) : Rejection(
    RejectionKind.Conflict, "pool-is-too-small", $"There are {Eligible} members to draw from, and {Places} places. Announce fewer places.");

public sealed record SeedIsKnownAlready(Instant SeedAt, Instant Now) : Rejection(
    RejectionKind.Invalid, "seed-is-known-already", "Name a moment to come at which the seed will be known: a seed that somebody knows already could have been chosen.");

public sealed record SeedIsNotDue(Instant SeedAt) : Rejection(
    RejectionKind.Conflict, "seed-is-not-due", "The seed of this draw is not known yet. Publish it once the moment that was announced has passed.");

public sealed record SeedMayBeKnown(Instant SeedAt) : Rejection(
    RejectionKind.Conflict, "seed-may-be-known",
    "The seed of this draw may be known by now, so the draw can no longer be withdrawn: whoever knows the seed could choose. Publish it.");

public sealed record SeedIsPublished(string Seed) : Rejection(
    RejectionKind.Conflict, "seed-is-published", $"The seed of this draw is published: {Seed}. It stands, and what was drawn by it.");

public sealed record NobodyIsDrawn(DrawId DrawId) : Rejection(
    RejectionKind.Conflict, "nobody-is-drawn", "Nobody is drawn before the seed is published. Wait for it.");

public sealed record NoPlaceToAnswer() : Rejection(
    RejectionKind.Conflict, "no-place-to-answer", "There is no place for you in this panel to take. If you are a reserve, you are asked once one of those before you declines.");

public sealed record PlaceNeedsMember() : Rejection(
    RejectionKind.Conflict, "place-needs-member", "Only members who are not suspended take a place in a panel. Until you are one again you can decline it.");

public sealed record PlaceWasPassedOn() : Rejection(
    RejectionKind.Conflict, "place-was-passed-on", "This place was passed on to the next in the order, for the reason on record. Ask whoever leads the draw.");

public sealed record MemberHasNoPlace(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "member-has-no-place", "This member has no place in the panel that could be passed on. Look at who was drawn.");

public sealed record PlaceIsTaken(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "place-is-taken", "This member has taken the place. It is passed on only once they leave or are suspended; or they give it back themselves.");

/// <param name="Until">Null where the announcement gives no time to answer in.</param>
public sealed record PlaceMayBeAnswered(MemberId MemberId, Instant? Until) : Rejection(
    RejectionKind.Conflict, "place-may-be-answered",
    "This member can still answer. Their place is passed on once the time that the announcement gives is over, or where they leave or are suspended.");

public sealed record PlaceWasDeclined() : Rejection(
    RejectionKind.Conflict, "place-was-declined", "You have declined this place, and the next in the order has stepped in. It cannot be taken again.");
