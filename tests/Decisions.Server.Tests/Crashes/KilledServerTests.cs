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
        List<Request>[] sent = [.. Enumerable.Range(0, Voters).Select(_ => new List<Request>())];
        var answered = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = new CrashingServer(ServerUnderTest.Start(data["data"]));
            using var client = await server.Server.Listening();
            voters ??= await VotersUnderTest.Open(client, data["data"], Voters, Cancel);
            var before = answered;
            using var stop = new CancellationTokenSource();
            var voting = Enumerable.Range(0, Voters)
                .Select(voter => Keep(voters, client, voter, round, sent[voter], () => Interlocked.Increment(ref answered), stop.Token)).ToArray();
            for (var waited = 0; Volatile.Read(ref answered) < before + 50 && waited < 500; waited++)
                await Task.Delay(20, Cancel);
            await Task.Delay(round * 7 % 50, Cancel);
            await server.Server.Crash();
            await stop.CancelAsync();
            await Task.WhenAll(voting);
            answered.ShouldBeGreaterThan(before);
        }

        await using var last = ServerUnderTest.Start(data["data"]);
        using var reader = await last.Listening();
        await Check(voters!, reader, sent);
    }

    private static async Task Keep(
        VotersUnderTest voters, HttpClient client, int voter, int round, List<Request> sent, Action answered, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            var request = await voters.Vote(client, voter, n % 2 == 0 ? "yes" : "no", $"{round}/{voter}/{n}", Cancel);
            sent.Add(request);
            if (request.Acknowledged is not null)
                answered();
            else if (!stop.IsCancellationRequested)
                await Task.Delay(5, Cancel);
        }
    }

    private static async Task Check(VotersUnderTest voters, HttpClient client, List<Request>[] sent)
    {
        // Whoever's last request was answered votes as they were told, before anything is sent again.
        var found = LastVotes(await Log(voters, client));
        foreach (var last in sent.Select(requests => requests[^1]))
            if (last.Acknowledged is { } told)
                found[told.Member].ShouldBe(last.Answer);

        // Nobody is left without an answer: what was under way has landed, or lands now.
        var all = sent.SelectMany(requests => requests.Where(request => request.Acknowledged is not null)).ToList();
        foreach (var request in sent.SelectMany(requests => requests.Where(request => request.Acknowledged is null)))
            all.Add(await voters.Vote(client, request.Voter, request.Answer, request.Key, Cancel));
        all.ShouldAllBe(request => request.Acknowledged != null);
        var log = await Log(voters, client);
        Consists(log);

        // Each ballot event is one request's, and each request that was told so has one.
        var ballots = log.Where(item => item.GetProperty("type").GetString()!.StartsWith("ballot_", StringComparison.Ordinal)).ToList();
        var landed = all.Where(request => request.Acknowledged!.Index is not null).OrderBy(request => request.Acknowledged!.Index).ToList();
        landed.Select(request => (request.Acknowledged!.Index!.Value, request.Acknowledged.Version, request.Acknowledged.Member, request.Answer))
            .ShouldBe(ballots.Select(item => (
                item.GetProperty("index").GetInt64(), item.GetProperty("version").GetInt64(), MemberOf(item), AnswerOf(item))));
        foreach (var request in sent.SelectMany(requests => requests.Take(2)).Where(request => request.Acknowledged is not null))
            (await voters.Vote(client, request.Voter, request.Answer, request.Key, Cancel)).ShouldBe(request);

        var tally = await Tally(voters, client);
        var votes = LastVotes(log).Values;
        (tally.GetProperty("returned").GetInt64(), tally.GetProperty("inFavour").GetInt64(), tally.GetProperty("against").GetInt64())
            .ShouldBe((Voters, votes.Count(vote => vote == "yes"), votes.Count(vote => vote == "no")));
    }

    /// <summary>Indices and versions are without gaps.</summary>
    private static void Consists(List<JsonElement> log)
    {
        log.Select(item => item.GetProperty("index").GetInt64()).ShouldBe(Enumerable.Range(0, log.Count).Select(index => (long)index));
        foreach (var stream in log.GroupBy(item => item.GetProperty("stream").GetString()))
            stream.Select(item => item.GetProperty("version").GetInt64())
                .ShouldBe(Enumerable.Range(1, stream.Count()).Select(version => (long)version));
    }

    /// <summary>The last event of each ballot.</summary>
    private static Dictionary<Guid, string> LastVotes(List<JsonElement> log) => log
        .Where(item => item.GetProperty("type").GetString()!.StartsWith("ballot_", StringComparison.Ordinal))
        .GroupBy(MemberOf)
        .ToDictionary(ballot => ballot.Key, ballot => AnswerOf(ballot.Last()));

    private static Guid MemberOf(JsonElement ballot) => Guid.Parse(ballot.GetProperty("stream").GetString()!.Split('/')[^1]);

    private static string AnswerOf(JsonElement ballot) =>
        ballot.GetProperty("payload").GetProperty("choice").GetProperty("answer").GetString()!;

    private static async Task<JsonElement> Tally(VotersUnderTest voters, HttpClient client)
    {
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
        return result.GetProperty("tally");
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
