using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Decisions that one member makes on the advice of others.</summary>
internal static class Advised
{
    public static void Rule(JsonObject terms)
    {
        (terms["name"], terms["reasons"], terms["mayCloseEarly"], terms["endsWhenCertain"], terms["reminderHours"]) = ("Decision on advice", "required", false, true, 0);
        terms["quorum"]!["atLeast"] = 1;
        terms["advice"] = new JsonObject { ["needsAffected"] = true, ["needsExpert"] = true };
    }

    /// <summary>The first member seeks the advice of the second, whom it affects, and of the third, who knows about it.</summary>
    public static async Task<Answer> Seek(TestCommunity here, Guid proposal, Guid rule, TimeSpan time) => await here[0].Put($"proposals/{proposal}/advice/sought", new
    {
        ruleId = rule, until = TestCommunity.After(time), note = "Gas or electric?",
        advisers = new[] { new { memberId = here.Members[1].Id, role = "affected" }, new { memberId = here.Members[2].Id, role = "expert" } },
    });

    public static Task<Answer> Give(Client member, Guid proposal, string? text) => member.Put($"proposals/{proposal}/advice/mine", new { revision = 1, text });

    public static Task<Answer> Reply(TestCommunity here, Guid proposal, int adviser, string text) =>
        here[0].Put($"proposals/{proposal}/advice/answers/{here.Members[adviser].Id}", new { text });

    public static Task<Answer> Open(Client decider, Guid proposal, Guid rule) =>
        decider.Post($"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)) });

    public static Task<Answer> Say(Client decider, Guid proposal, string answer) =>
        decider.Put($"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "yesNo", answer }, reason = "Ben is right about the flue." });

    /// <summary>The first member hears the second and the third, answers both, and says yes.</summary>
    public static async Task Decide(TestCommunity here, Guid proposal, Guid rule)
    {
        (await Seek(here, proposal, rule, TimeSpan.FromHours(1))).Ok();
        (await Give(here[1], proposal, "Electric: the flue is old.")).Ok();
        (await Give(here[2], proposal, "The flue was mended.")).Ok();
        (await Reply(here, proposal, 1, "It will be electric.")).Ok();
        (await Reply(here, proposal, 2, "Not well enough.")).Ok();
        (await Open(here[0], proposal, rule)).Ok();
        (await Say(here[0], proposal, "yes")).Ok();
        await here.Becomes(proposal, "carried");
    }
}
