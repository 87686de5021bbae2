using System.Text.Json.Serialization;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ballots;

/// <summary>Where a member stands to a text: by consent one of the first three, by consensus one of the next four.</summary>
[JsonConverter(typeof(WordJsonConverter<Position>))]
public enum Position
{
    [JsonStringEnumMemberName("noObjection")] NoObjection,

    /// <summary>An assumption not yet backed by reasons. It is kept, and stops nothing.</summary>
    [JsonStringEnumMemberName("concern")] Concern,

    /// <summary>An argument that shows what is better avoided, or a worthwhile improvement. It stops the agreement while it stands.</summary>
    [JsonStringEnumMemberName("objection")] Objection,

    [JsonStringEnumMemberName("agree")] Agree,

    /// <summary>Agrees, with reservations.</summary>
    [JsonStringEnumMemberName("reservations")] Reservations,

    /// <summary>Will not stop it, is freed from carrying it out, and is bound by it. Name and reason are recorded.</summary>
    [JsonStringEnumMemberName("standAside")] StandAside,

    /// <summary>Stops it, for the group's principles or safety only.</summary>
    [JsonStringEnumMemberName("block")] Block,

    /// <summary>An objection that was withdrawn or found not to qualify. Nobody casts it; it is counted.</summary>
    [JsonStringEnumMemberName("resolvedObjection")] ResolvedObjection,

    /// <summary>A block that was withdrawn or found not to be valid. Nobody casts it; it is counted.</summary>
    [JsonStringEnumMemberName("invalidBlock")] InvalidBlock,
}

/// <summary>What positions are.</summary>
public static class Positions
{
    /// <summary>Whether it says nothing without its reason: that is kept, or tested.</summary>
    public static bool NeedsReason(this Position position) => position is Position.Concern or Position.Objection or Position.StandAside or Position.Block;

    /// <summary>Which answer of the counting rule it is, by its position there.</summary>
    internal static int Answer(this Position position) => position switch
    {
        Position.NoObjection or Position.Agree => 0,
        Position.Concern or Position.Reservations => 1,
        Position.Objection or Position.StandAside => 2,
        Position.ResolvedObjection or Position.Block => 3,
        Position.InvalidBlock => 4,
        _ => throw new CannotCountException($"{position} is no position."),
    };
}

/// <summary>A member's position.</summary>
public sealed record PositionChoice(Position Position) : Choice;
