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

public sealed record RequestIsMalformed() : Rejection(
    RejectionKind.Invalid, "request-is-malformed", "The request cannot be read as HTTP. Check the tool that sent it.");

/// <param name="Allowed">The methods that there are at this address.</param>
public sealed record MethodIsNotAllowed(IReadOnlyList<string> Allowed) : Rejection(
    RejectionKind.Invalid, "method-is-not-allowed", $"This address takes {string.Join(", ", Allowed)}.");

/// <param name="TraceId">What the server's log names it by.</param>
public sealed record ServerFault(string TraceId) : Rejection(
    RejectionKind.Conflict, "server-fault",
    "Something went wrong in the server, and its log says what. Try again with the same idempotency key; if it stays, tell whoever runs the server.");

public sealed record Unavailable() : Rejection(
    RejectionKind.Conflict, "unavailable", "The database does not answer just now. Nothing was lost: try again shortly, with the same idempotency key.");

public sealed record NotFreshYet(long Wanted) : Rejection(
    RejectionKind.Conflict, "not-fresh-yet", "What you ask for has not reached the views yet. Try again in a moment.");
