using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;

namespace Decisions.Server.SignIn;

/// <summary>
/// The one seam between requests and identity. Programs send a bearer token and pages send a session cookie; the API
/// takes no cookie, so that no other site can make a browser act on it.
/// </summary>
public sealed class ActorMiddleware(RequestDelegate next)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext context, AccessTokens tokens)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            var key = new SentKey(TokenKind.Bearer, header[Scheme.Length..].Trim());
            var actor = await tokens.Check(key.Kind, key.Secret, context.RequestAborted);
            if (actor is null)
            {
                await Problems.Of(new TokenIsInvalid()).ExecuteAsync(context);
                return;
            }
            context.Features.Set(new ActorFeature(actor, key));
        }
        else if (context.Request.Path.StartsWithSegments("/api"))
        {
            // Another scheme is not left aside in silence: who sent it believes to be known.
            if (header.Length > 0)
            {
                await Problems.Of(new TokenIsInvalid()).ExecuteAsync(context);
                return;
            }
        }
        else if (context.Request.Cookies.TryGetValue(SessionCookie.Name, out var secret) &&
                 await tokens.Check(TokenKind.Session, secret, context.RequestAborted) is { } actor)
        {
            context.Features.Set(new ActorFeature(actor, new SentKey(TokenKind.Session, secret)));
        }
        await next(context);
    }
}
