using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.OpenApi;

/// <summary>Refusals are the same wherever they come from: each status is described once, and pointed to.</summary>
internal static class SharedProblems
{
    public static OpenApiResponseReference Reference(string status, OpenApiResponse response, OpenApiDocument document)
    {
        var name = $"Problem{status}";
        document.Components ??= new OpenApiComponents();
        document.Components.Responses ??= new Dictionary<string, IOpenApiResponse>();
        if (document.Components.Responses.TryAdd(name, response))
        {
            response.Description = ReasonPhrases.GetReasonPhrase(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture));
            foreach (var media in response.Content?.Values ?? [])
                media.Example = Examples.Problem(status);
            document.Workspace?.RegisterComponentForDocument(document, response, name);
        }
        return new OpenApiResponseReference(name, document);
    }
}
