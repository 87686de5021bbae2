using System.Reflection;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Server.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Api.Http;

/// <summary>
/// Refusals as RFC 9457 problem details, in one place. The type is '/problems/' and the refusal's code, and stays; the
/// refusal's own data are members of the problem.
/// </summary>
public static class Problems
{
    public const string TypePrefix = "/problems/";

    public static IResult Of(Rejection rejection)
    {
        var problem = new ProblemDetails
        {
            Type = TypePrefix + rejection.Code,
            Title = Title(rejection.Code),
            Detail = rejection.Reason,
            Status = StatusOf(rejection),
        };
        foreach (var property in rejection.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.DeclaringType != typeof(Rejection) && property.Name != "EqualityContract")
                problem.Extensions[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.GetValue(rejection);
        return Results.Json(problem, ApiJson.Options, "application/problem+json", problem.Status);
    }

    public static int StatusOf(Rejection rejection) => rejection switch
    {
        SignInIsNeeded or TokenIsInvalid => StatusCodes.Status401Unauthorized,
        VersionIsStale => StatusCodes.Status412PreconditionFailed,
        CommandIdIsReused => StatusCodes.Status422UnprocessableEntity,
        BodyIsTooLarge => StatusCodes.Status413PayloadTooLarge,
        BodyIsMalformed or HeaderIsMalformed or QueryIsMalformed => StatusCodes.Status400BadRequest,
        BodyIsNotJson => StatusCodes.Status415UnsupportedMediaType,
        Unavailable or NotFreshYet => StatusCodes.Status503ServiceUnavailable,
        { Kind: RejectionKind.Invalid } => StatusCodes.Status422UnprocessableEntity,
        { Kind: RejectionKind.NotFound } => StatusCodes.Status404NotFound,
        { Kind: RejectionKind.Forbidden } => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>'voting-has-closed' → 'Voting has closed'.</summary>
    public static string Title(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}
