using System.Text.Json.Nodes;
using Decisions.Engine.Exporting;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Record;

/// <summary>Consent rounds are lived through again: who said what, what fell and why, and what each step brings with it.</summary>
public sealed class UnlawfulConsentTests(ApiServer server)
{
    [Fact]
    public async Task What_no_consent_round_could_have_come_to_is_found_though_it_is_signed()
    {
        var here = await TestCommunity.Found(server, 4);
        var proposal = await here.Begin();
        (await here[2].Put($"proposals/{proposal}/consent/response", new { consents = false, text = "Only in December." })).Ok();
        (await here[0].Put($"proposals/{proposal}/consent/driver", new { driver = "We turn orders away in December." })).Ok();
        foreach (var member in here.Members.Select(each => each.Client).Append(here.Secretary))
            (await member.Put($"proposals/{proposal}/consent/response", new { consents = true })).Ok();
        (await here.Take(proposal, "present")).Ok();
        (await here[2].Post($"proposals/{proposal}/consent/questions", new { text = "What does it cost?" })).Ok();
        var asked = await here.Reaches(proposal, "clarify");
        (await here[0].Put($"proposals/{proposal}/consent/questions/{asked["questions"]![0]!["id"]}/answer", new { text = "8,400." })).Ok();
        (await here.Take(proposal, "clarify", "signal")).Ok();
        await here.Everyone(proposal, "noObjection", (1, "objection", "The fuse blows."));
        (await here[3].Put($"proposals/{proposal}/consent/objections/{here.Members[1].Id}/judgement", new { qualifies = true })).Ok();
        (await here[0].Post($"proposals/{proposal}/consent/objections/{here.Members[1].Id}/test")).Ok();
        (await here[0].Post($"proposals/{proposal}/consent/resolutions", ConsentRoundTests.Amending(here))).Ok();
        await here.Everyone(proposal, "noObjection", (1, "objection", "The electrician is dear."), (2, "concern", "The price may rise."));
        (await here[1].Post($"proposals/{proposal}/consent/objection/withdrawal", new { reason = "She asks little." })).Ok();
        await here.PlanReview(proposal);
        await here.Becomes(proposal, "carried");
        var voted = await here.Asking(Consented.ByConsensus);
        await here.Everyone(voted, "agree", (1, "block", "Against our rule of no debts."));
        (await here[0].Post($"proposals/{voted}/consent/fallback", new { closesAt = TestCommunity.After(TimeSpan.FromHours(2)) })).Ok();

        var deferred = await here.Asking();
        await here.Everyone(deferred, "noObjection", (1, "objection", "Not before Christmas."));
        (await here[0].Post($"proposals/{deferred}/consent/resolutions", new
        {
            objectors = new[] { here.Members[1].Id }, way = "defer", text = "After Christmas.", owner = here.Members[2].Id, until = TestCommunity.After(TimeSpan.FromDays(30)),
        })).Ok();

        var record = await RecordUnderTest.Of(server, here);
        var parts = new ArchiveParts(await record.Export());
        using var signer = record.Signer();
        (await record.Verify(new Forger(parts).Archive(signer))).Faults.ShouldBeEmpty("what was done in order has no fault");
        foreach (var audience in new[] { Audience.Member, Audience.Visitor })
            (await record.Verify(await record.Export(audience))).Faults.ShouldBeEmpty($"{audience}");

        var others = $"{here.Members[3].Id}";
        await Found("agreement under a rule that there was not", "(rule-is-unknown)", "agreement_sought", payload => payload["ruleId"] = $"{Guid.CreateVersion7()}");
        await Found("a beginning led by nobody", "(role-needs-member)", "consent_round_begun", payload => payload["facilitator"] = $"{Guid.CreateVersion7()}");
        await Found("what another is said to have said", "was done by", "response_given", payload => payload["memberId"] = others);
        await Found("a step to where none leads", "(step-cannot-follow)", "step_taken", payload => payload["step"] = "test", skip: 1);
        await Found("a step because of what was not", "It is not what", "step_taken", payload => payload["because"] = "facilitator");
        await Found("a question by another", "was done by", "question_asked", payload => payload["memberId"] = others);
        await Found("a judgement of no objection", "(no-objection-to-test)", "objection_judged", payload => payload["objector"] = others);
        await Found("a judgement that was never given", "(nobody-has-judged)", "objection_judged", payload => payload["objector"] = others);
        await Found("a test that came out otherwise", "It is not what its rule makes of it", "objection_tested", payload => payload["qualifies"] = false);
        await Found("an objection that another withdrew", "(objections-stand)", "objection_withdrawn", payload => payload["memberId"] = others);
        await Found("a resolution of no objection", "(no-objection-to-test)", "objections_resolved", payload => payload["objectors"] = new JsonArray(others));
        await Found("a resolution that brings another pass than it does", "It is not what follows", "objections_resolved", payload => payload["way"] = "monitor");
        await Found("a pass that ended for nothing", "It is not what follows", "round_superseded", payload => payload["roundId"] = $"{Guid.CreateVersion7()}");
        await Found("an amendment that changes nothing", "says what it said before", "proposal_revised", payload => (payload["title"], payload["text"]) = ("Buy a second oven", "We turn orders away."));
        await Found("a pause until no day", "It is not what follows", "step_taken", payload => payload["endsAt"] = null, of: payload => payload["step"]!.GetValue<string>() == "paused");
        await Found("a review of a day that was over", "(review-is-not-ahead)", "review_planned", payload => payload["on"] = "2020-01-01");
        await Found("a position that was another", "The result does not follow from the ballots", "ballot_cast", payload => payload["choice"]!["position"] = "noObjection", of: payload => payload["choice"]?["position"]?.GetValue<string>() == "concern");

        async Task Found(string what, string says, string type, Action<JsonNode> forge, Func<JsonNode, bool>? of = null, int skip = 0)
        {
            var forger = new Forger(parts);
            var found = forger.Events.Where(one => one.Type == type && (of is null || of(one.Payload))).ElementAt(skip);
            found.Change(line => forge(line["payload"]!));
            var report = await record.Verify(forger.Archive(signer));
            report.Faults.ShouldContain(fault => fault.What.Contains(says) && fault.Index != null, $"{what}: {string.Join(" | ", report.Faults.Take(8))}");
        }
    }
}
