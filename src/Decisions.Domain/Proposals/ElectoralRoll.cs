using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Circles;
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
/// <param name="Classes">Who of them is of which class and has how many votes, where the rule asks; else null.</param>
/// <param name="Circle">The circle whose members alone it is drawn of, as of the same index; null for the whole community.</param>
public sealed record ElectoralRoll(
    long AsOfIndex,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant DrawnAt,
    long Eligible,
    string Digest,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassRoll? Classes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CircleId? Circle = null);

/// <summary>The classes of a roll, as of the same index.</summary>
/// <param name="Sizes">How many of each class are on the roll and how many votes they have together; by name, those of no class first.</param>
/// <param name="Digest">
/// SHA-256 over all members in the order of the roll, of each: the id (16 bytes), the votes (8 bytes, big-endian), and the
/// class's name in UTF-8 after its length in bytes (4 bytes, big-endian; 0 for none). In lower-case hexadecimal.
/// </param>
public sealed record ClassRoll(ImmutableArray<ClassOnRoll> Sizes, string Digest)
{
    public bool Equals(ClassRoll? other) => other is not null && Digest == other.Digest && Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan());

    public override int GetHashCode() => Digest.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One class of a roll.</summary>
/// <param name="Class">Its name; null for those of none.</param>
public sealed record ClassOnRoll(string? Class, long Members, long Votes);
