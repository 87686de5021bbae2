using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Microsoft.OpenApi;
using NodaTime;

namespace Decisions.Server.Api.OpenApi;

/// <summary>One example of each request and answer. A test sends each request, and reads each answer.</summary>
internal static class Examples
{
    /// <summary>One example of each request's body, by the endpoint's name.</summary>
    public static IReadOnlyDictionary<string, string> Bodies { get; } = new Dictionary<string, string>
    {
        ["foundCommunity"] = """
            { "name": "Hill Street Bakery", "purpose": "Good bread, baked and owned by those who work here.", "timeZone": "Europe/London", "visibility": "hybrid", "founderName": "Ada Okafor", "founderEmail": "ada@hillstreet.example", "rules": ["ordinary", "special"] }
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
        ["carryOutRuleChange"] = """{ "proposalId": "01990000-0000-7000-8000-000000000007" }""",
        ["giveNotice"] = """{ "ruleId": "01990000-0000-7000-8000-000000000001", "opensAt": "2026-12-10T08:00:00Z", "closesAt": "2026-12-24T18:00:00Z", "text": "The plans hang in the bakehouse." }""",
        ["openConfirmingVote"] = """{ "closesAt": "2027-01-14T18:00:00Z" }""",
        ["draftProposal"] = """{ "title": "Buy a second oven", "text": "We turn orders away every Friday. A second oven costs 8,400 and pays for itself in a year.", "options": null }""",
        ["reviseProposal"] = """{ "title": "Buy a second oven", "text": "We turn orders away every Friday. A used second oven costs 5,200.", "note": "A used one is enough." }""",
        ["withdrawProposal"] = """{ "reason": "We found a partner bakery instead." }""",
        ["moveAmendment"] = """{ "base": 1, "title": "Buy a second oven", "text": "We turn orders away every Friday. A used second oven costs 5,200.", "reason": "A used one is enough." }""",
        ["orderAmendments"] = """{ "order": [ "01990000-0000-7000-8000-000000000031" ] }""",
        ["putAmendment"] = """{ "closesAt": "2026-12-20T18:00:00Z" }""",
        ["rebaseAmendment"] = """{ "base": 2, "title": "Buy a second oven", "text": "We turn orders away every weekend. A used second oven costs 5,200." }""",
        ["withdrawNotice"] = """{ "reason": "The hall is not free that week." }""",
        ["withdrawAmendment"] = """{ "reason": "Another says it better." }""",
        ["proposeAmendmentAnew"] = """{ "title": "Buy a used oven", "text": "A used second oven costs 5,200. We buy one next year." }""",
        ["nameAmendmentRule"] = """{ "ruleId": "01990000-0000-7000-8000-000000000001" }""",
        ["nameDecider"] = """{ "memberId": "01990000-0000-7000-8000-000000000009" }""",
        ["seekAdvice"] = """
            { "ruleId": "01990000-0000-7000-8000-000000000005", "until": "2026-12-05T20:00:00Z", "note": "Gas or electric?",
              "advisers": [ { "memberId": "01990000-0000-7000-8000-000000000009", "role": "affected" }, { "memberId": "01990000-0000-7000-8000-00000000000a", "role": "expert" } ] }
            """,
        ["giveAdvice"] = """{ "revision": 1, "text": "Electric: the flue is old." }""",
        ["answerAdvice"] = """{ "text": "It will be electric. I had not looked at the flue." }""",
        ["announceDraw"] = """
            { "title": "Panel on the rent", "purpose": "Five of us look at the accounts with the landlord.", "places": 2, "reserves": 1,
              "seedFrom": "The winning numbers of the Lotto draw of 5 December, in rising order, with one blank between them.", "seedAt": "2026-12-05T20:00:00Z", "answerDays": 7 }
            """,
        ["publishSeed"] = """{ "seed": "4 12 19 23 41 47" }""",
        ["answerPlace"] = """{ "accepts": false, "reason": "I am away until March." }""",
        ["passPlaceOn"] = """{ "memberId": "01990000-0000-7000-8000-000000000003", "reason": "No answer by letter or telephone." }""",
        ["withdrawDraw"] = """{ "reason": "The landlord has sold the house." }""",
        ["beginSelection"] = """
            { "role": "facilitator", "from": "2099-12-01", "until": "2100-11-30", "purpose": "Somebody who listens, and ends on time.",
              "nominateUntil": "2099-12-05T20:00:00Z", "changeUntil": "2099-12-08T20:00:00Z" }
            """,
        ["nominate"] = """{ "nominee": "01990000-0000-7000-8000-000000000002", "reason": "He asks before he answers." }""",
        ["closeHearing"] = """{ "reason": "Cem is away until Monday." }""",
        ["proposeNominee"] = """{ "nominee": "01990000-0000-7000-8000-000000000002", "reason": "He asks before he answers, and has the time." }""",
        ["endSelection"] = """{ "reason": "Nobody has the time this year." }""",
        ["addIdea"] = """{ "name": "Rolls with caraway" }""",
        ["takeOutIdea"] = """{ "reason": "We have no mould for it." }""",
        ["mergeIdeas"] = """{ "into": "01990000-0000-7000-8000-000000000052", "reason": "Both are rolls.", "name": "Rolls, plain or with caraway" }""",
        ["makeComment"] = """{ "revision": 1, "text": "Where does it *go*?", "kind": "question", "passage": { "start": 0, "length": 7 } }""",
        ["editComment"] = """{ "text": "Where does it *stand*?" }""",
        ["giveReaction"] = """{ "reaction": "thanks" }""",
        ["markAnswer"] = """{ "answer": "01990000-0000-7000-8000-000000000042" }""",
        ["hideComment"] = """{ "reason": "It names a neighbour." }""",
        ["restoreComment"] = """{ "reason": "She does not mind." }""",
        ["setDiscussionAudience"] = """{ "audience": "members" }""",
        ["formCircle"] = """{ "name": "Bakers", "purpose": "The bread, and what it is baked in. We spend up to 2,000 by ourselves.", "joining": "open" }""",
        ["changeCircle"] = """{ "name": "Bakers and millers", "purpose": "The bread, from the grain on.", "joining": "asked" }""",
        ["nameCircleRules"] = """{ "rules": [ "01990000-0000-7000-8000-000000000005" ] }""",
        ["closeCircle"] = """{ "reason": "The shop sees to it." }""",
        ["joinCircle"] = """{ "note": "I have baked rye for ten years." }""",
        ["leaveCircle"] = """{ "reason": "I move to the shop." }""",
        ["refuseJoining"] = """{ "reason": "We are as many as the trough holds." }""",
        ["fillCircleRole"] = """{ "role": "facilitator", "memberId": "01990000-0000-7000-8000-000000000002", "from": "2026-12-01", "until": "2027-11-30" }""",
        ["vacateCircleRole"] = """{ "role": "facilitator", "memberId": "01990000-0000-7000-8000-000000000002", "reason": "He is away this winter." }""",
        ["rotateCircleRole"] = """{ "role": "facilitator", "order": [ "01990000-0000-7000-8000-000000000002", "01990000-0000-7000-8000-000000000009" ], "length": { "count": 3, "unit": "months" }, "first": "2026-12-01" }""",
        ["endRotation"] = """{ "role": "facilitator", "reason": "We choose whom from now on." }""",
        ["passOverTurn"] = """{ "role": "facilitator", "reason": "My exams are then." }""",
        ["followCircle"] = """{ "on": true }""",
        ["chooseCircle"] = """{ "circle": "01990000-0000-7000-8000-000000000051", "reason": "It is we who bake in it." }""",
        ["handOnDecision"] = """{ "to": "01990000-0000-7000-8000-000000000051", "reason": "It costs more than we may spend." }""",
        ["openVoting"] = """{ "ruleId": "01990000-0000-7000-8000-000000000001", "closesAt": "2026-12-24T18:00:00Z" }""",
        ["extendVoting"] = """{ "closesAt": "2026-12-31T18:00:00Z", "reason": "The post was late." }""",
        ["closeVotingEarly"] = """{ "reason": "Everyone has voted." }""",
        ["castBallot"] = """{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" }, "reason": "Fridays are too much for one oven." }""",
        ["delegateVotes"] = """{ "holder": "01990000-0000-7000-8000-000000000009" }""",
        ["switchReminders"] = """{ "on": false }""",
        ["appointProxy"] = """{ "holder": "01990000-0000-7000-8000-000000000009", "revision": 1, "instruction": { "kind": "yesNo", "answer": "yes" }, "isFreeOnOtherTexts": true }""",
        ["appointMeetingProxy"] = """{ "holder": "01990000-0000-7000-8000-000000000009" }""",
        ["castByProxy"] = """{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" } }""",
        ["beginConsentRound"] = """
            { "ruleId": "01990000-0000-7000-8000-000000000001", "facilitator": "01990000-0000-7000-8000-000000000002", "secretary": "01990000-0000-7000-8000-000000000003",
              "driver": "We turn orders away every Friday, and customers go elsewhere.", "hours": { "signal": 72, "driver": 48, "clarify": 72, "react": 72, "test": 72 } }
            """,
        ["moveConsentRound"] = """{ "hours": { "signal": 72, "driver": 48, "clarify": 48, "react": 48, "test": 48 } }""",
        ["nameConsentRoles"] = """{ "facilitator": "01990000-0000-7000-8000-000000000003", "secretary": "01990000-0000-7000-8000-000000000002" }""",
        ["restateDriver"] = """{ "driver": "We turned 40 orders away last month, most of them on Fridays." }""",
        ["takeStep"] = """{ "from": "driver", "to": "clarify", "note": "Everybody has read it." }""",
        ["respond"] = """{ "consents": true, "text": "Yes: last Friday too." }""",
        ["askQuestion"] = """{ "text": "What does it draw?" }""",
        ["answerQuestion"] = """{ "text": "Nine kilowatts." }""",
        ["refineObjection"] = """{ "text": "The fuse bears six kilowatts: with both ovens on, the lights go out." }""",
        ["withdrawObjection"] = """{ "reason": "The fuse was changed last year." }""",
        ["judgeObjection"] = """{ "qualifies": false, "reason": "The fuse was changed last year." }""",
        ["resolveObjections"] = """
            { "objectors": [ "01990000-0000-7000-8000-000000000002" ], "way": "amend", "text": "An electrician looks at the fuse first.",
              "changed": { "title": "Buy a second oven", "text": "We buy a second oven once an electrician has seen the fuse." } }
            """,
        ["openFallbackVote"] = """{ "closesAt": "2026-12-24T18:00:00Z" }""",
        ["planReview"] = """{ "on": "2036-05-21", "criteria": "No order is turned away on a Friday." }""",
        ["nameWitnesses"] = """
            { "required": 1, "witnesses": [ { "url": "https://witness.example.net", "key": "example.net/witness+6da426c6+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X" } ] }
            """,
        ["nameTellers"] = """{ "tellers": [ "01990000-0000-7000-8000-000000000002", "01990000-0000-7000-8000-000000000003" ] }""",
        ["nameClasses"] = """{ "classes": [ "workers", "users", "investors" ] }""",
        ["saveTemplate"] = """{ "title": "Something for the workshop", "purpose": "Tools and machines that cost more than 200.", "ruleId": "01990000-0000-7000-8000-000000000003", "text": "## What it is\n\n## What it costs\n\n## Who looks after it", "votingHours": 120, "reviewMonths": 6 }""",
        ["changeTemplate"] = """{ "title": "Something for the workshop", "purpose": "Tools and machines that cost more than 300.", "ruleId": "01990000-0000-7000-8000-000000000003", "votingHours": 120 }""",
        ["retireTemplate"] = """{ "reason": "The workshop has closed." }""",
        ["nameTopics"] = """{ "topics": [ "Money", "The bakehouse" ] }""",
        ["chooseTopic"] = """{ "topic": "The bakehouse" }""",
        ["placeMember"] = """{ "class": "workers", "votes": 1 }""",
        ["enterBallot"] = """{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" }, "channel": "paper", "evidence": "Box 4, sheet 17" }""",
        ["countHands"] = """{ "hands": { "inFavour": 2, "against": 1, "abstained": 0 }, "evidence": "Sheet 4" }""",
        ["withdrawEntry"] = """{ "reason": "It was another member's sheet." }""",
        ["callMeeting"] = """{ "title": "General meeting", "text": "In the bakehouse, or by telephone: 555 0100.", "beginsAt": "2026-12-10T18:00:00Z" }""",
        ["callMeetingAnew"] = """{ "title": "General meeting", "text": "In the school hall.", "beginsAt": "2026-12-11T18:00:00Z" }""",
        ["addAgendaItem"] = """{ "text": "Report of the treasurer" }""",
        ["orderAgenda"] = """{ "items": [ "01990000-0000-7000-8000-000000000021", "01990000-0000-7000-8000-000000000022" ] }""",
        ["enterAttendance"] = """{ "presence": "inPerson" }""",
        ["approveMinutes"] = """{ "digest": "3e7ad59e3aca0577571efd1a3cc5764beaacb8192b9f16d4e7409255c5c66b97", "note": "Read out and agreed." }""",
        ["moveSitting"] = """{ "until": "2026-12-18T18:00:00Z", "reason": "The hall is let on the 17th." }""",
        ["adjournMeeting"] = """{ "until": "2026-12-17T18:00:00Z", "reason": "Too few came through the snow.", "withoutQuorumOf": "01990000-0000-7000-8000-000000000001" }""",
        ["nameSuperseded"] = """{ "superseded": [ "01990000-0000-7000-8000-000000000007" ] }""",
        ["holdReview"] = """{ "text": "No order was turned away since.", "conclusion": "keep", "note": "Fridays are calm.", "nextOn": "2028-05-21" }""",
        ["planAction"] = """{ "text": "Order the oven.", "owner": null, "due": "2030-12-04" }""",
        ["changeAction"] = """{ "text": "Order the used oven.", "owner": null, "due": "2030-12-08" }""",
        ["handBackAction"] = """{ "note": "The dealer is Mills and Sons." }""",
        ["completeAction"] = """{ "note": "It comes on Monday." }""",
        ["reopenAction"] = """{ "reason": "It came without its door." }""",
        ["dropAction"] = """{ "reason": "The dealer orders it for us." }""",
        ["makeCall"] = """
            { "text": "Carry the oven in.", "places": 4, "venue": "onSite", "skills": [ "lifting", "first aid" ], "note": "At the back door of the bakehouse.",
              "at": "2030-12-10T08:00:00Z", "minutes": 90 }
            """,
        ["changeCall"] = """{ "text": "Carry the oven in and connect it.", "places": 5, "venue": "onSite", "skills": [ "lifting" ], "note": "At the back door of the bakehouse." }""",
        ["closeCall"] = """{ "reason": "Enough hands." }""",
        ["thankHours"] = """{ "minutes": 90, "text": "You saved the day." }""",
        ["stateOutcome"] = """{ "statement": "Ben orders the oven by Friday; it is fitted before Christmas." }""",
        ["correctDecision"] = """{ "text": "The oven costs 8,400, not 4,800.", "reason": "Two digits were swapped." }""",
        ["redactEvent"] = """{ "reason": "A telephone number stood there.", "passages": [ "555 0199" ] }""",
        ["erasePerson"] = """{ "reason": "They left and asked for it." }""",
    };

    /// <summary>One example of each answer, by the endpoint's name.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = ReadAnswers();

    private static readonly Dictionary<string, Rejection> Problems = new Rejection[]
    {
        new QueryIsMalformed("limit", "Ask for 1 to 200 items."),
        new SignInIsNeeded(),
        new NotPermitted("a member of this community, or its auditor"),
        new NothingHere(),
        new VotingHasClosed(new ProposalId(Guid.Parse("01990000-0000-7000-8000-000000000007")), Instant.FromUtc(2026, 12, 24, 18, 0)),
        new VersionIsStale(Expected: 1, Actual: 2),
        new BodyIsTooLarge(ApiRequest.BodyLimit),
        new BodyIsNotJson(),
        new TextIsMissing("title"),
        new Unavailable(),
    }.ToDictionary(rejection => Http.Problems.StatusOf(rejection).ToString(CultureInfo.InvariantCulture));

    public static void AddTo(OpenApiOperation operation)
    {
        var name = operation.OperationId!;
        if (Bodies.TryGetValue(name, out var body) &&
            operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var json))
            json.Example = JsonNode.Parse(body);
        foreach (var (status, response) in operation.Responses ?? [])
            if (status is "200" or "201" && Answers.TryGetValue(name, out var answer))
                foreach (var (type, media) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
                    media.Example = type == "text/markdown" ? Markdown : JsonNode.Parse(answer);
    }

    /// <summary>What the one question that is answered in Markdown too is answered.</summary>
    private static string Markdown =>
        "# Minutes of General meeting\n\n## Call\n\n- The meeting was called on Saturday 21 November 2026 at 13:40 for Thursday 10 December 2026 at 18:00, with 18 clear days of notice.\n";

    /// <summary>A problem of a status.</summary>
    public static JsonNode? Problem(string status) => Problems.TryGetValue(status, out var rejection)
        ? JsonSerializer.SerializeToNode(Http.Problems.DetailsOf(rejection), ApiJson.Options)
        : null;

    private static Dictionary<string, string> ReadAnswers()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream("OpenApi.answers.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetRawText());
    }
}
