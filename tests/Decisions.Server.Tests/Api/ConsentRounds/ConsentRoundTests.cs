using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.ConsentRounds;

public sealed class ConsentRoundTests(ApiServer server)
{
    [Fact]
    public async Task It_goes_from_why_to_act_over_an_objection_and_an_amendment_to_the_agreement()
    {
        var here = await TestCommunity.Found(server, 4);
        var proposal = await here.Begin();
        (await here.Secretary.Get($"proposals/{proposal}")).Ok()["status"]!.GetValue<string>().ShouldBe("seekingAgreement");
        foreach (var member in here.Members.Select(each => each.Client))
            (await member.Put($"proposals/{proposal}/consent/response", new { consents = true })).Ok();
        Waits(await here.Reaches(proposal, "driver")).ShouldBe("Ada Okafor has yet to say whether there is a reason to act.");
        (await here.Secretary.Put($"proposals/{proposal}/consent/response", new { consents = true, text = "Yes." })).Ok();
        await here.Reaches(proposal, "present");

        (await here.Take(proposal, "present")).Ok();
        (await here[2].Post($"proposals/{proposal}/consent/questions", new { text = "What does it cost?" })).Ok();
        var asked = await here.Reaches(proposal, "clarify");
        Waits(asked).ShouldBe("One question waits for its answer.");
        (await here[2].Put($"proposals/{proposal}/consent/questions/{asked["questions"]![0]!["id"]}/answer", new { text = "No idea." })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here[0].Put($"proposals/{proposal}/consent/questions/{asked["questions"]![0]!["id"]}/answer", new { text = "8,400." })).Ok();
        Waits(await here.Reaches(proposal, "clarify")).ShouldBe("Every question is answered. Member 1 leads on.");

        (await here.Take(proposal, "clarify")).Ok();
        (await here[1].Put($"proposals/{proposal}/consent/response", new { })).Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        foreach (var member in here.Members.Select(each => each.Client).Append(here.Secretary))
            (await member.Put($"proposals/{proposal}/consent/response", new { text = "Good for Fridays." })).Ok();
        await here.Reaches(proposal, "signal");

        (await Consented.Position(here[1], proposal, "objection")).Refused(HttpStatusCode.UnprocessableEntity, "position-needs-reason");
        (await here[1].Get($"proposals/{proposal}/consent")).Ok()["positions"]!.AsArray().ShouldBeEmpty();
        var tested = await here.Everyone(proposal, "noObjection", (1, "objection", "The fuse blows."), (2, "concern", "The price may rise."));
        Waits(tested).ShouldBe("An objection stands, by Member 2: to be tested, resolved or withdrawn.");
        tested["positions"]!.AsArray().Count.ShouldBe(5);
        (await here.Secretary.Post($"proposals/{proposal}/result")).Refused(HttpStatusCode.Conflict, "objections-stand");
        (await here.Take(proposal, "test", "signal")).Refused(HttpStatusCode.Conflict, "objections-stand");

        (await here[1].Put($"proposals/{proposal}/consent/objection", new { text = "The fuse in the bakehouse blows." })).Ok();
        (await Judge(here[1], true)).Refused(HttpStatusCode.Forbidden, "objection-is-your-own");
        (await Judge(here[3], true)).Ok();
        (await here[1].Post($"proposals/{proposal}/consent/objections/{here.Members[1].Id}/test")).Ok();
        var objection = (await here.Reaches(proposal, "test"))["objections"]!.AsArray().ShouldHaveSingleItem()!;
        (objection["argument"]!.GetValue<string>(), objection["stands"]!.GetValue<bool>(), objection["qualifies"]!.GetValue<bool>(), objection["testedBy"]!.GetValue<Guid>())
            .ShouldBe(("The fuse in the bakehouse blows.", true, true, here.Members[1].Id));
        objection["judgements"]!.AsArray().ShouldHaveSingleItem()!["memberId"]!.GetValue<Guid>().ShouldBe(here.Members[3].Id);

        (await here[2].Post($"proposals/{proposal}/consent/resolutions", Amending(here))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here[0].Post($"proposals/{proposal}/consent/resolutions", Amending(here))).Ok();
        var read = (await here.Secretary.Get($"proposals/{proposal}")).Ok();
        (read["current"]!["number"]!.GetValue<int>(), read["round"]!["number"]!.GetValue<int>(), read["status"]!.GetValue<string>()).ShouldBe((2, 2, "open"));
        var again = await here.Everyone(proposal, "noObjection", (2, "concern", "The price may rise."));
        Waits(again).ShouldBe("No objection stands. It waits for a day at which it is looked at again.");
        (await here.Secretary.Post($"proposals/{proposal}/result")).Refused(HttpStatusCode.Conflict, "review-date-is-missing");
        await here.PlanReview(proposal);
        var agreed = await here.Becomes(proposal, "carried");
        var tally = (await here.Secretary.Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        (tally["kind"]!.GetValue<string>(), tally["returned"]!.GetValue<int>(), tally["record"]!["rounds"]![0]!["votes"]!["concern"]!.ToJsonString()).ShouldBe(("positions", 5, "1"));
        agreed["round"]!["ended"]!.GetValue<string>().ShouldBe("everyoneSignalled");
        (await here.Visitor.Get($"proposals/{proposal}/follow-up")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here[3].Get($"proposals/{proposal}/follow-up")).Ok()["reviewOn"]!.GetValue<string>().ShouldBe("2036-05-21");
        Waits(await here.Reaches(proposal, "over")).ShouldBe("Agreed.");

        Task<Answer> Judge(Client member, bool qualifies) =>
            member.Put($"proposals/{proposal}/consent/objections/{here.Members[1].Id}/judgement", new { qualifies });
    }

    [Fact]
    public async Task An_objection_that_is_withdrawn_or_does_not_qualify_stands_no_longer_and_the_result_comes_at_once()
    {
        var here = await TestCommunity.Found(server, 3);
        var withdrawn = await here.Asking();
        await here.PlanReview(withdrawn);
        await here.Everyone(withdrawn, "noObjection", (1, "objection", "The fuse."));
        (await here[2].Post($"proposals/{withdrawn}/consent/objection/withdrawal", new { })).Refused(HttpStatusCode.NotFound, "no-objection-to-test");
        (await here[1].Post($"proposals/{withdrawn}/consent/objection/withdrawal", new { reason = "It was changed." })).Ok();
        (await here.Secretary.Get($"proposals/{withdrawn}")).Ok()["status"]!.GetValue<string>().ShouldBe("carried");

        var unfounded = await here.Asking();
        await here.PlanReview(unfounded);
        await here.Everyone(unfounded, "noObjection", (1, "objection", "I like wood."));
        var path = $"proposals/{unfounded}/consent/objections/{here.Members[1].Id}";
        (await here[0].Post($"{path}/test")).Refused(HttpStatusCode.Conflict, "nobody-has-judged");
        foreach (var member in new[] { here[0], here[2], here.Secretary })
            (await member.Put($"{path}/judgement", new { qualifies = false, reason = "It is a taste, and no harm." })).Ok();
        (await here[0].Post($"{path}/test")).Ok();
        (await here.Secretary.Get($"proposals/{unfounded}")).Ok()["status"]!.GetValue<string>().ShouldBe("carried");
        (await here.Reaches(unfounded, "over"))["objections"]![0]!["stands"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task What_nobody_objects_to_is_no_longer_the_proposers_alone_to_take_back()
    {
        var here = await TestCommunity.Found(server, 3);
        var proposal = await here.Asking();
        await here.Everyone(proposal, "noObjection", (1, "objection", "The fuse."));
        var another = await here.Asking();
        await here.Everyone(another, "noObjection", (1, "objection", "The fuse."));
        (await here[0].Post($"proposals/{another}/withdrawal", new { reason = "It is not worth it." })).Ok();
        (await here[1].Post($"proposals/{proposal}/consent/objection/withdrawal", new { reason = "It was changed." })).Ok();
        foreach (var one in new[] { here[0], here.Secretary })
            (await one.Post($"proposals/{proposal}/withdrawal", new { reason = "I have changed my mind." })).Refused(HttpStatusCode.Conflict, "positions-have-decided");
        await here.PlanReview(proposal);
        await here.Becomes(proposal, "carried");
    }

    [Fact]
    public async Task A_vote_is_fallen_back_on_only_where_the_rule_allows_it()
    {
        var here = await TestCommunity.Found(server, 3);
        var consent = await here.Asking();
        await here.Everyone(consent, "noObjection", (1, "objection", "The fuse."));
        (await FallBack(consent)).Refused(HttpStatusCode.Conflict, "rule-has-no-fallback");
        var consensus = await here.Asking(Consented.ByConsensus);
        await here.Everyone(consensus, "agree", (1, "block", "Against our rule of no debts."));
        (await FallBack(consensus)).Ok();
        (await here.Secretary.Get($"proposals/{consensus}")).Ok()["round"]!["terms"]!["method"]!["kind"]!.GetValue<string>().ShouldBe("yesNo");
        (await TestCommunity.Cast(here[1], consensus, "no")).Ok();
        Waits(await here.Reaches(consensus, "over")).ShouldBe("Members vote instead.");

        Task<Answer> FallBack(Guid proposal) => here[0].Post($"proposals/{proposal}/consent/fallback", new { closesAt = TestCommunity.After(TimeSpan.FromHours(2)) });
    }

    [Fact]
    public async Task Whoever_leads_restates_the_driver_and_hands_the_lead_on()
    {
        var here = await TestCommunity.Found(server, 3);
        var proposal = await here.Begin();
        (await here[2].Put($"proposals/{proposal}/consent/response", new { consents = false, text = "Only in December." })).Ok();
        Waits(await here.Reaches(proposal, "driver")).ShouldBe("Member 3 sees no reason to act as it is said. Member 1 can say it in other words.");
        (await here.Take(proposal, "driver")).Refused(HttpStatusCode.Conflict, "driver-is-not-consented-to");
        (await here[2].Put($"proposals/{proposal}/consent/driver", new { driver = "We turn orders away in December." })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here[0].Put($"proposals/{proposal}/consent/driver", new { driver = "We turn orders away in December." })).Ok();
        (await here.Take(proposal, "driver")).Refused(HttpStatusCode.Conflict, "driver-is-not-consented-to");
        (await here[2].Put($"proposals/{proposal}/consent/response", new { consents = true })).Ok();
        (await here[1].Put($"proposals/{proposal}/consent/roles", new { facilitator = here.Members[2].Id, secretary = here.Members[1].Id })).Ok();
        (await here[0].Post($"proposals/{proposal}/consent/steps", new { from = "driver" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here[2].Post($"proposals/{proposal}/consent/steps", new { from = "driver" })).Ok();
        (await here[2].Post($"proposals/{proposal}/consent/steps", new { from = "driver" })).Ok()["index"].ShouldBeNull("it was taken already");
        (await here[2].Post($"proposals/{proposal}/consent/steps", new { from = "driver", to = "signal" })).Refused(HttpStatusCode.Conflict, "consent-round-is-elsewhere");
        (await here.Secretary.Get($"proposals/{proposal}/consent")).Ok()["facilitator"]!.GetValue<Guid>().ShouldBe(here.Members[2].Id);
    }

    [Fact]
    public async Task What_is_said_in_it_is_for_the_members()
    {
        var here = await TestCommunity.Found(server, 2, visibility: "public");
        var proposal = await here.Begin();
        var index = (await here[1].Put($"proposals/{proposal}/consent/response", new { consents = true, text = "Because of my mother." })).Ok().Index;
        (await here.Visitor.Get($"proposals/{proposal}/consent")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var history = (await here.Visitor.Get($"proposals/{proposal}/history", ("Decisions-Index", index))).Ok();
        history.Text.ShouldNotContain("my mother");
        history.Items.Select(item => item!["type"]!.GetValue<string>()).ShouldContain("response_given");
        (await here[0].Get($"proposals/{proposal}/history", ("Decisions-Index", index))).Ok().Text.ShouldContain("my mother");
        (await here.Visitor.Get($"proposals/{proposal}")).Ok()["status"]!.GetValue<string>().ShouldBe("seekingAgreement");
    }

    [Fact]
    public async Task It_begins_only_where_it_can()
    {
        var here = await TestCommunity.Found(server, 2);
        var proposal = await here.Draft();
        var (ordinary, consent) = (await here.Adopt(), await here.Adopt(Consented.ByConsent));
        (await here.Secretary.Get($"proposals/{proposal}/consent")).Refused(HttpStatusCode.NotFound, "no-consent-round");
        (await here[0].Post($"proposals/{proposal}/consent", Consented.Beginning(here, consent))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await here.Secretary.Post($"proposals/{proposal}/consent", Consented.Beginning(here, ordinary))).Refused(HttpStatusCode.UnprocessableEntity, "rule-seeks-no-agreement");
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = consent, closesAt = TestCommunity.After(TimeSpan.FromHours(2)) }))
            .Refused(HttpStatusCode.Conflict, "rule-seeks-agreement");
        (await here.Secretary.Post($"proposals/{proposal}/consent", Consented.Beginning(here, consent))).Ok();
        (await here.Secretary.Post($"proposals/{proposal}/consent", Consented.Beginning(here, consent))).Refused(HttpStatusCode.Conflict, "agreement-is-sought");
        (await here.Secretary.Post($"proposals/{proposal}/voting", new { ruleId = ordinary, closesAt = TestCommunity.After(TimeSpan.FromHours(2)) }))
            .Refused(HttpStatusCode.Conflict, "agreement-is-sought");
    }

    internal static object Amending(TestCommunity here) => new
    {
        objectors = new[] { here.Members[1].Id }, way = "amend", text = "An electrician looks at the fuse first.",
        changed = new { title = "Buy a second oven", text = "We turn orders away. An electrician looks at the fuse first." },
    };

    private static string Waits(Answer consent) => consent["waitsFor"]!.GetValue<string>();
}
