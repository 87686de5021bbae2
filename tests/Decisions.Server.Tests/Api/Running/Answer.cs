using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>An HTTP response with its body read.</summary>
public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        response.StatusCode,
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsStringAsync());

    public string? Type => Headers.GetValueOrDefault("Content-Type");

    public string? Tag => Headers.GetValueOrDefault("ETag");

    /// <summary>How fresh it is.</summary>
    public string Index => Headers["Decisions-Index"];

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>A property of the body.</summary>
    public JsonNode? this[string name] => Json[name];

    /// <summary>The id of what a command was about.</summary>
    public Guid Id => Json["id"]!.GetValue<Guid>();

    public JsonArray Items => Json["items"]!.AsArray();

    /// <summary>This, if it is a success.</summary>
    public Answer Ok()
    {
        ((int)Status).ShouldBeInRange(200, 299, Text);
        return this;
    }

    /// <summary>This, if it is the problem of that code and status, told as RFC 9457 wants it.</summary>
    public Answer Refused(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Text);
        Type.ShouldBe("application/problem+json", Text);
        Json["type"]!.GetValue<string>().ShouldBe($"/problems/{code}", Text);
        Json["status"]!.GetValue<int>().ShouldBe((int)status);
        Json["title"]!.GetValue<string>().ShouldNotBeEmpty();
        Json["detail"]!.GetValue<string>().ShouldNotBeEmpty();
        return this;
    }
}
