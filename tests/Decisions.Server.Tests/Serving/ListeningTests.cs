using System.Net;
using System.Net.Http.Headers;
using Decisions.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Decisions.Server.Tests.Serving;

/// <summary>How the web application deals with requests, whatever they ask for. No database is needed for that.</summary>
public sealed class ListeningTests : IAsyncDisposable
{
    private static readonly TemporaryFolder KeysFolder = new();

    private readonly WebApplication _app = ServerHost.Build(
        new ServerOptions("127.0.0.1", 0, new DatabaseSource("/nonexistent", null), LogLevel.Warning, Keys: KeysFolder["keys"]),
        new DatabaseConnections("Host=/nonexistent", "Host=/nonexistent"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_request_under_way_is_finished_when_the_server_stops()
    {
        var entered = new TaskCompletionSource();
        var answer = new TaskCompletionSource<string>();
        _app.MapGet("/slow", () =>
        {
            entered.SetResult();
            return answer.Task;
        });
        using var client = await Start();
        var asked = client.GetStringAsync("/slow", Cancel);
        await entered.Task;

        var stopped = _app.StopAsync(Cancel);
        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            while (true)
            {
                using var late = new HttpClient { BaseAddress = client.BaseAddress };
                await late.GetAsync("/health/live", Cancel);
            }
        });
        stopped.IsCompleted.ShouldBeFalse();
        answer.SetResult("counted");

        (await asked).ShouldBe("counted");
        await stopped;
    }

    [Theory]
    [InlineData((int)ServerHost.LargestRequest, HttpStatusCode.OK)]
    [InlineData((int)ServerHost.LargestRequest + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_request_holds_a_mebibyte_at_most(int size, HttpStatusCode expected)
    {
        _app.MapPost("/read", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null, Cancel);
            return Results.Ok();
        });
        using var client = await Start();
        using var content = new ByteArrayContent(new byte[size]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

        (await client.PostAsync("/read", content, Cancel)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Any_free_port_of_localhost_will_do()
    {
        await using var app = ServerHost.Build(
            new ServerOptions("localhost", 0, new DatabaseSource("/nonexistent", null), LogLevel.Warning, Keys: KeysFolder["keys"]),
            new DatabaseConnections("Host=/nonexistent", "Host=/nonexistent"));
        await app.StartAsync(Cancel);
        new Uri(app.Urls.Single()).Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_answer_does_not_tell_which_server_gave_it()
    {
        using var client = await Start();
        (await client.GetAsync("/health/live", Cancel)).Headers.Contains("Server").ShouldBeFalse();
    }

    private async Task<HttpClient> Start()
    {
        await _app.StartAsync(Cancel);
        return new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }
}
