using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Rules by which members are heard and nothing is decided.</summary>
internal static class Gathered
{
    public static void Temperature(JsonObject terms) => Under(terms, new JsonObject { ["kind"] = "temperature" });

    public static void Dates(JsonObject terms) => Under(terms, new JsonObject { ["kind"] = "dates" });

    /// <summary>All options in an order, by a counting rule.</summary>
    public static Action<JsonObject> Order(string rule, params (string Name, string Value)[] settings) => terms => Under(terms, new JsonObject
    {
        ["kind"] = "election", ["rule"] = rule, ["seats"] = 1,
        ["settings"] = new JsonObject([.. settings.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Name, each.Value))]),
    });

    public static Task<Answer> Lean(Client member, Guid proposal, string leaning, string? reason = null) =>
        member.Put($"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "leaning", leaning }, reason });

    private static void Under(JsonObject terms, JsonObject method)
    {
        (terms["name"], terms["method"], terms["indicative"]) = ("What members think", method, true);
        TestCommunity.Hidden(terms);
    }
}
