using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.OpenApi;

/// <summary>One example of each request's body, by the endpoint's name. A test sends each of them.</summary>
internal static class Examples
{
    public static IReadOnlyDictionary<string, string> Bodies { get; } = new Dictionary<string, string>
    {
        ["foundCommunity"] = """
            { "name": "Hill Street Bakery", "purpose": "Good bread, baked and owned by those who work here.", "timeZone": "Europe/London", "visibility": "hybrid", "founderName": "Ada Okafor", "founderEmail": "ada@hillstreet.example" }
            """,
        ["changeCommunity"] = """{ "purpose": "Good bread, baked and owned by those who work here and those who eat it." }""",
        ["inviteMember"] = """{ "name": "Ben Carter", "email": "ben@hillstreet.example" }""",
        ["importMembers"] = """
            { "people": [ { "name": "Cleo Diaz", "email": "cleo@hillstreet.example" }, { "name": "Dev Patel" } ], "areMembers": true }
            """,
        ["setStanding"] = """{ "standing": "suspended", "reason": "Asked to pause while travelling." }""",
        ["adoptRule"] = """
            { "name": "Ordinary resolution",
              "method": { "kind": "yesNo", "threshold": { "fraction": { "numerator": 1, "denominator": 2 }, "comparator": "moreThan", "base": "cast" } },
              "quorum": { "atLeast": 2, "fraction": { "numerator": 1, "denominator": 2 } }, "turnoutFloor": null,
              "franchise": { "minimumMembershipDays": 0 }, "resultsHiddenUntilClose": true, "reasons": "optional", "secrecy": "secret", "mayCloseEarly": true }
            """,
        ["amendRule"] = """
            { "name": "Special resolution",
              "method": { "kind": "yesNo", "threshold": { "fraction": { "numerator": 3, "denominator": 4 }, "comparator": "atLeast", "base": "cast" } },
              "quorum": { "atLeast": null, "fraction": { "numerator": 1, "denominator": 2 } }, "turnoutFloor": null,
              "franchise": { "minimumMembershipDays": 0 }, "resultsHiddenUntilClose": true, "reasons": "optional", "secrecy": "secret", "mayCloseEarly": false }
            """,
        ["retireRule"] = """{ "reason": "Replaced by the rules of 2026." }""",
        ["draftProposal"] = """{ "title": "Buy a second oven", "text": "We turn orders away every Friday. A second oven costs 8,400 and pays for itself in a year.", "options": null }""",
        ["reviseProposal"] = """{ "title": "Buy a second oven", "text": "We turn orders away every Friday. A used second oven costs 5,200.", "note": "A used one is enough." }""",
        ["withdrawProposal"] = """{ "reason": "We found a partner bakery instead." }""",
        ["openVoting"] = """{ "ruleId": "01990000-0000-7000-8000-000000000001", "closesAt": "2026-12-24T18:00:00Z" }""",
        ["extendVoting"] = """{ "closesAt": "2026-12-31T18:00:00Z", "reason": "The post was late." }""",
        ["closeVotingEarly"] = """{ "reason": "Everyone has voted." }""",
        ["castBallot"] = """{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" }, "reason": "Fridays are too much for one oven." }""",
        ["stateOutcome"] = """{ "statement": "Ben orders the oven by Friday; it is fitted before Christmas." }""",
    };

    public static void AddTo(OpenApiOperation operation)
    {
        if (operation.OperationId is { } name && Bodies.TryGetValue(name, out var body) &&
            operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var json))
            json.Example = JsonNode.Parse(body);
    }
}
