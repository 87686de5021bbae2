using System.Text.Json;
using System.Text.Json.Nodes;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.OpenApi;
using Decisions.Server.Tests.Api.Amendments;
using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Discussions;
using Decisions.Server.Tests.Api.FollowThrough;
using Decisions.Server.Tests.Api.Running;
using Decisions.Server.Tests.Api.Selections;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Decisions.Server.Tests.Api.OpenApi;

public sealed class ExampleTests(ApiServer server)
{
    /// <summary>The decision that the example's path was made for.</summary>
    private Guid _decision;
    private Guid _moved;
    private Guid _kept;
    private Guid _answer;
    private Guid _circle;

    public static TheoryData<string> Requests => [.. Examples.Bodies.Keys];

    public static TheoryData<string> Answers => [.. Examples.Answers.Keys];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_example_of_a_request_can_be_sent(string name)
    {
        var here = await TestCommunity.Found(server);
        var (client, path) = await Where(name, here);
        var body = JsonNode.Parse(Examples.Bodies[name])!;
        // Ids and deadlines are the only things that an example cannot know.
        if (body["ruleId"] is not null)
            body["ruleId"] = await here.Adopt(name == "beginConsentRound" ? Consented.ByConsent : name == "seekAdvice" ? Advised.Rule : null);
        if (body["opensAt"] is not null)
            body["opensAt"] = TestCommunity.After(TimeSpan.FromDays(1));
        if (body["closesAt"] is not null)
            body["closesAt"] = TestCommunity.After(TimeSpan.FromDays(2));
        if (body["beginsAt"] is not null)
            body["beginsAt"] = TestCommunity.After(TimeSpan.FromDays(1));
        if (body["until"] is not null && name is not ("fillCircleRole" or "beginSelection"))
            body["until"] = TestCommunity.After(TimeSpan.FromDays(name == "moveSitting" ? 2 : 1));
        if (body["withoutQuorumOf"] is not null)
            body["withoutQuorumOf"] = await here.Adopt(HeldMeetings.ByPresence);
        if (name == "approveMinutes")
            body["digest"] = (await here.Secretary.Get(path.Replace("/approval", "", StringComparison.Ordinal)))["digest"]!.DeepClone();
        if (name is "appointProxy" or "appointMeetingProxy" or "delegateVotes")
            body["holder"] = $"{here.Members[1].Id}";
        if (body["items"] is JsonArray)
            body["items"] = new JsonArray([.. (await here.Secretary.Get(path.Replace("/agenda", "", StringComparison.Ordinal)))["agenda"]!.AsArray().Reverse().Select(item => item!["id"]!.DeepClone())]);
        if (body["tellers"] is JsonArray tellers)
            body["tellers"] = new JsonArray([.. tellers.Select((_, i) => JsonValue.Create(here.Members[i].Id))]);
        if (body["proposalId"] is not null)
            body["proposalId"] = _decision;
        if (body["facilitator"] is not null)
            (body["facilitator"], body["secretary"]) = name == "nameConsentRoles" ? (here.Members[1].Id, here.Members[0].Id) : (here.Members[0].Id, here.Members[1].Id);
        if (body["objectors"] is not null)
            body["objectors"] = new JsonArray(here.Members[1].Id);
        if (name is "fillCircleRole")
            (body["from"], body["until"]) = (CircleSteps.Day(-1), CircleSteps.Day(300));
        if (name is "rotateCircleRole")
            (body["order"], body["first"]) = (new JsonArray(here.Members[0].Id, here.Members[1].Id), CircleSteps.Day(1));
        else if (body["order"] is not null)
            body["order"] = new JsonArray(_moved);
        if (body["rules"] is JsonArray && name == "nameCircleRules")
            body["rules"] = new JsonArray(await here.Adopt());
        if (body["memberId"] is not null)
            body["memberId"] = here.Members[name == "nameDecider" ? 1 : 0].Id;
        if (body["nominee"] is not null)
            body["nominee"] = here.Members[0].Id;
        if (body["circle"] is not null)
            body["circle"] = _circle;
        if (body["to"] is not null && name == "handOnDecision")
            body["to"] = _circle;
        if (body["superseded"] is not null)
            body["superseded"] = new JsonArray(_decision);
        if (body["advisers"] is JsonArray advisers)
            (advisers[0]!["memberId"], advisers[1]!["memberId"]) = (here.Members[1].Id, here.Members[2].Id);
        if (name is "beginSelection")
            (body["nominateUntil"], body["changeUntil"]) = (TestCommunity.After(TimeSpan.FromDays(3)), TestCommunity.After(TimeSpan.FromDays(6)));
        if (body["seedAt"] is not null)
            body["seedAt"] = TestCommunity.After(TimeSpan.FromDays(1));
        if (body["into"] is not null)
            body["into"] = _kept;
        if (name == "markAnswer")
            body["answer"] = _answer;
        var endpoint = (await server.Get<EndpointDataSource>()).Endpoints.Single(one => one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name);
        var method = endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single();
        var answer = (await client.Send(new HttpMethod(method), path, Client.Json(body))).Ok();
        if (name is not ("switchReminders" or "followCircle")) // It is no command: nothing of it is on record.
            answer["index"].ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_example_of_an_answer_is_one_that_the_server_could_give(string name)
    {
        var endpoint = (await server.Get<EndpointDataSource>()).Endpoints.Single(one => one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name);
        var type = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Last(one => one.StatusCode is 200 or 201).Type!;
        var read = JsonSerializer.Deserialize(Examples.Answers[name], type, ApiJson.Options);
        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(read, type, ApiJson.Options), JsonNode.Parse(Examples.Answers[name])).ShouldBeTrue();
    }

