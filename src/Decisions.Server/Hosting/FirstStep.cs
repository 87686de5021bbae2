using Decisions.Engine.Identity;
using Decisions.EventStore;
using NodaTime;

namespace Decisions.Server.Hosting;

/// <summary>What to do on a started server: on one without a community, found one, with a link that allows it.</summary>
internal static class FirstStep
{
    private static readonly Duration LinkLifetime = Duration.FromDays(1);

    public static async Task<string> Text(IServiceProvider services, string url, DatabaseSource database, CancellationToken cancel)
    {
        var heads = await services.GetRequiredService<IEventStore>().Heads(cancel);
        if (heads.Count > 0)
            return $"open {url} in a browser; Ctrl-C stops the server";
        var (_, secret) = await services.GetRequiredService<AccessTokens>().Issue(
            TokenKind.Link, new Actor(null, null, [Role.Admin]), LinkLifetime, "first start", cancel);
        return $"""
            found your community at {url}/sign-in/{secret}
                      (the link works once, within a day; '{Demo(database)}' makes a sample to look round in)
                      Ctrl-C stops the server
            """;
    }

    private static string Demo(DatabaseSource database) =>
        database.Connection is null ? $"./decisions demo --data {database.DataFolder}" : "./decisions demo";
}
