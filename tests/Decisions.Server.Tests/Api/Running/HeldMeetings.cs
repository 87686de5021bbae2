using System.Text.Json.Nodes;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Meetings, as tests of them begin.</summary>
public static class HeldMeetings
{
    /// <summary>Makes a rule count its quorum of three by who is present, without a wait.</summary>
    public static void ByPresence(JsonObject terms)
    {
        terms["quorum"]!["atLeast"] = 3;
        terms["presence"] = JsonNode.Parse("""{ "minutesToWait": 0, "adjourned": "thosePresent" }""");
    }

    /// <summary>The same quorum of three at every sitting, with those whose proxy is there.</summary>
    public static void ByPresenceOrProxy(JsonObject terms)
    {
        ByPresence(terms);
        Proxied.Usual(terms);
        terms["presence"] = JsonNode.Parse("""{ "minutesToWait": 0, "adjourned": "same", "countsProxies": true }""");
    }

    /// <summary>A proposal with notice of a vote that can open by now, under a rule that counts proxies for its quorum.</summary>
    public static async Task<(Guid Proposal, Guid Rule, string ClosesAt)> Noticed(TestCommunity here)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(ByPresenceOrProxy));
        var closesAt = TestCommunity.After(TimeSpan.FromHours(1));
        (await here.Secretary.Post($"proposals/{proposal}/notice", new { ruleId = rule, opensAt = TestCommunity.After(TimeSpan.FromSeconds(0.7)), closesAt })).Ok();
        return (proposal, rule, $"{closesAt}");
    }

    public static Task<Answer> Open(TestCommunity here, Guid meeting, Guid proposal, Guid rule, string closesAt) => here.Secretary.Post(
        $"proposals/{proposal}/voting", new { ruleId = rule, closesAt, meetingId = meeting });

    public static async Task<Guid> Call(TestCommunity here, TimeSpan after) =>
        (await here.Secretary.Post("meetings", new { title = "General meeting", text = "In the bakehouse.", beginsAt = TestCommunity.After(after) })).Ok().Id;

    /// <summary>A meeting that has begun, with proposals on its agenda.</summary>
    public static async Task<Guid> Begun(TestCommunity here, params Guid[] agenda)
    {
        var meeting = await Call(here, TimeSpan.FromSeconds(0.8));
        foreach (var proposalId in agenda)
            (await here.Secretary.Post($"meetings/{meeting}/agenda", new { proposalId })).Ok();
        await Task.Delay(TimeSpan.FromSeconds(0.9), TestContext.Current.CancellationToken);
        (await here.Secretary.Post($"meetings/{meeting}/begin")).Ok();
        return meeting;
    }

    public static async Task Come(TestCommunity here, Guid meeting, params int[] members)
    {
        foreach (var member in members)
            (await here.Secretary.Put($"meetings/{meeting}/attendance/{here.Members[member].Id}", new { presence = "inPerson" })).Ok();
    }

    /// <summary>Adjourns a meeting for want of a rule's quorum, and goes on with it.</summary>
    public static async Task AdjournAndResume(TestCommunity here, Guid meeting, Guid rule)
    {
        (await here.Secretary.Post($"meetings/{meeting}/adjournment", new { until = TestCommunity.After(TimeSpan.FromSeconds(0.8)), withoutQuorumOf = rule })).Ok();
        await Task.Delay(TimeSpan.FromSeconds(0.9), TestContext.Current.CancellationToken);
        (await here.Secretary.Post($"meetings/{meeting}/resumption")).Ok();
    }

    /// <summary>Asks to open voting at a meeting.</summary>
    public static Task<Answer> Open(TestCommunity here, Guid meeting, Guid proposal, Guid rule) => here.Secretary.Post(
        $"proposals/{proposal}/voting", new { ruleId = rule, closesAt = TestCommunity.After(TimeSpan.FromHours(1)), meetingId = meeting });

    /// <summary>Makes a rule count hands.</summary>
    public static void Hands(JsonObject terms) => terms["showsOfHands"] = true;

    /// <summary>A vote at a meeting at which members are present, under a rule that counts hands.</summary>
    public static async Task<(Guid Meeting, Guid Proposal)> OpenWithHands(TestCommunity here, params int[] present)
    {
        var (proposal, rule) = (await here.Draft(), await here.Adopt(Hands));
        var meeting = await Begun(here, proposal);
        await Come(here, meeting, present);
        (await Open(here, meeting, proposal, rule)).Ok();
        return (meeting, proposal);
    }

    /// <summary>What a teller counts.</summary>
    public static Task<Answer> Count(TestCommunity here, int teller, Guid proposal, long inFavour, long against, long abstained = 0) =>
        here[teller].Put($"proposals/{proposal}/hands", new { hands = new { inFavour, against, abstained }, evidence = "Sheet 4" });
}
