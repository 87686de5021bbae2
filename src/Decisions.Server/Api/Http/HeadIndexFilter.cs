using Decisions.Engine;

namespace Decisions.Server.Api.Http;

/// <summary>
/// A command that found everything as it asked for has no event of its own to point to. It answers the log's head,
/// so that a question at that index sees what the command saw.
/// </summary>
internal sealed class HeadIndexFilter(DecisionsEngine engine) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (result is not ProblemResult && !HttpMethods.IsGet(http.Request.Method) &&
            !http.Response.Headers.ContainsKey(Freshness.Header) &&
            Guid.TryParse(http.GetRouteValue("community")?.ToString(), out var community))
            Freshness.Tell(http, (await engine.Store.Head(community, http.RequestAborted)).NextIndex);
        return result;
    }
}
