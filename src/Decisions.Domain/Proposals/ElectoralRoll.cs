using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// The electoral roll of a round: who was entitled when it opened, and nobody who came later. The roll is not listed:
/// it follows from the members' own events before <paramref name="AsOfIndex"/> and the rule's franchise, and
/// <paramref name="Digest"/> proves which it was.
/// </summary>
/// <param name="AsOfIndex">How many events the community's log had when the roll was drawn: only those count.</param>
/// <param name="DrawnAt">The instant that lengths of membership were measured to.</param>
/// <param name="Eligible">How many members are on it.</param>
/// <param name="Digest">SHA-256 over the members' ids (16 bytes each, ascending), in lower-case hexadecimal.</param>
public sealed record ElectoralRoll(
    long AsOfIndex,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant DrawnAt,
    long Eligible,
    string Digest);
