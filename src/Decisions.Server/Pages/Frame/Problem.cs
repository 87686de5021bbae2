using Decisions.Domain;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Decisions.Server.Pages.Frame;

/// <summary>A page that says why something is not shown, and what to do.</summary>
public sealed record Problem(string Title, string Words)
{
    private const string View = "/Pages/Shared/Problem.cshtml";

    /// <summary>The page for a refusal.</summary>
    public static IActionResult Of(HttpContext context, Rejection rejection)
    {
        var (title, words) = rejection switch
        {
            SignInIsNeeded => ("Please sign in first",
                "This page is for members. Open the sign-in link that you were sent, or ask your secretary for a new one."),
            NotPermitted { Needed: var needed } => ("This page is not yours to open", $"It needs {needed}."),
            { Kind: RejectionKind.NotFound } => ("There is nothing here", rejection.Reason),
            _ => ("This cannot be done", rejection.Reason),
        };
        return Result(context, Problems.StatusOf(rejection), title, words);
    }

    public static IActionResult Result(HttpContext context, int status, string title, string words) => new ViewResult
    {
        ViewName = View,
        StatusCode = status,
        ViewData = new ViewDataDictionary(
            context.RequestServices.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
        {
            Model = new Problem(title, words),
        },
    };
}
