using Decisions.Server.Api.Http;
using Decisions.Server.Exporting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.OpenApi;

/// <summary>Says of each operation what it shares with others: its headers, whether it needs a key, and its examples.</summary>
internal static class Operations
{
    /// <summary>Questions that no visitor is answered, whatever the community shows.</summary>
    private static readonly HashSet<string> NeedKey =
        ["getBallot", "listBallots", "getTellers", "listEntries", "getHands", "getProxy", "listProxies", "getMeetingProxy", "listMeetingProxies", "getReminders", "switchReminders", "followCircle", "getDelegation", "listMembers", "getMember", "getMinutes", "getConsentRound", "getAdvice", "listActions", "getAction", "listCallsOfDecision", "getCall", "listCalls", "listFreeActions", "listMyActions", "needingMyVote", "readLog", "followLog", "listAudit", "saveAudit"];

    /// <summary>Answers that are one thing of a version.</summary>
    private static readonly HashSet<string> HaveTag =
        ["getCommunity", "getMember", "getRule", "getProposal", "listRevisions", "getBallot", "getResult", "getTellers", "getMeeting", "getMinutes", "getConsentRound", "getAdvice", "getFollowUp", "getAction", "getCall"];

    public static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var name = operation.OperationId!;
        var isCommand = context.Description.ActionDescriptor.EndpointMetadata.OfType<IsCommand>().Any();
        operation.Parameters = [.. (operation.Parameters ?? []).OfType<OpenApiParameter>().Select(parameter => name is "listAudit" or "saveAudit" ? AuditParameters.Describe(parameter) : Parameters.Describe(parameter)), .. Headers(name, isCommand)];
        if (!isCommand && !NeedKey.Contains(name))
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", context.Document)] = [] },
                new OpenApiSecurityRequirement(),
            ];
        foreach (var (status, response) in (operation.Responses ?? []).ToList())
            if (status[0] == '2')
                DescribeAnswer(name, isCommand, status, (OpenApiResponse)response);
            else
                operation.Responses![status] = SharedProblems.Reference(status, (OpenApiResponse)response, context.Document!);
        Examples.AddTo(operation);
        return Task.CompletedTask;
    }

    private static IEnumerable<OpenApiParameter> Headers(string name, bool isCommand) =>
        isCommand ? [Parameters.IdempotencyKey, Parameters.IfMatch, Parameters.IfNoneMatch]
        : name is "listCommunities" or "switchReminders" or "followCircle" ? []
        : name == "followLog" ? [Parameters.Index, Parameters.LastEventId]
        : HaveTag.Contains(name) ? [Parameters.Index, Parameters.Known]
        : [Parameters.Index];

    private static void DescribeAnswer(string name, bool isCommand, string status, OpenApiResponse response)
    {
        response.Headers = new Dictionary<string, IOpenApiHeader>();
        if (name != "listCommunities")
            response.Headers[Freshness.Header] = Header(
                JsonSchemaType.Integer, "How many events of the community's log the answer takes in.");
        if (isCommand ? name != "importMembers" : HaveTag.Contains(name))
            response.Headers["ETag"] = Header(JsonSchemaType.String, "The version, for If-Match and If-None-Match.");
        // The bytes of a file: JSON Schema has no type for them (OpenAPI 3.1, 4.8.14.2).
        if (response.Content is { } content && content.TryGetValue(RecordFile.Type, out var archive))
            archive.Schema = new OpenApiSchema { Description = "A ZIP file; docs/ledger.md says what is in it." };
        if (status == "201")
            response.Headers["Location"] = Header(JsonSchemaType.String, "Where it can be read.");
    }

    private static OpenApiHeader Header(JsonSchemaType type, string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = type } };
}
