using System.Globalization;

namespace Decisions.Server.Api.Http;

/// <summary>The header 'Decisions-Index': how many events of the community's log an answer takes in.</summary>
public static class Freshness
{
    public const string Header = "Decisions-Index";

    /// <summary>Says how fresh the answer is.</summary>
    public static void Tell(HttpContext http, long nextIndex) =>
        http.Response.Headers[Header] = nextIndex.ToString(CultureInfo.InvariantCulture);
}
