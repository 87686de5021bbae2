using System.Collections.Concurrent;
using System.Text.Json;
using Decisions.Server.Tests.Serving;

namespace Decisions.Server.Tests.Crashes;

/// <summary>The serving process is killed again and again while members vote; DECISIONS_CRASHES sets how often.</summary>
public sealed class KilledServerTests
{
    private const int Voters = 40;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("DECISIONS_CRASHES"), out var rounds) ? rounds : 20;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_acknowledged_vote_is_lost_or_counted_twice_however_often_the_server_is_killed()
    {
        using var data = new TemporaryFolder();
        VotersUnderTest? voters = null;
        ConcurrentBag<Acknowledged> acknowledged = [];
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = new CrashingServer(ServerUnderTest.Start(data["data"]));
            using var client = await server.Server.Listening();
            voters ??= await VotersUnderTest.Open(client, data["data"], Voters, Cancel);
            var before = acknowledged.Count;
            using var stop = new CancellationTokenSource();
            var voting = Enumerable.Range(0, Voters).Select(voter => Keep(voters, client, voter, round, acknowledged, stop.Token)).ToArray();
            for (var waited = 0; acknowledged.Count < before + 50 && waited < 500; waited++)
                await Task.Delay(20, Cancel);
            await Task.Delay(round * 7 % 50, Cancel);
            await server.Server.Crash();
            await stop.CancelAsync();
            await Task.WhenAll(voting);
            acknowledged.Count.ShouldBeGreaterThan(before);
        }

        await using var last = ServerUnderTest.Start(data["data"]);
        using var reader = await last.Listening();
        await Check(voters!, reader, [.. acknowledged]);
    }

    private static async Task Keep(
        VotersUnderTest voters, HttpClient client, int voter, int round, ConcurrentBag<Acknowledged> acknowledged, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
            if (await voters.Vote(client, voter, n % 2 == 0 ? "yes" : "no", $"{round}/{voter}/{n}", Cancel) is { } landed)
                acknowledged.Add(landed);
            else if (!stop.IsCancellationRequested)
                await Task.Delay(5, Cancel);
    }

    private static async Task Check(VotersUnderTest voters, HttpClient client, IReadOnlyList<Acknowledged> acknowledged)
    {
        var log = await Log(voters, client);
        log.Select(item => item.GetProperty("index").GetInt64()).ShouldBe(Enumerable.Range(0, log.Count).Select(index => (long)index));
        foreach (var stream in log.GroupBy(item => item.GetProperty("stream").GetString()))
            stream.Select(item => item.GetProperty("version").GetInt64())
                .ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version));
        foreach (var vote in acknowledged)
        {
            log[(int)vote.Index].GetProperty("stream").GetString()!.ShouldEndWith($"/{vote.Member}");
            log[(int)vote.Index].GetProperty("version").GetInt64().ShouldBe(vote.Version);
        }
        acknowledged.Select(vote => vote.Index).Distinct().Count().ShouldBe(acknowledged.Count);

        foreach (var vote in acknowledged.Take(30))
            (await voters.Vote(client, vote.Voter, vote.Answer, vote.Key, Cancel)).ShouldBe(vote);

        var at = $"/api/v1/communities/{voters.Community}/proposals/{voters.Proposal}";
        await VotersUnderTest.Send(client, HttpMethod.Post, voters.Secretary, $"{at}/voting/close", null, new { reason = "Done." }, Cancel);
        for (var tries = 0; ; tries++)
        {
            var proposal = await VotersUnderTest.Send(client, HttpMethod.Get, voters.Secretary, at, null, null, Cancel);
            if (proposal.GetProperty("status").GetString() is "carried" or "lost")
                break;
            tries.ShouldBeLessThan(100);
            await Task.Delay(100, Cancel);
        }
        var result = await VotersUnderTest.Send(client, HttpMethod.Get, voters.Secretary, $"{at}/result", null, null, Cancel);
        result.GetProperty("tally").GetProperty("returned").GetInt64().ShouldBe(acknowledged.Select(vote => vote.Voter).Distinct().Count());
    }

    private static async Task<List<JsonElement>> Log(VotersUnderTest voters, HttpClient client)
    {
        List<JsonElement> log = [];
        for (var next = "0"; next is not null;)
        {
            var page = await VotersUnderTest.Send(
                client, HttpMethod.Get, voters.Secretary, $"/api/v1/communities/{voters.Community}/log?from={next}&limit=200", null, null, Cancel);
            log.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        return log;
    }

    /// <summary>Leaves the database running at its end, as a crash does; the next server takes it over.</summary>
    private sealed class CrashingServer(ServerUnderTest server) : IAsyncDisposable
    {
        public ServerUnderTest Server => server;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
