using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;
using Microsoft.OpenApi;

namespace Decisions.Server.Tests.Api.OpenApi;

public sealed class OpenApiTests(ApiServer server)
{
    private const string Path = "/api/v1/openapi.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        var text = (await (await server.Visitor()).Get(Path)).Ok().Text;
        var read = OpenApiDocument.Parse(text, "json");
        read.Diagnostic!.Errors.ShouldBeEmpty();
        read.Diagnostic.Warnings.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Document!.Paths.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task The_document_is_as_approved() => Approved.Text(
        "docs/openapi.json", JsonNode.Parse((await (await server.Visitor()).Get(Path)).Text)!.ToJsonString(Indented) + "\n");

    [Fact]
    public async Task Every_operation_is_described_with_examples_of_what_it_takes_and_answers()
    {
        foreach (var (name, operation) in await Operations())
        {
            operation.Summary.ShouldNotBeNullOrEmpty(name);
            operation.Tags!.ShouldHaveSingleItem().Description.ShouldNotBeNullOrEmpty(name);
            foreach (var media in operation.RequestBody?.Content?.Values ?? [])
                media.Example.ShouldNotBeNull($"{name} has no example of its body.");
            foreach (var (status, response) in operation.Responses!)
                foreach (var (type, media) in response.Content!)
                {
                    media.Example.ShouldNotBeNull($"{name} has no example of its {status}.");
                    if (status[0] != '2')
                        type.ShouldBe("application/problem+json");
                }
            foreach (var parameter in operation.Parameters ?? [])
                parameter.Description.ShouldNotBeNullOrEmpty($"{name} {parameter.Name}");
        }
    }

    [Fact]
    public async Task Ids_times_words_and_kinds_are_described_as_they_are()
    {
        var schemas = OpenApiDocument.Parse((await (await server.Visitor()).Get(Path)).Text, "json").Document!.Components!.Schemas!;
        schemas["ProposalId"].Format.ShouldBe("uuid");
        schemas["Instant"].Format.ShouldBe("date-time");
        schemas["Answer"].Type.ShouldBe(JsonSchemaType.String);
        schemas["Answer"].Enum!.Select(word => word!.GetValue<string>()).ShouldBe(["yes", "no", "abstain"]);
        schemas["Amount"].Type.ShouldBe(JsonSchemaType.Number | JsonSchemaType.String);
        foreach (var (kinds, words) in new[] { ("Choice", "dates leaning position ranked scored yesNo"), ("VotingMethod", "dates election positions ranked temperature yesNo"), ("Tally", "dates election positions ranked temperature yesNo") })
        {
            schemas[kinds].Discriminator!.PropertyName.ShouldBe("kind");
            schemas[kinds].Discriminator!.Mapping!.Keys.Order().ShouldBe(words.Split(' '));
            schemas[kinds].AnyOf!.ShouldAllBe(kind => kind.Required!.Contains("kind"));
        }
        foreach (var (name, schema) in schemas)
            foreach (var (field, kind) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
                if (kind.Type?.HasFlag(JsonSchemaType.Array) == true)
                    kind.Items.ShouldNotBeNull($"{name}.{field} is a list of nothing known.");
    }

    private async Task<IEnumerable<(string Name, OpenApiOperation Operation)>> Operations()
    {
        var document = OpenApiDocument.Parse((await (await server.Visitor()).Get(Path)).Text, "json").Document!;
        return document.Paths.SelectMany(path => path.Value.Operations!).Select(pair => (pair.Value.OperationId!, pair.Value));
    }
}
