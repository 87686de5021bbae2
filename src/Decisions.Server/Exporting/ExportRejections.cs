using Decisions.Domain;

namespace Decisions.Server.Exporting;

public sealed record NothingIsSigned() : Rejection(
    RejectionKind.Conflict, "nothing-is-signed",
    "No checkpoint of this record has been signed yet, so nobody could check what you would get. The first is signed within seconds: try again then.");

public sealed record TooManyExports() : Rejection(
    RejectionKind.Conflict, "too-many-exports",
    "As many records are being taken just now as this server can give at once. Try again in a minute.");
