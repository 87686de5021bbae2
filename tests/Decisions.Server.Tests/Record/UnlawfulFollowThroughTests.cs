using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.FollowThrough;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>What followed a decision is lived through again: what it superseded, its reviews, who did what and who had a place.</summary>
public sealed class UnlawfulFollowThroughTests(ApiServer server)
{
    [Fact]
    public async Task What_could_not_have_followed_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, members: 5, visibility: "public");
        var record = await RecordUnderTest.Of(server, here);
        var earlier = await here.Carried();
        var decision = await here.Carried(earlier);
        var draft = await here.Draft();
        (await here[0].Put($"proposals/{decision}/review", new { on = "2990-01-01", criteria = "Fewer are turned away." })).Ok();
        (await here[0].Post($"proposals/{decision}/reviews", new { text = "It bakes.", conclusion = "keep", nextOn = "2991-01-01" })).Ok();
        var owned = await here.PlanAction(decision, "Ring 555 0199.", here.Members[1].Id, "2990-01-01");
        var free = await here.PlanAction(decision, "Paint it.");
        (await here[2].Post($"proposals/{decision}/actions/{free}/taking", null)).Ok();
        (await here[2].Post($"proposals/{decision}/actions/{free}/handing-back", new { note = "No brush." })).Ok();
        (await here[0].Put($"proposals/{decision}/actions/{free}", new { text = "Paint it blue.", due = "2990-01-01" })).Ok();
        (await here[0].Post($"proposals/{decision}/actions/{free}/completion", new { })).Ok();
        (await here[0].Post($"proposals/{decision}/actions/{free}/reopening", new { reason = "It peels." })).Ok();
        (await here[0].Post($"proposals/{decision}/actions/{free}/dropping", new { reason = "Let it." })).Ok();
        var call = await here.CallFor(decision, owned, places: 2, at: "2990-01-01T08:00:00Z");
        (await here.SignUp(decision, call, 2)).Ok();
        (await here.SignUp(decision, call, 3)).Ok();
        (await here.Secretary.Put($"members/{here.Members[2].Id}/standing", new { standing = "suspended", reason = "Late." })).Ok();
        (await here.SignUp(decision, call, 4)).Ok();
        (await here[3].Delete($"proposals/{decision}/calls/{call}/place")).Ok();
        (await here[0].Put($"proposals/{decision}/calls/{call}", new { text = "Help.", places = 3, venue = "online" })).Ok();
        (await here[0].Put($"proposals/{decision}/calls/{call}/volunteers/{here.Members[4].Id}/thanks", new { minutes = 60 })).Ok();
        (await here[0].Post($"proposals/{decision}/calls/{call}/closing", new { })).Ok();

        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
        {
            var archive = new ArchiveParts(await record.Export(audience));
            (await record.Verify(archive.ToBytes())).Faults.ShouldBeEmpty($"{audience}");
            var events = string.Join('\n', archive.Lines(ArchiveFile.Events));
            events.Contains("555 0199", StringComparison.Ordinal).ShouldBe(audience == Audience.Member);
            events.ShouldContain("It bakes.");
        }

        var (ada, stranger) = ($"{here.Members[0].Id}", $"{Guid.CreateVersion7()}");
        await Found("superseding what there was not", "(proposal-is-unknown)", "superseded_named", line => line["payload"]!["superseded"] = new JsonArray(stranger));
        await Found("superseding what was not carried", "(superseded-is-not-carried)", "superseded_named", line => line["payload"]!["superseded"] = new JsonArray($"{decision}"));
        await Found("a review in the name of another", "could do was done by", "review_held", line => line["actor"] = $"{here.Members[1].Id}");
        await Found("a review by one who is no member", "was no member then", "review_held", line => By(line, stranger));
        await Found("a review that plans a day that was past", "(review-is-not-ahead)", "review_held", line => line["payload"]!["nextOn"] = "2020-01-01");
        await Found("a review that leads nowhere", "(review-leads-nowhere)", "review_held", line => line["payload"]!["leadsTo"] = $"{draft}");
        await Found("a review of a draft", "(nothing-follows-yet)", "review_held", line =>
            (line["stream"], line["version"], line["payload"]!["proposalId"]) = ($"follow-through/{draft}", 1L, $"{draft}"));
        await Found("a review in the stream of another", "is no stream of what follows", "review_held", line => line["payload"]!["proposalId"] = $"{draft}");
        await Found("an action in the name of another", "could do was done by", "action_planned", line => line["actor"] = $"{here.Members[1].Id}");
        await Found("an action of a stranger", "(owner-is-no-member)", "action_planned", line => line["payload"]!["owner"] = stranger);
        await Found("an action that was due before it was planned", "(due-day-is-past)", "action_planned", line => line["payload"]!["due"] = "2020-01-01");
        await Found("an action for a draft", "(nothing-follows-yet)", "action_planned", line =>
            (line["stream"], line["payload"]!["proposalId"]) = ($"action/{draft}/{owned}", $"{draft}"));
        await Found("an action in the stream of another", "is no stream of this action", "action_planned", line => line["payload"]!["actionId"] = stranger);
        await Found("an action that was taken in the name of another", "could do was done by", "action_taken", line => line["payload"]!["owner"] = ada);
        await Found("an action that was taken from its owner", "(action-has-owner)", "action_planned", line => line["payload"]!["owner"] = $"{here.Members[1].Id}", last: true);
        await Found("an action that another handed back", "(action-is-not-theirs)", "action_handed_back", line => By(line, ada));
        await Found("an action that is changed to nothing", "(text-is-missing)", "action_changed", line => line["payload"]!["text"] = " ");
        await Found("an action that is done by a stranger", "was no member then", "action_done", line => By(line, stranger));
        await Found("an action that is opened in the name of another", "could do was done by", "action_reopened", line => line["actor"] = $"{here.Members[1].Id}");
        await Found("an action that is dropped for no reason", "(text-is-missing)", "action_dropped", line => line["payload"]!["reason"] = " ");
        await Found("a call for nobody", "(places-are-out-of-range)", "call_made", line => line["payload"]!["places"] = 0);
        await Found("a call for what there was not", "(action-is-unknown)", "call_made", line => line["payload"]!["actionId"] = stranger);
        await Found("a call for what another decided", "(action-is-unknown)", "call_made", line =>
            (line["stream"], line["payload"]!["proposalId"]) = (line["stream"]!.ToString().Replace($"{decision}", $"{earlier}", StringComparison.Ordinal), $"{earlier}"));
        await Found("a call for what was over", "(call-would-be-over)", "call_made", line => line["payload"]!["at"] = "2020-01-01T08:00:00Z");
        await Found("more volunteers than places", "(call-is-full)", "call_made", line => line["payload"]!["places"] = 1);
        await Found("a volunteer in the name of another", "could do was done by", "volunteer_signed_up", line => line["actor"] = ada);
        await Found("a place that was taken from one who was there", "It is not what its rule makes of it", "volunteer_signed_up", line => line["payload"]!["inPlaceOf"] = $"{here.Members[3].Id}", last: true);
        await Found("a volunteer who has a place already", "It changes nothing", "volunteer_signed_up", line =>
            (line["actor"], line["payload"]!["memberId"]) = ($"{here.Members[3].Id}", $"{here.Members[3].Id}"), last: true);
        await Found("a volunteer whom another signed off", "could do was done by", "volunteer_signed_off", line => line["actor"] = ada);
        await Found("a call that takes places away", "(places-are-out-of-range)", "call_changed", line => line["payload"]!["places"] = 0);
        await Found("thanks for oneself", "(thanks-are-for-others)", "hours_thanked", line => line["payload"]!["memberId"] = ada);
        await Found("thanks for no time", "(minutes-are-out-of-range)", "hours_thanked", line => line["payload"]!["minutes"] = 0);
        await Found("thanks before the work", "(work-is-ahead)", "call_changed", line => line["payload"]!["at"] = "2990-01-01T08:00:00Z");
        await Found("a call that a stranger closed", "was no member then", "call_closed", line => By(line, stranger));
        await Found("a call in the stream of another", "is no stream of this call", "call_closed", line => line["payload"]!["callId"] = stranger);

        static void By(JsonObject line, string member) => (line["actor"], line["payload"]!["by"]) = (member, member);

        async Task Found(string what, string fault, string type, Action<JsonObject> forge, bool last = false)
        {
            var forger = new Forger(parts);
            (last ? forger.Events.Last(one => one.Type == type) : forger.Events.First(one => one.Type == type)).Change(line => forge(line));
            (await record.Verify(forger.Archive(signer))).Faults.ShouldContain(found => found.What.Contains(fault, StringComparison.Ordinal), what);
        }
    }
}
