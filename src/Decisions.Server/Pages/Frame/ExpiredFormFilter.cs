using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Decisions.Server.Pages.Frame;

/// <summary>A form whose antiforgery token is missing or old is answered with what to do about it.</summary>
internal sealed class ExpiredFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = Problem.Result(
                context.HttpContext, StatusCodes.Status400BadRequest, "This form is too old to send",
                "Nothing was recorded. Go back, reload the page, and send the form again. If this keeps happening, " +
                "allow this site to keep cookies.");
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
