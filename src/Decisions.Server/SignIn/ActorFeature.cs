using Decisions.Engine.Identity;

namespace Decisions.Server.SignIn;

/// <summary>Who sends a request, worked out once at its beginning.</summary>
/// <param name="Key">The key that says so; null for a visitor.</param>
public sealed record ActorFeature(Actor Actor, SentKey? Key)
{
    /// <summary>The session cookie's value where a browser sent a good one.</summary>
    public string? SessionSecret => Key is { Kind: TokenKind.Session } ? Key.Secret : null;

    public static ActorFeature Of(HttpContext context) =>
        context.Features.Get<ActorFeature>() ?? new ActorFeature(Actor.Visitor, null);

    /// <summary>Who sends it by now, for an answer that goes on for long; null when the key holds no longer.</summary>
    public async Task<Actor?> Again(AccessTokens tokens, CancellationToken cancel) =>
        Key is null ? Actor : await tokens.Check(Key.Kind, Key.Secret, cancel);
}

/// <summary>A key as a request brought it: a program's token, or the session cookie of a browser.</summary>
public sealed record SentKey(TokenKind Kind, string Secret);
