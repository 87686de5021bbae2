using Decisions.Engine.Identity;
using Decisions.EventStore;
using NodaTime;

namespace Decisions.Server.Hosting;

/// <summary>What to do on a started server: on one without a community, found one, with a link that allows it.</summary>
internal static class FirstStep
{
    private static readonly Duration LinkLifetime = Duration.FromDays(1);

    public static async Task<string> Text(IServiceProvider services, string url, CancellationToken cancel)
    {
        var heads = await services.GetRequiredService<IEventStore>().Heads(cancel);
        if (heads.Count > 0)
            return "open that address in a browser; Ctrl-C stops the server";
        var (_, secret) = await services.GetRequiredService<AccessTokens>().Issue(
            TokenKind.Link, new Actor(null, null, [Role.Admin]), LinkLifetime, "first start", cancel);
        return $"""
            found your community at {url.TrimEnd('/')}/sign-in/{secret}
                      (the link works once, within a day; './decisions demo' makes a sample to look round in)
            """;
    }
}
