using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.EventStore.Embedded;
using NodaTime;
using Npgsql;

namespace Decisions.Server.Tests.Crashes;

/// <summary>A vote with members who cast and change ballots over HTTP, each a program with a token of its own.</summary>
internal sealed class VotersUnderTest
{
    private readonly List<(Guid Member, string Token)> _voters = [];

    public required string Secretary { get; init; }

    public required Guid Community { get; init; }

    public required Guid Proposal { get; init; }

    public int Count => _voters.Count;

    /// <summary>Founds a community of so many and opens a vote that lasts a day.</summary>
    public static async Task<VotersUnderTest> Open(HttpClient client, string dataFolder, int count, CancellationToken cancel)
    {
        var running = await RunningPostgres.Find(dataFolder, cancel) ?? throw new InvalidOperationException("No database runs.");
        await using var source = NpgsqlDataSource.Create(running.AppConnectionString);
        var tokens = new AccessTokens(source, SystemClock.Instance);
        var admin = (await tokens.Issue(TokenKind.Bearer, new Actor(null, null, [Role.Admin]), null, null, cancel)).Secret;
        var community = await Made(client, admin, "/api/v1/communities", new
        {
            name = "Crash test", purpose = "To be killed and found whole.", timeZone = "Etc/UTC", visibility = "membersOnly", founderName = "Ada",
        }, cancel);
        var id = new CommunityId(community);
        var at = $"/api/v1/communities/{community}";
        var secretary = (await tokens.Issue(
            TokenKind.Bearer, new Actor(id, new MemberId(Guid.CreateVersion7()), [Role.Secretary, Role.Auditor]), null, null, cancel)).Secret;
        var imported = await Send(client, HttpMethod.Post, secretary, $"{at}/members/import", null, new
        {
            people = Enumerable.Range(1, count).Select(n => new { name = $"Voter {n}" }).ToArray(), areMembers = true,
        }, cancel);
        var rule = await Made(client, secretary, $"{at}/rules", JsonSerializer.Deserialize<JsonElement>("""
            { "name": "Majority", "method": { "kind": "yesNo", "threshold": { "fraction": { "numerator": 1, "denominator": 2 }, "comparator": "moreThan", "base": "cast" } },
              "quorum": { "atLeast": null, "fraction": null }, "turnoutFloor": null, "franchise": { "minimumMembershipDays": 0 },
              "resultsHiddenUntilClose": false, "reasons": "optional", "secrecy": "open", "mayCloseEarly": true }
            """), cancel);
        List<(Guid, string)> voters = [];
        foreach (var member in imported.GetProperty("added").EnumerateArray().Select(added => added.GetGuid()))
            voters.Add((member, (await tokens.Issue(
                TokenKind.Bearer, new Actor(id, new MemberId(member), [Role.Member]), null, null, cancel)).Secret));
        var proposal = await Made(client, voters[0].Item2, $"{at}/proposals", new { title = "Shall we?", text = "Yes or no." }, cancel);
        await Send(client, HttpMethod.Post, secretary, $"{at}/proposals/{proposal}/voting", null, new
        {
            ruleId = rule, closesAt = SystemClock.Instance.GetCurrentInstant().Plus(Duration.FromDays(1)).ToString(),
        }, cancel);
        var made = new VotersUnderTest { Secretary = secretary, Community = community, Proposal = proposal };
        made._voters.AddRange(voters);
        return made;
    }

    /// <summary>Casts or changes one voter's ballot.</summary>
    public async Task<Request> Vote(HttpClient client, int voter, string answer, string key, CancellationToken cancel)
    {
        try
        {
            var (member, token) = _voters[voter];
            var landed = await Send(
                client, HttpMethod.Put, token, $"/api/v1/communities/{Community}/proposals/{Proposal}/ballot", key,
                new { revision = 1, choice = new { kind = "yesNo", answer } }, cancel);
            var index = landed.GetProperty("index");
            return new Request(voter, answer, key, new Acknowledged(
                member, index.ValueKind == JsonValueKind.Null ? null : index.GetInt64(), landed.GetProperty("version").GetInt64()));
        }
        catch (Exception fault) when (fault is HttpRequestException { StatusCode: null or HttpStatusCode.ServiceUnavailable } or IOException)
        {
            return new Request(voter, answer, key, null);
        }
    }

    public static async Task<JsonElement> Send(
        HttpClient client, HttpMethod method, string token, string path, string? key, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {text}", null, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<Guid> Made(HttpClient client, string token, string path, object body, CancellationToken cancel) =>
        (await Send(client, HttpMethod.Post, token, path, null, body, cancel)).GetProperty("id").GetGuid();
}

/// <summary>A vote that was sent.</summary>
/// <param name="Acknowledged">What the server answered; null when it did not.</param>
internal sealed record Request(int Voter, string Answer, string Key, Acknowledged? Acknowledged);

/// <summary>What the server said of a vote.</summary>
/// <param name="Index">Where it is in the log; null when the ballot said so already.</param>
internal sealed record Acknowledged(Guid Member, long? Index, long Version);
