using Decisions.Domain;

namespace Decisions.Server.Api.Http;

public sealed record BodyIsTooLarge(long Limit) : Rejection(
    RejectionKind.Invalid, "body-is-too-large", $"The request's body is larger than {Limit} bytes. Send less at a time.");

public sealed record BodyIsNotJson() : Rejection(
    RejectionKind.Invalid, "body-is-not-json", "Send the body as JSON, with the header 'Content-Type: application/json'.");

public sealed record BodyIsMalformed(string Path, string Fault) : Rejection(
    RejectionKind.Invalid, "body-is-malformed", $"The body cannot be read at '{Path}': {Fault}");

public sealed record HeaderIsMalformed(string Header, string Wanted) : Rejection(
    RejectionKind.Invalid, "header-is-malformed", $"The header '{Header}' cannot be read. {Wanted}");

public sealed record QueryIsMalformed(string Parameter, string Wanted) : Rejection(
    RejectionKind.Invalid, "query-is-malformed", $"The parameter '{Parameter}' cannot be read. {Wanted}");

public sealed record NothingHere() : Rejection(
    RejectionKind.NotFound, "nothing-here", "There is nothing at this address.");

public sealed record Unavailable() : Rejection(
    RejectionKind.Conflict, "unavailable", "The database does not answer just now. Nothing was lost: try again shortly, with the same idempotency key.");

public sealed record NotFreshYet(long Wanted) : Rejection(
    RejectionKind.Conflict, "not-fresh-yet", "What you ask for has not reached the views yet. Try again in a moment.");
