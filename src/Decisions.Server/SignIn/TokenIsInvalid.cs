using Decisions.Domain;

namespace Decisions.Server.SignIn;

public sealed record TokenIsInvalid() : Rejection(
    RejectionKind.Forbidden, "token-is-invalid", "This bearer token is unknown, expired or revoked. Ask your secretary for a new one.");
