using System.Globalization;
using System.Text.Json.Nodes;
using Decisions.Domain.Calls;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels;
using Decisions.Server.Api.Http;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.OpenApi;

/// <summary>The parameters that operations share. Endpoints read queries as text, to refuse them in words; here is their kind.</summary>
internal static class Parameters
{
    public static OpenApiParameter IdempotencyKey { get; } = Header(
        "Idempotency-Key", JsonSchemaType.String,
        "Up to 255 characters, new for each new request. Repeating a request with its key gives the same answer and does nothing twice.");

    public static OpenApiParameter IfMatch { get; } = Header(
        "If-Match", JsonSchemaType.String, "The ETag of what is changed, so that nobody else's change is overwritten.");

    public static OpenApiParameter IfNoneMatch { get; } = Header(
        "If-None-Match", JsonSchemaType.String, "'*': it must not exist yet, as a first ballot must not.");

    public static OpenApiParameter Known { get; } = Header(
        "If-None-Match", JsonSchemaType.String, "The ETag of the answer that you have: 304 if it is still the answer.");

    public static OpenApiParameter Index { get; } = Header(
        Freshness.Header, JsonSchemaType.Integer, "Asks for an answer that takes in at least so many events of the community's log.");

    public static OpenApiParameter LastEventId { get; } = Header(
        "Last-Event-ID", JsonSchemaType.Integer, "The id of the last event received, to go on after it.");

    public static OpenApiParameter Describe(OpenApiParameter parameter)
    {
        if (parameter.In == ParameterLocation.Path)
            parameter.Description ??= parameter.Name == "index" ? "An index of the log: 0 is the first." : $"The {parameter.Name}'s id.";
        else
            (parameter.Schema, parameter.Description) = parameter.Name switch
            {
                "status" => (Words<ProposalStatus>.All.ToSchema(), "Only proposals of this status; may be repeated."),
                "standing" => (Words<Standing>.All.ToSchema(), "Only members who stand so; may be repeated."),
                "text" => (Of(JsonSchemaType.String), "Only proposals whose title holds this, in upper or lower case."),
                "topic" => (Of(JsonSchemaType.String), "A topic of the community, by its name: only what is of it."),
                "circle" => (parameter.Schema, "A circle's id: only what is with it."),
                "skill" => (Of(JsonSchemaType.String), "Only calls that name this skill, in upper or lower case."),
                "venue" => (Word(Words<Venue>.All), "Only calls that can be answered there; those for either place are."),
                "due" => (Of(JsonSchemaType.Boolean), "Whether only those are listed whose review is due."),
                "retired" => (Of(JsonSchemaType.Boolean), "Whether retired rules are listed too."),
                "from" => (Index0(), "The index to read from; 0 is the first."),
                "limit" => (Limit(), "How many items a page holds."),
                "after" => (Of(JsonSchemaType.String), "The 'next' of the page before, for the page after it."),
                _ => (parameter.Schema, parameter.Description),
            };
        return parameter;
    }

    private static OpenApiSchema ToSchema(this IEnumerable<string> words) => new()
    {
        Type = JsonSchemaType.Array,
        Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] },
    };

    private static OpenApiSchema Word(IEnumerable<string> words) => new()
    {
        Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)],
    };

    private static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = "1",
        Maximum = PageQuery.MostItems.ToString(CultureInfo.InvariantCulture),
        Default = PageQuery.UsualItems,
    };

    private static OpenApiSchema Index0() => new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Default = 0 };

    private static OpenApiSchema Of(JsonSchemaType type) => new() { Type = type };

    private static OpenApiParameter Header(string name, JsonSchemaType type, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = false,
        Description = description,
        Schema = Of(type),
    };
}
