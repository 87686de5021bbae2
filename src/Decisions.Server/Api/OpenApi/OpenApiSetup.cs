using Decisions.Domain;
using Decisions.Server.Api.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace Decisions.Server.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document: what the endpoints say of themselves, and the words and headers they share.</summary>
internal static class OpenApiSetup
{
    public static void AddDecisionsOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Decisions",
                Version = "1",
                Description = "Communities decide, and their history is kept. docs/api.md is the guide.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["bearer"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A token from `decisions token issue`.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type == typeof(Instant))
                Describe(schema, "date-time", "RFC 3339");
            else if (type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>)))
                Describe(schema, "uuid", null);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters ??= [];
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IsCommand>().Any())
            {
                operation.Parameters.Add(Header("Idempotency-Key", JsonSchemaType.String,
                    "Up to 255 characters, new for each new request. Repeating a request with its key gives the same answer and does nothing twice."));
                operation.Parameters.Add(Header("If-Match", JsonSchemaType.String,
                    "The ETag of what is changed, so that nobody else's change is overwritten."));
            }
            else
            {
                operation.Parameters.Add(Header(Freshness.Header, JsonSchemaType.Integer,
                    "Asks for an answer that takes in at least so many events of the community's log."));
            }
            Examples.AddTo(operation);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiSchema schema, string format, string? description)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = format;
        schema.Description ??= description;
        schema.Properties?.Clear();
        schema.Required?.Clear();
    }

    private static OpenApiParameter Header(string name, JsonSchemaType type, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = false,
        Description = description,
        Schema = new OpenApiSchema { Type = type },
    };
}
