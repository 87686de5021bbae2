using Decisions.EventStore;
using Npgsql;

namespace Decisions.Server.Api.Http;

/// <summary>Answers faults of the database as a problem that says to try again; every other fault is a bug and is logged as one.</summary>
internal sealed class FaultFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is EventStoreUnavailableException or NpgsqlException { IsTransient: true } or TimeoutException)
        {
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return Problems.Of(new Unavailable());
        }
    }
}
