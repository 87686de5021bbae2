using System.Reflection;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Server.Exporting;
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

    public static IResult Of(Rejection rejection) => Of(rejection, StatusOf(rejection));

    /// <summary>
    /// The refusal of a question about what is not there yet: to a command that is a conflict with the state of things,
    /// to a question a 404.
    /// </summary>
    public static IResult NotYet(Rejection rejection) => Of(rejection, StatusCodes.Status404NotFound);

    private static ProblemResult Of(Rejection rejection, int status) => new(DetailsOf(rejection, status));

    /// <summary>The problem details that a refusal is.</summary>
    public static ProblemDetails DetailsOf(Rejection rejection) => DetailsOf(rejection, StatusOf(rejection));

    private static ProblemDetails DetailsOf(Rejection rejection, int status)
    {
        var problem = new ProblemDetails
        {
            Type = TypePrefix + rejection.Code,
            Title = Title(rejection.Code),
            Detail = rejection.Reason,
            Status = status,
        };
        foreach (var property in DataOf(rejection.GetType()))
            problem.Extensions[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.GetValue(rejection);
        return problem;
    }

    /// <summary>The data that a kind of refusal carries besides its sentence.</summary>
    public static IEnumerable<PropertyInfo> DataOf(Type rejection) =>
        rejection.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    public static int StatusOf(Rejection rejection) => rejection switch
    {
        SignInIsNeeded or TokenIsInvalid => StatusCodes.Status401Unauthorized,
        VersionIsStale => StatusCodes.Status412PreconditionFailed,
        CommandIdIsReused => StatusCodes.Status422UnprocessableEntity,
        BodyIsTooLarge => StatusCodes.Status413PayloadTooLarge,
        BodyIsMalformed or HeaderIsMalformed or QueryIsMalformed or RequestIsMalformed => StatusCodes.Status400BadRequest,
        MethodIsNotAllowed => StatusCodes.Status405MethodNotAllowed,
        BodyIsNotJson => StatusCodes.Status415UnsupportedMediaType,
        ServerFault => StatusCodes.Status500InternalServerError,
        Unavailable or NotFreshYet or Receipts.NotCoveredYet or NothingIsSigned or TooManyExports => StatusCodes.Status503ServiceUnavailable,
        { Kind: RejectionKind.Invalid } => StatusCodes.Status422UnprocessableEntity,
        { Kind: RejectionKind.NotFound } => StatusCodes.Status404NotFound,
        { Kind: RejectionKind.Forbidden } => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>'voting-has-closed' → 'Voting has closed'.</summary>
    public static string Title(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}
