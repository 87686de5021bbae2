using System.Text.Json;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Engine.Exporting;

/// <summary>What an archive says of itself. Nothing in it is believed: it only says what to expect.</summary>
/// <param name="Archive">The version of the archive's format: 1.</param>
/// <param name="Origin">Which log it is.</param>
/// <param name="Size">How many entries it holds.</param>
/// <param name="Audience">For whose eyes: what they may not see is not in it.</param>
public sealed record ArchiveManifest(
    int Archive, Guid Community, string Origin, long Size, Audience Audience,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ExportedAt)
{
    /// <summary>The format that this version writes.</summary>
    public const int Format = 1;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Options);

    /// <summary>Null where it is no manifest.</summary>
    public static ArchiveManifest? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchiveManifest>(bytes, StoredJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>For whose eyes an archive is.</summary>
[JsonConverter(typeof(WordJsonConverter<Audience>))]
public enum Audience
{
    /// <summary>Everything but the ballots of rounds that are open and hide them: enough to recount every result.</summary>
    [JsonStringEnumMemberName("auditor")] Auditor,

    /// <summary>What a member may see: ballots of secret rounds are not in it.</summary>
    [JsonStringEnumMemberName("member")] Member,

    /// <summary>What anyone may see.</summary>
    [JsonStringEnumMemberName("visitor")] Visitor,
}
