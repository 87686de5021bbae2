using System.Net;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Log;
using Decisions.Server.Tests.Api.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Decisions.Server.Tests.Api.Log;

public sealed class LogTests(ApiServer server)
{
    [Fact]
    public async Task The_log_is_followed_as_it_grows_and_taken_up_again_where_it_broke_off()
    {
        var here = await TestCommunity.Found(server, 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using (var response = await here.Auditor.Stream("log/live", patience.Token))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
            (await Event(lines, patience.Token)).ShouldBe(("community_founded", "0"));
            await here.Draft();
            for (var seen = ("", ""); seen.Item1 != "proposal_drafted";)
                seen = await Event(lines, patience.Token);
        }
        using var again = await here.Auditor.Stream("log/live?from=0", patience.Token, ("Last-Event-ID", "2"));
        using var rest = new StreamReader(await again.Content.ReadAsStreamAsync(patience.Token));
        (await Event(rest, patience.Token)).Id.ShouldBe("3");
    }

    [Fact]
    public async Task A_stopping_server_does_not_wait_for_who_follows()
    {
        var here = await TestCommunity.Found(server, 0);
        var other = await server.Another();
        using var response = await new Client(ApiServer.Http(other), here.Auditor.Token).In(here.Id).Stream("log/live?from=3", CancellationToken.None);
        var stopping = System.Diagnostics.Stopwatch.StartNew();
        await other.StopAsync(TestContext.Current.CancellationToken);
        stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        await other.DisposeAsync();
    }

    [Fact]
    public async Task Only_the_auditor_and_the_secretary_read_the_log()
    {
        var here = await TestCommunity.Found(server, 1, "public");
        foreach (var path in new[] { "log", "log/live" })
        {
            (await here[0].Get(path)).Refused(HttpStatusCode.Forbidden, "not-permitted");
            (await here.Admin.Get(path)).Refused(HttpStatusCode.Forbidden, "not-permitted");
            (await here.Visitor.Get(path)).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        }
        (await here.Secretary.Get("log")).Ok();
        (await here.Secretary.Get("log/live", ("Last-Event-ID", "x"))).Refused(HttpStatusCode.BadRequest, "header-is-malformed");
    }

    [Fact]
    public async Task A_revoked_key_follows_neither_the_log_nor_the_pages_on()
    {
        var here = await TestCommunity.Found(server, 1, "membersOnly");
        await using var node = await server.Another(services => services.AddSingleton(parts => new LiveLog(
            parts.GetRequiredService<DecisionsEngine>(), parts.GetRequiredService<IHostApplicationLifetime>())
        {
            BeatEvery = TimeSpan.FromMilliseconds(200),
        }));
        var tokens = node.Services.GetRequiredService<AccessTokens>();
        var (key, secret) = await tokens.Issue(
            TokenKind.Bearer, new Actor(new CommunityId(here.Id), null, [Role.Auditor]), null, "test", TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var client = new Client(ApiServer.Http(node), secret).In(here.Id);
        using var log = new StreamReader(await (await client.Stream("log/live", patience.Token)).Content.ReadAsStreamAsync(patience.Token));
        using var page = new StreamReader(await (await client.Stream($"/c/{here.Id}/live", patience.Token)).Content.ReadAsStreamAsync(patience.Token));
        for (var seen = ""; seen != LiveLog.Beat;)
            seen = (await Event(log, patience.Token)).Type;
        (await page.ReadLineAsync(patience.Token)).ShouldNotBeNull();

        (await tokens.Revoke(key, patience.Token)).ShouldBeTrue();
        await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        var draft = await here.Draft();
        (await log.ReadToEndAsync(patience.Token)).ShouldNotContain($"{draft}");
        await page.ReadToEndAsync(patience.Token);
    }

    private static async Task<(string Type, string Id)> Event(StreamReader lines, CancellationToken cancel)
    {
        var (type, id) = ("", "");
        while (await lines.ReadLineAsync(cancel) is { } line && (line.Length > 0 || type.Length == 0))
        {
            type = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : type;
            id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
        }
        return (type, id);
    }
}
