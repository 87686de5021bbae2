using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.ConsentRounds;

/// <summary>Consent rounds over the API, step by step.</summary>
internal static class Consented
{
    /// <summary>Makes the terms of a rule seek consent.</summary>
    public static void ByConsent(JsonObject terms)
    {
        terms["name"] = "Consent of the workers";
        terms["method"] = JsonNode.Parse("""{ "kind": "positions", "rule": "consent", "settings": {}, "test": {} }""");
        TestCommunity.Hidden(terms);
    }

    /// <summary>Makes the terms of a rule seek consensus, with a vote after one pass without it.</summary>
    public static void ByConsensus(JsonObject terms)
    {
        terms["name"] = "Consensus";
        terms["method"] = JsonNode.Parse("""
            { "kind": "positions", "rule": "consensus", "settings": { "stand-asides": "1" },
              "test": { "confirmed": { "fraction": { "numerator": 4, "denominator": 5 }, "comparator": "atLeast", "base": "cast" } },
              "fallback": { "afterPasses": 1, "threshold": { "fraction": { "numerator": 3, "denominator": 4 }, "comparator": "atLeast", "base": "cast" } } }
            """);
        TestCommunity.Hidden(terms);
    }

    /// <summary>Begins a consent round that the first member leads.</summary>
    public static async Task<Guid> Begin(this TestCommunity here, Action<JsonObject>? rule = null)
    {
        var proposal = await here.Draft();
        (await here.Secretary.Post($"proposals/{proposal}/consent", Beginning(here, await here.Adopt(rule ?? ByConsent)))).Ok();
        return proposal;
    }

    public static object Beginning(TestCommunity here, Guid rule) => new
    {
        ruleId = rule, facilitator = here.Members[0].Id, secretary = here.Members[1].Id, driver = "We turn orders away every Friday.",
        hours = new { signal = 24, driver = 24, clarify = 24 },
    };

    /// <summary>Begins a consent round at a meeting.</summary>
    public static Task<Answer> BeginAt(this TestCommunity here, Guid meeting, Guid proposal, Guid rule)
    {
        var body = JsonNode.Parse(JsonSerializer.Serialize(Beginning(here, rule)))!;
        body["meetingId"] = meeting;
        return here.Secretary.Post($"proposals/{proposal}/consent", body);
    }

    /// <summary>Members agree at a meeting, the second of them with a concern; then it closes.</summary>
    public static async Task<Guid> AgreedAtMeeting(this TestCommunity here, string concern)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(ByConsent));
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1);
        (await here.BeginAt(meeting, proposal, rule)).Ok();
        await here.PlanReview(proposal);
        (await here.Take(proposal, "driver", "signal")).Ok();
        await here.Everyone(proposal, "noObjection", (1, "concern", concern));
        await here.Reaches(proposal, "over");
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        return meeting;
    }

    public static Task<Answer> Take(this TestCommunity here, Guid proposal, string from, string? to = null) =>
        here[0].Post($"proposals/{proposal}/consent/steps", new { from, to });

    /// <summary>Goes on to positions from the first step.</summary>
    public static async Task<Guid> Asking(this TestCommunity here, Action<JsonObject>? rule = null)
    {
        var proposal = await here.Begin(rule);
        (await here.Take(proposal, "driver", "signal")).Ok();
        return proposal;
    }

    public static Task<Answer> Position(Client member, Guid proposal, string position, string? reason = null, int revision = 1) =>
        member.Put($"proposals/{proposal}/ballot", new { revision, choice = new { kind = "position", position }, reason });

    /// <summary>Everyone gives a position, so that the pass ends by itself.</summary>
    public static async Task<Answer> Everyone(this TestCommunity here, Guid proposal, string most, params (int Member, string Position, string Reason)[] others)
    {
        var read = (await here.Secretary.Get($"proposals/{proposal}")).Ok();
        var revision = read["round"]!["revision"]!.GetValue<int>();
        foreach (var (i, member) in here.Members.Select(each => each.Client).Append(here.Secretary).Index())
        {
            var other = others.FirstOrDefault(each => each.Member == i && each.Reason is not null);
            (await Position(member, proposal, other.Position ?? most, other.Reason, revision)).Ok();
        }
        return await here.Reaches(proposal, "test", "over");
    }

    /// <summary>Waits until the consent round is at one of these steps, and answers it then.</summary>
    public static async Task<Answer> Reaches(this TestCommunity here, Guid proposal, params string[] steps)
    {
        for (var tries = 0; ; tries++)
        {
            var read = (await here.Secretary.Get($"proposals/{proposal}/consent")).Ok();
            if (steps.Contains(read["step"]!.GetValue<string>()))
                return read;
            tries.ShouldBeLessThan(200, $"it never came to {string.Join(" or ", steps)}: {read.Text}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public static async Task PlanReview(this TestCommunity here, Guid proposal) =>
        (await here[0].Put($"proposals/{proposal}/review", new { on = "2036-05-21", criteria = "No order is turned away on a Friday." })).Ok();
}
