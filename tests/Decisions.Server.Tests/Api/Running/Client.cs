using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Sends requests as one actor.</summary>
/// <param name="root">What paths that do not begin with '/' follow.</param>
public sealed class Client(HttpClient http, string? token, string root = "/api/v1/")
{
    public Uri Address => http.BaseAddress!;

    public string? Token { get; } = token;

    /// <summary>The same actor with paths below a community.</summary>
    public Client In(Guid community) => new(http, Token, $"/api/v1/communities/{community}/");

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Json(body), headers);

    public Task<Answer> Put(string path, object? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, Json(body), headers);

    public Task<Answer> Patch(string path, object? body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, path, Json(body), headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Delete, path, null, headers);

    public async Task<Answer> Send(
        HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var response = await http.SendAsync(Request(method, path, content, headers));
        return await Answer.Of(response);
    }

    /// <summary>The answer from its head on; the body is the caller's to read.</summary>
    public Task<HttpResponseMessage> Stream(string path, CancellationToken cancel, params (string Name, string Value)[] headers) =>
        http.SendAsync(Request(HttpMethod.Get, path, null, headers), HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <summary>A body exactly as it is written: a string is JSON text, anything else is made into it.</summary>
    public static HttpContent? Json(object? body) => body is null
        ? null
        : new StringContent(
            body as string ?? (body as JsonNode)?.ToJsonString() ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web),
            Encoding.UTF8, "application/json");

    private HttpRequestMessage Request(
        HttpMethod method, string path, HttpContent? content, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : root + path) { Content = content };
        if (Token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
