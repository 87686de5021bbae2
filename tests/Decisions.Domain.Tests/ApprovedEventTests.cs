using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Decisions.Domain.Tests;

/// <summary>
/// The stored JSON of every event, byte by byte. An approved file is never edited: events like it are stored. A new
/// one is made by running the tests once with DECISIONS_APPROVE=1, which writes only files that are missing.
/// </summary>
public sealed class ApprovedEventTests
{
    private static readonly string Folder =
        SolutionFolder.PathTo("tests", "Decisions.Domain.Tests", "EventCatalogue", "approved");

    // Marten's System.Text.Json serializer with camelCase and enumerations as strings. jsonb keeps an object's shorter
    // names first, and 'kind' must still be first in what it discriminates.
    private static readonly JsonSerializerOptions LikeMarten = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static TheoryData<string> Stored =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(EventExamples.Files), MemberType = typeof(EventExamples))]
    public void An_event_is_written_as_it_was_approved(string file)
    {
        var path = Path.Combine(Folder, file + ".json");
        var written = EventCatalogue.Write(EventExamples.ByFile[file]);
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("DECISIONS_APPROVE") == "1")
            File.WriteAllBytes(path, written);
        Encoding.UTF8.GetString(written).ShouldBe(File.ReadAllText(path));
        written.ShouldBe(File.ReadAllBytes(path));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void Whatever_was_ever_approved_is_read_today(string file)
    {
        var read = EventCatalogue.Current.Read(AliasOf(file), File.ReadAllBytes(Path.Combine(Folder, file)));
        if (EventExamples.ByFile.TryGetValue(Path.GetFileNameWithoutExtension(file), out var example))
            Written.Of(read).ShouldBe(Written.Of(example));
    }

    [Theory]
    [MemberData(nameof(Stored))]
    public void It_is_read_in_the_order_in_which_the_database_keeps_it(string file)
    {
        var stored = File.ReadAllBytes(Path.Combine(Folder, file));
        var kept = Encoding.UTF8.GetBytes(InOrderOfJsonb(JsonNode.Parse(stored))!.ToJsonString());
        Written.Of(EventCatalogue.Current.Read(AliasOf(file), kept)).ShouldBe(Written.Of(EventCatalogue.Current.Read(AliasOf(file), stored)));
    }

    [Theory]
    [MemberData(nameof(EventExamples.Files), MemberType = typeof(EventExamples))]
    public void Marten_reads_it_without_a_converter_of_ours(string file)
    {
        var example = EventExamples.ByFile[file];
        var kept = InOrderOfJsonb(JsonNode.Parse(EventCatalogue.Write(example)));
        var read = (IDomainEvent)kept.Deserialize(example.GetType(), LikeMarten)!;
        Written.Of(read).ShouldBe(Written.Of(example));
    }

    private static string AliasOf(string file) => file[..file.IndexOf('.')];

    /// <summary>jsonb's order of an object's members: by the length of the name in bytes, then by the bytes.</summary>
    private static JsonNode? InOrderOfJsonb(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(member => Encoding.UTF8.GetByteCount(member.Key))
            .ThenBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, InOrderOfJsonb(member.Value)))),
        JsonArray a => new JsonArray([.. a.Select(InOrderOfJsonb)]),
        _ => node?.DeepClone(),
    };
}
