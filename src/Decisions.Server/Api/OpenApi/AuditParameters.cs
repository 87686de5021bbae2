using System.Text.Json.Nodes;
using Decisions.Domain;
using Decisions.Domain.Serialization;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Server.Api.Auditing;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.OpenApi;

/// <summary>The parameters by which a timeline is filtered.</summary>
internal static class AuditParameters
{
    public static OpenApiParameter Describe(OpenApiParameter parameter)
    {
        if (parameter.In == ParameterLocation.Path || parameter.Name is "after" or "limit")
            return Parameters.Describe(parameter);
        (parameter.Schema, parameter.Description) = parameter.Name switch
        {
            "person" => (Text(), "Only what this member did or what concerns them: their id, or 'system' or 'admin' for who acted."),
            "decision" => (Text("uuid"), "Only what concerns this proposal, its ballots too."),
            "type" => (Several(TimelineTypes.All), "Only events of this type; may be repeated."),
            "channel" => (OneOf(Words<Channel>.All), "Only what reached the record by this way."),
            "from" => (Text("date-time"), "Only events at this time or later."),
            "to" => (Text("date-time"), "Only events before this time."),
            "notice" => (Several(AuditQuery.NoticeWords), "Only events that need a look for this reason, or for one of this kind; may be repeated."),
            _ => (parameter.Schema, parameter.Description),
        };
        return parameter;
    }

    private static OpenApiSchema Text(string? format = null) => new() { Type = JsonSchemaType.String, Format = format };

    private static OpenApiSchema OneOf(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    private static OpenApiSchema Several(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.Array, Items = OneOf(words) };
}