    private async Task<(Client Client, string Path)> Where(string name, TestCommunity here)
    {
        switch (name)
        {
            case "foundCommunity":
                return (here.Admin, "/api/v1/communities");
            case "switchReminders":
                return (here[0], "reminders");
            case "changeCommunity":
                return (here.Secretary, "");
            case "inviteMember":
                return (here.Secretary, "members");
            case "importMembers":
                return (here.Secretary, "members/import");
            case "setStanding":
                return (here.Secretary, $"members/{here.Members[0].Id}/standing");
            case "adoptRule":
                return (here.Secretary, "rules");
            case "amendRule":
                return (here.Secretary, $"rules/{await here.Adopt()}");
            case "retireRule":
                return (here.Secretary, $"rules/{await here.Adopt()}/retirement");
            case "carryOutRuleChange":
                var rule = await here.Adopt();
                _decision = await FormalDecisions.CarriedChange(here, rule, TestCommunity.Terms(terms => terms["name"] = "Plain rule"));
                return (here.Secretary, $"rules/{rule}/changes");
            case "withdrawNotice":
                var noticed = await here.Draft();
                (await here.Secretary.Post($"proposals/{noticed}/notice", new
                {
                    ruleId = await here.Adopt(), opensAt = TestCommunity.After(TimeSpan.FromDays(1)), closesAt = TestCommunity.After(TimeSpan.FromDays(2)),
                })).Ok();
                return (here.Secretary, $"proposals/{noticed}/notice/withdrawal");
            case "giveNotice":
                return (here.Secretary, $"proposals/{await here.Draft()}/notice");
            case "openConfirmingVote":
                return (here.Secretary, $"proposals/{await FormalDecisions.ToBeConfirmed(server, here)}/voting/confirmation");
            case "draftProposal":
                return (here[0], "proposals");
            case "reviseProposal":
                return (here[0], $"proposals/{await here.Draft()}/revisions");
            case "withdrawProposal":
                return (here[0], $"proposals/{await here.Draft()}/withdrawal");
            case "moveAmendment":
                return (here[1], $"proposals/{await here.Draft()}/amendments");
            case "orderAmendments":
                var ordered = await here.Draft();
                _moved = await here.Move(ordered, "We buy none.");
                return (here.Secretary, $"proposals/{ordered}/amendments/order");
            case "putAmendment":
                var seconded = await here.Draft();
                return (here.Secretary, $"proposals/{seconded}/amendments/{await here.MoveAndSecond(seconded, "We buy none.")}/vote");
            case "withdrawAmendment":
                var unwanted = await here.Draft();
                return (here[1], $"proposals/{unwanted}/amendments/{await here.Move(unwanted, "We buy none.")}/withdrawal");
            case "rebaseAmendment":
                var revised = await here.Draft();
                var outdated = await here.Move(revised, "We buy none.");
                (await here[0].Post($"proposals/{revised}/revisions", new { title = AmendmentSteps.Title, text = "We buy two." })).Ok();
                return (here[1], $"proposals/{revised}/amendments/{outdated}/wordings");
            case "proposeAmendmentAnew":
                var kept = await here.Draft();
                var lost = await here.MoveAndSecond(kept, "We buy none.");
                await here.Vote(kept, lost, "no");
                return (here[1], $"proposals/{kept}/amendments/{lost}/proposal");
            case "nameAmendmentRule":
                return (here.Secretary, "amendment-rule");
            case "nameDecider":
                return (here.Secretary, $"proposals/{await here.Draft()}/advice/decider");
            case "seekAdvice":
                return (here[0], $"proposals/{await here.Draft()}/advice/sought");
            case "giveAdvice" or "answerAdvice":
                var advised = await here.Draft();
                (await Advised.Seek(here, advised, await here.Adopt(Advised.Rule), TimeSpan.FromHours(1))).Ok();
                if (name == "giveAdvice")
                    return (here[1], $"proposals/{advised}/advice/mine");
                (await Advised.Give(here[1], advised, "Electric.")).Ok();
                return (here[0], $"proposals/{advised}/advice/answers/{here.Members[1].Id}");
            case "announceDraw":
                return (here.Secretary, "draws");
            case "withdrawDraw":
                return (here.Secretary, $"draws/{(await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Ok().Id}/withdrawal");
            case "publishSeed":
                return (here.Secretary, $"draws/{await Drawn.Announce(here)}/seed");
            case "passPlaceOn":
                var everyone = await Drawn.Announce(here, places: here.Members.Count + 1, reserves: 0);
                await Drawn.Publish(here, everyone);
                (await here.Secretary.Put($"members/{here.Members[0].Id}/standing", new { standing = "suspended", reason = "Away." })).Ok();
                return (here.Secretary, $"draws/{everyone}/place/passing");
            case "answerPlace":
                var panel = await Drawn.Announce(here);
                var order = await Drawn.Publish(here, panel);
                return (Drawn.Of(here, order[0]), $"draws/{panel}/place");
            case "addIdea" or "takeOutIdea" or "mergeIdeas":
                var asking = (await here[0].Post("proposals", new { title = "Spring", text = "What shall we bake?", asksForIdeas = true })).Ok().Id;
                foreach (var idea in new[] { "Rye", "Rolls" })
                    await here.AddIdea(1, asking, idea);
                var ideas = await here.Ideas(asking);
                _kept = ideas["Rolls"];
                return (here[0], $"proposals/{asking}/ideas{(name == "addIdea" ? "" : $"/{ideas["Rye"]}/{(name == "takeOutIdea" ? "removal" : "merger")}")}");
            case "makeComment":
                return (here[1], $"proposals/{await here.Draft()}/comments");
            case "setDiscussionAudience":
                return (here[0], $"proposals/{await here.Draft()}/discussion/audience");
            case "editComment" or "giveReaction" or "markAnswer" or "hideComment" or "restoreComment":
                var discussed = await here.Draft();
                var asked = await here.Ask(discussed, 1, "Where?");
                _answer = await here.Comment(discussed, 0, "There.", repliesTo: asked);
                if (name == "restoreComment")
                    await here.Hide(discussed, asked);
                var one = $"proposals/{discussed}/comments/{asked}";
                return name switch
                {
                    "giveReaction" => (here[0], $"{one}/reaction"),
                    "markAnswer" => (here[1], $"{one}/answer"),
                    "hideComment" => (here.Secretary, $"{one}/hiding"),
                    "restoreComment" => (here.Secretary, $"{one}/restoration"),
                    _ => (here[1], one),
                };
            case "beginSelection":
                var choosing = await here.Circle("Bakers");
                await here.Join(choosing, 0);
                return (here.Secretary, $"circles/{choosing}/selections");
            case "nominate" or "closeHearing" or "proposeNominee" or "endSelection":
                var bakers = await SelectionSteps.Of(here);
                for (var member = 0; member < (name is "closeHearing" or "proposeNominee" ? here.Members.Count : 0); member++)
                    (await bakers.Say(member, 0)).Ok();
                if (name == "proposeNominee")
                    await bakers.Keep([.. Enumerable.Range(0, here.Members.Count)]);
                return (name == "nominate" ? here[0] : here.Secretary, $"{bakers.Path}/{name switch
                {
                    "nominate" => "nomination",
                    "closeHearing" => "hearing/end",
                    "proposeNominee" => "nominees",
                    _ => "end",
                }}");
            case "formCircle":
                return (here.Secretary, "circles");
            case "changeCircle" or "nameCircleRules" or "closeCircle" or "joinCircle" or "leaveCircle" or "refuseJoining" or "fillCircleRole" or "vacateCircleRole" or "followCircle":
                var worked = await here.Circle("Bakers", joining: name is "refuseJoining" ? "asked" : "open");
                if (name is "leaveCircle" or "refuseJoining" or "fillCircleRole" or "vacateCircleRole")
                    await here.Join(worked, 0);
                if (name == "vacateCircleRole")
                    await here.Fill(worked, 0);
                return name switch
                {
                    "changeCircle" => (here.Secretary, $"circles/{worked}"),
                    "nameCircleRules" => (here.Secretary, $"circles/{worked}/rules"),
                    "closeCircle" => (here.Secretary, $"circles/{worked}/closing"),
                    "joinCircle" => (here[0], $"circles/{worked}/joining"),
                    "leaveCircle" => (here[0], $"circles/{worked}/leaving"),
                    "refuseJoining" => (here.Secretary, $"circles/{worked}/members/{here.Members[0].Id}/refusal"),
                    "fillCircleRole" => (here.Secretary, $"circles/{worked}/roles"),
                    "vacateCircleRole" => (here.Secretary, $"circles/{worked}/roles/vacation"),
                    _ => (here[0], $"circles/{worked}/following"),
                };
            case "rotateCircleRole" or "endRotation" or "passOverTurn":
                var turning = await here.Circle("Bakers");
                await here.Join(turning, 0, 1);
                if (name != "rotateCircleRole")
                    await here.Rotate(turning, CircleSteps.Day(2), 0, 1);
                if (name == "passOverTurn")
                    await here.Turns(turning, here.Members[0].Id);
                return name == "passOverTurn"
                    ? (here[0], $"circles/{turning}/rotations/passing")
                    : (here.Secretary, $"circles/{turning}/rotations{(name == "endRotation" ? "/ending" : "")}");
            case "chooseCircle" or "handOnDecision":
                _circle = await here.Circle("Bakers");
                await here.Join(_circle, 0);
                return name == "chooseCircle"
                    ? (here[0], $"proposals/{await here.Draft()}/circle")
                    : (here.Secretary, $"proposals/{await here.Draft()}/handing-on");
            case "openVoting":
                return (here.Secretary, $"proposals/{await here.Draft()}/voting");
            case "extendVoting":
                return (here.Secretary, $"proposals/{await here.OpenVote()}/voting/extensions");
            case "closeVotingEarly":
                return (here.Secretary, $"proposals/{await here.OpenVote()}/voting/close");
            case "delegateVotes":
                return (here[0], "delegation");
            case "appointProxy":
                return (here[0], $"proposals/{await here.OpenVote(Proxied.Usual)}/proxy");
            case "appointMeetingProxy":
                return (here[0], $"meetings/{await HeldMeetings.Call(here, TimeSpan.FromDays(2))}/proxy");
            case "castByProxy":
                var spokenFor = await here.OpenVote(Proxied.Usual);
                await Proxied.Appoint(here, spokenFor, 1, 0);
                return (here[0], $"proposals/{spokenFor}/proxies/{here.Members[1].Id}/ballot");
            case "castBallot":
                return (here[0], $"proposals/{await here.OpenVote()}/ballot");
            case "nameClasses":
                return (here.Secretary, "classes");
            case "placeMember":
                await Classed.Name(here, "workers");
                return (here.Secretary, $"members/{here.Members[0].Id}/placement");
            case "saveTemplate":
                return (here.Secretary, "templates");
            case "changeTemplate" or "retireTemplate":
                var template = await Templated.Save(here, "Spending");
                return (here.Secretary, name == "changeTemplate" ? $"templates/{template}" : $"templates/{template}/retirement");
            case "nameTopics":
                return (here.Secretary, "topics");
            case "chooseTopic":
                await Topical.Name(here, "Money", "The bakehouse");
                return (here[0], $"proposals/{await here.Draft()}/topic");
            case "nameTellers":
                return (here.Secretary, "tellers");
            case "enterBallot":
            case "withdrawEntry":
                await Tellers.Name(here, 0, 1);
                var onPaper = await here.OpenVote();
                if (name == "enterBallot")
                    return (here[0], $"proposals/{onPaper}/entries/{here.Members[2].Id}");
                (await Tellers.Enter(here, 0, onPaper, 2, "yes")).Ok();
                return (here[0], $"proposals/{onPaper}/entries/{here.Members[2].Id}/withdrawal");
            case "countHands":
                await Tellers.Name(here, 0, 1);
                var raised = await HeldMeetings.OpenWithHands(here, 0, 1, 2);
                return (here[0], $"proposals/{raised.Proposal}/hands");
            case "callMeeting":
                return (here.Secretary, "meetings");
            case "callMeetingAnew":
                return (here.Secretary, $"meetings/{await HeldMeetings.Call(here, TimeSpan.FromDays(2))}");
            case "addAgendaItem":
                return (here.Secretary, $"meetings/{await HeldMeetings.Call(here, TimeSpan.FromDays(2))}/agenda");
            case "orderAgenda":
                var full = await HeldMeetings.Call(here, TimeSpan.FromDays(2));
                foreach (var text in new[] { "Welcome", "Report" })
                    (await here.Secretary.Post($"meetings/{full}/agenda", new { text })).Ok();
                return (here.Secretary, $"meetings/{full}/agenda");
            case "enterAttendance":
                return (here.Secretary, $"meetings/{await HeldMeetings.Call(here, TimeSpan.FromDays(2))}/attendance/{here.Members[0].Id}");
            case "adjournMeeting":
                return (here.Secretary, $"meetings/{await HeldMeetings.Begun(here)}/adjournment");
            case "moveSitting":
                var putOff = await HeldMeetings.Begun(here);
                (await here.Secretary.Post($"meetings/{putOff}/adjournment", new { until = TestCommunity.After(TimeSpan.FromDays(1)) })).Ok();
                return (here.Secretary, $"meetings/{putOff}/adjournment");
            case "approveMinutes":
                var over = await HeldMeetings.Begun(here);
                (await here.Secretary.Post($"meetings/{over}/close")).Ok();
                return (here.Secretary, $"meetings/{over}/minutes/approval");
            case "beginConsentRound":
                return (here.Secretary, $"proposals/{await here.Draft()}/consent");
            case "nameConsentRoles" or "moveConsentRound" or "restateDriver" or "takeStep" or "respond" or "planReview":
                var begun = await here.Begin();
                return (here[0], name == "planReview" ? $"proposals/{begun}/review" : $"proposals/{begun}/consent/{name switch
                {
                    "nameConsentRoles" => "roles", "moveConsentRound" => "meeting", "restateDriver" => "driver", "takeStep" => "steps", _ => "response",
                }}");
            case "askQuestion" or "answerQuestion":
                var unclear = await here.Begin();
                (await here.Take(unclear, "driver", "clarify")).Ok();
                if (name == "askQuestion")
                    return (here[2], $"proposals/{unclear}/consent/questions");
                (await here[2].Post($"proposals/{unclear}/consent/questions", new { text = "What does it draw?" })).Ok();
                return (here[0], $"proposals/{unclear}/consent/questions/{(await here.Reaches(unclear, "clarify"))["questions"]![0]!["id"]}/answer");
            case "refineObjection" or "withdrawObjection" or "judgeObjection" or "resolveObjections":
                var objected = await here.Asking();
                await here.Everyone(objected, "noObjection", (1, "objection", "The fuse."));
                return name switch
                {
                    "refineObjection" => (here[1], $"proposals/{objected}/consent/objection"),
                    "withdrawObjection" => (here[1], $"proposals/{objected}/consent/objection/withdrawal"),
                    "judgeObjection" => (here[2], $"proposals/{objected}/consent/objections/{here.Members[1].Id}/judgement"),
                    _ => (here[0], $"proposals/{objected}/consent/resolutions"),
                };
            case "openFallbackVote":
                var blocked = await here.Asking(Consented.ByConsensus);
                await here.Everyone(blocked, "agree", (1, "block", "Against our rule of no debts."));
                return (here[0], $"proposals/{blocked}/consent/fallback");
            case "nameSuperseded":
                _decision = await here.Carried();
                return (here[0], $"proposals/{await here.Draft()}/superseded");
            case "holdReview":
                return (here.Secretary, $"proposals/{await here.Carried()}/reviews");
            case "planAction":
                return (here[0], $"proposals/{await here.Carried()}/actions");
            case "changeAction" or "handBackAction" or "completeAction" or "reopenAction" or "dropAction" or "makeCall":
                var carried = await here.Carried();
                var planned = $"proposals/{carried}/actions/{await here.PlanAction(carried, owner: here.Members[1].Id)}";
                if (name == "reopenAction")
                    (await here[1].Post($"{planned}/completion", new { })).Ok();
                return name switch
                {
                    "changeAction" => (here[0], planned), "handBackAction" => (here[1], $"{planned}/handing-back"), "completeAction" => (here[1], $"{planned}/completion"),
                    "reopenAction" => (here[1], $"{planned}/reopening"), "dropAction" => (here[0], $"{planned}/dropping"), _ => (here[1], $"{planned}/calls"),
                };
            case "changeCall" or "closeCall" or "thankHours":
                var helped = await here.Carried();
                var call = $"proposals/{helped}/calls/{await here.CallFor(helped, await here.PlanAction(helped))}";
                (await here[1].Put($"{call}/place", null)).Ok();
                return (here[0], name switch { "closeCall" => $"{call}/closing", "thankHours" => $"{call}/volunteers/{here.Members[1].Id}/thanks", _ => call });
            case "nameWitnesses":
                return (here.Secretary, "witnesses");
            case "stateOutcome" or "correctDecision":
                var proposal = await here.OpenVote();
                await here.Decide(proposal);
                return (here.Secretary, $"proposals/{proposal}/{(name == "stateOutcome" ? "outcome" : "corrections")}");
            case "redactEvent":
                await here[0].Post("proposals", new { title = "Ring the dealer", text = "Her number is 555 0199." });
                var log = (await here.Auditor.Get("log?limit=200")).Ok();
                return (here.Secretary, $"log/{log.Items.Last()!["index"]}/redactions");
            case "erasePerson":
                (await here.Secretary.Put($"members/{here.Members[0].Id}/standing", new { standing = "left" })).Ok();
                return (here.Secretary, $"members/{here.Members[0].Id}/erasure");
            default:
                throw new NotSupportedException($"Nobody said how the example of {name} is sent.");
        }
    }
}
