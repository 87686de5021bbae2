using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Tellers and what they enter, as tests of them begin.</summary>
public static class Tellers
{
    /// <summary>Names members as tellers.</summary>
    public static async Task Name(TestCommunity here, params int[] members) =>
        (await here.Secretary.Put("tellers", new { tellers = members.Select(member => here.Members[member].Id) })).Ok();

    /// <summary>What a teller enters for a member.</summary>
    public static Task<Answer> Enter(
        TestCommunity here, int teller, Guid proposal, int member, string answer, string evidence = "Sheet 17", string channel = "paper") =>
        here[teller].Put(
            $"proposals/{proposal}/entries/{here.Members[member].Id}",
            new { revision = 1, choice = new { kind = "yesNo", answer }, channel, evidence });

    /// <summary>A paper that two tellers enter alike.</summary>
    public static async Task Paper(TestCommunity here, Guid proposal, int member, string answer, string evidence = "Sheet 17", int one = 0, int two = 1)
    {
        (await Enter(here, one, proposal, member, answer, evidence)).Ok();
        (await Enter(here, two, proposal, member, answer, evidence)).Ok();
    }

    /// <summary>Makes paper go before what is given online.</summary>
    public static void PaperFirst(JsonObject terms) => terms["precedence"] = JsonNode.Parse("""{ "order": ["paper", "web"] }""");
}
