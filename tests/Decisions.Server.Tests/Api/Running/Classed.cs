using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Communities of several classes, as tests of them begin.</summary>
public static class Classed
{
    /// <summary>Caps investors at a tenth of all votes.</summary>
    public static void Capped(JsonObject terms) =>
        terms["classes"] = JsonNode.Parse("""{ "caps": [ { "class": "investors", "share": { "numerator": 1, "denominator": 10 } } ] }""");

    /// <summary>Weighs workers 60 and users 40, each as a whole.</summary>
    public static void Whole(JsonObject terms) =>
        terms["classes"] = JsonNode.Parse("""{ "colleges": [ { "class": "workers", "weight": 60 }, { "class": "users", "weight": 40 } ], "carries": "whole" }""");

    public static async Task Name(TestCommunity here, params string[] classes) => (await here.Secretary.Put("classes", new { classes })).Ok();

    /// <summary>Says of which class a member is.</summary>
    public static Task<Answer> Place(TestCommunity here, Guid member, string? of, long votes = 1) =>
        here.Secretary.Put($"members/{member}/placement", new { @class = of, votes });

    /// <summary>Places the members in this order.</summary>
    public static async Task Place(TestCommunity here, params string?[] classes)
    {
        foreach (var (i, of) in classes.Index())
            (await Place(here, here.Members[i].Id, of)).Ok();
    }
}
