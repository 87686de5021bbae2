using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Votes by proxy, as tests of them begin.</summary>
public static class Proxied
{
    /// <summary>Lets one holder speak for two members, instructed or free.</summary>
    public static void Usual(JsonObject terms) => terms["proxies"] = JsonNode.Parse("""{ "mostHeld": 2, "instructions": "optional" }""");

    /// <summary>The same, and delegation until it is revoked.</summary>
    public static void Standing(JsonObject terms)
    {
        Usual(terms);
        terms["proxies"]!["standingDelegation"] = true;
    }

    /// <summary>The same as usual where ballots are secret.</summary>
    public static void Secretly(JsonObject terms)
    {
        TestCommunity.Secret(terms);
        Usual(terms);
    }

    /// <summary>Asks to appoint a proxy.</summary>
    /// <param name="answer">The instruction, or null for none.</param>
    public static Task<Answer> Ask(TestCommunity here, Guid proposal, int member, int holder, string? answer = null) => here[member].Put(
        $"proposals/{proposal}/proxy",
        new { holder = here.Members[holder].Id, revision = 1, instruction = answer is null ? null : new { kind = "yesNo", answer } });

    public static async Task Appoint(TestCommunity here, Guid proposal, int member, int holder, string? answer = null) =>
        (await Ask(here, proposal, member, holder, answer)).Ok();

    /// <summary>Asks to appoint a proxy for a meeting.</summary>
    public static Task<Answer> AskAt(TestCommunity here, Guid meeting, int member, int holder) =>
        here[member].Put($"meetings/{meeting}/proxy", new { holder = here.Members[holder].Id });

    /// <summary>Asks to cast for another.</summary>
    public static Task<Answer> Cast(TestCommunity here, Guid proposal, int holder, int member, string answer) =>
        here[holder].Put($"proposals/{proposal}/proxies/{here.Members[member].Id}/ballot", TestCommunity.Vote(answer));
}
