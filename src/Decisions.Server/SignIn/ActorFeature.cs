using Decisions.Engine.Identity;

namespace Decisions.Server.SignIn;

/// <summary>Who sends a request, worked out once at its beginning.</summary>
/// <param name="SessionSecret">The session cookie's value where a browser sent a good one.</param>
public sealed record ActorFeature(Actor Actor, string? SessionSecret)
{
    public static ActorFeature Of(HttpContext context) =>
        context.Features.Get<ActorFeature>() ?? new ActorFeature(Actor.Visitor, null);
}
