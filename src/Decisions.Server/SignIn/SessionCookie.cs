using Decisions.Server.Hosting;
using NodaTime;

namespace Decisions.Server.SignIn;

/// <summary>The cookie that keeps a browser signed in.</summary>
public static class SessionCookie
{
    public const string Name = "decisions-session";

    /// <summary>How long a browser stays signed in.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(60);

    public static void Set(HttpContext context, string secret) => context.Response.Cookies.Append(Name, secret, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.RequestServices.GetRequiredService<PublicAddress>().IsHttps(context.Request),
        Path = "/",
        MaxAge = Lifetime.ToTimeSpan(),
    });

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, new CookieOptions { Path = "/" });
}
