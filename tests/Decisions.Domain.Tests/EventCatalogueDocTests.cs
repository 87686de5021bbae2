using System.Text.Json;
using System.Text.Json.Nodes;

namespace Decisions.Domain.Tests;

/// <summary>docs/event-catalogue.md says of every event what the code stores.</summary>
public sealed class EventCatalogueDocTests
{
    private static readonly string Page = File.ReadAllText(SolutionFolder.PathTo("docs", "event-catalogue.md"));

    public static TheoryData<Type> EventTypes => [.. EventCatalogue.Current.Types.Values];

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_property_of_an_event_is_explained_in_order(Type type) =>
        Explained(SectionOf(type)).Where(name => !name.Contains('.')).ShouldBe(
            type.GetConstructors().Single().GetParameters().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name!)));

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Its_example_is_what_is_stored(Type type)
    {
        var example = SectionOf(type).Split("```json\n")[1].Split("\n```")[0];
        JsonNode.DeepEquals(JsonNode.Parse(example), JsonNode.Parse(EventCatalogue.Write(EventExamples.Of(type)))).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Its_stream_is_named(Type type) =>
        SectionOf(type).ShouldContain($"Stream `{EventExamples.StreamOf(type)}/{{");

    [Fact]
    public void Nothing_is_listed_that_is_not_stored() =>
        Page.Split('\n').Where(line => line.StartsWith("### `", StringComparison.Ordinal)).Select(line => line[5..^1])
            .ShouldBe(EventCatalogue.Current.Types.Keys, ignoreOrder: true);

    private static IEnumerable<string> Explained(string section) =>
        section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    private static string SectionOf(Type type)
    {
        var sections = Page.Split($"\n### `{EventCatalogue.AliasOf(type)}`\n");
        sections.Length.ShouldBe(2, $"docs/event-catalogue.md has not one section for {type.Name}.");
        return sections[1].Split("\n### ")[0].Split("\n## ")[0];
    }
}
