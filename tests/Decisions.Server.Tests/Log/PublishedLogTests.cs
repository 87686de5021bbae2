using System.Net;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tiles;
using Decisions.Server.Hosting;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Log;

/// <summary>The published log over HTTP, read as a tool that was not made here would read it.</summary>
public sealed class PublishedLogTests(ApiServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_log_is_checked_from_its_addresses_and_its_key_alone()
    {
        var here = await TestCommunity.Found(server, members: 3);
        using var http = new HttpClient { BaseAddress = await server.Address() };
        var key = Sound(VerifierKey.Parse((await http.GetStringAsync($"/log/{here.Id}/key", Cancel)).TrimEnd()));
        var checkpoint = await Checkpoint(http, here.Id, key);
        checkpoint.Origin.ShouldBe(key.Name);
        checkpoint.Size.ShouldBeGreaterThan(3);

        var entries = 0;
        (await LogVerifier.VerifyAsync(new Served(http, here.Id), checkpoint, (_, _) => entries++, Cancel)).ShouldBeEmpty();
        entries.ShouldBe((int)checkpoint.Size);
    }

    [Fact]
    public async Task What_never_changes_may_be_kept_and_what_is_not_there_is_a_404()
    {
        var here = await TestCommunity.Found(server, members: 1);
        using var http = new HttpClient { BaseAddress = await server.Address() };
        var key = Sound(VerifierKey.Parse((await http.GetStringAsync($"/log/{here.Id}/key", Cancel)).TrimEnd()));
        var size = (await Checkpoint(http, here.Id, key)).Size;
        var tile = await http.GetAsync($"/log/{here.Id}/tile/0/000.p/{size}", Cancel);
        tile.StatusCode.ShouldBe(HttpStatusCode.OK);
        tile.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await tile.Content.ReadAsByteArrayAsync(Cancel)).Length.ShouldBe((int)size * 32);
        (await http.GetAsync($"/log/{here.Id}/checkpoint", Cancel)).Headers.CacheControl!.NoCache.ShouldBeTrue();
        foreach (var absent in new[] { "tile/0/000", $"tile/0/000.p/{size + 50}", "tile/0/001.p/1", "tile/1/000.p/1", "tile/0/1", "tile/x/000", "tile/entries/001.p/9", "entries" })
            (await http.GetAsync($"/log/{here.Id}/{absent}", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound, absent);
        (await http.GetAsync($"/log/{Guid.CreateVersion7()}/checkpoint", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_log_of_members_only_is_for_those_who_may_read_it()
    {
        var here = await TestCommunity.Found(server, members: 1);
        (await here.Secretary.Patch("", new { visibility = "membersOnly" })).Ok();
        using var http = new HttpClient { BaseAddress = await server.Address() };
        foreach (var path in new[] { "checkpoint", "key", "tile/0/000.p/1" })
        {
            var status = (await http.GetAsync($"/log/{here.Id}/{path}", Cancel)).StatusCode;
            for (var tries = 0; status != HttpStatusCode.Unauthorized && tries < 100; tries++)
            {
                await Task.Delay(50, Cancel);
                status = (await http.GetAsync($"/log/{here.Id}/{path}", Cancel)).StatusCode;
            }

            status.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public void A_key_that_others_may_read_is_not_served_with()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["log.key"], "vote.example\nshort\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder["log.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<CannotServeException>(() => ServerHost.Build(
            new ServerOptions("127.0.0.1", 0, new DatabaseSource("/nonexistent", null), Microsoft.Extensions.Logging.LogLevel.Error, Keys: folder.Path),
            new DatabaseConnections("Host=/nonexistent", "Host=/nonexistent"))).Message.ShouldContain("is no key");
    }

    /// <summary>The checkpoint once it covers what the community's founding appended.</summary>
    private static async Task<Checkpoint> Checkpoint(HttpClient http, Guid community, VerifierKey key)
    {
        while (true)
        {
            var answer = await http.GetAsync($"/log/{community}/checkpoint", Cancel);
            if (answer.IsSuccessStatusCode)
            {
                var note = Sound(SignedNote.Parse(await answer.Content.ReadAsByteArrayAsync(Cancel)));
                var checkpoint = Sound(OpenedCheckpoint.Open(note, key.Name, [key], [])).Checkpoint;
                if (checkpoint.Size > 3)
                    return checkpoint;
            }

            await Task.Delay(50, Cancel);
        }
    }

    private static T Sound<T>(Decisions.Ledger.Reading<T> reading)
    {
        reading.IsRead(out var value, out var reason).ShouldBeTrue(reason);
        return value!;
    }

    private sealed class Served(HttpClient http, Guid community) : ITileSource
    {
        public async ValueTask<ReadOnlyMemory<byte>> FetchAsync(TileCoordinates at, CancellationToken cancellation)
        {
            var answer = await http.GetAsync($"/log/{community}/{at.Path}", cancellation);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancellation) : default(ReadOnlyMemory<byte>);
        }
    }
}
