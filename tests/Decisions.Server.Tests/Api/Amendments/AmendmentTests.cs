using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Amendments;

public sealed class AmendmentTests(ApiServer server)
{
    private const string Used = "We buy a used oven.";

    [Fact]
    public async Task An_amendment_is_moved_seconded_put_and_carried_and_becomes_the_text()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var amendment = await here.Move(proposal, Used);
        (await here.Put(proposal, amendment)).Refused(HttpStatusCode.Conflict, "amendment-is-not-seconded");
        (await here[1].Post($"proposals/{proposal}/amendments/{amendment}/second")).Refused(HttpStatusCode.Conflict, "mover-cannot-second");
        (await here[2].Post($"proposals/{proposal}/amendments/{amendment}/second")).Ok();
        (await here[0].Post($"proposals/{proposal}/amendments/{amendment}/vote", new { closesAt = TestCommunity.After(TimeSpan.FromHours(1)) }))
            .Refused(HttpStatusCode.Forbidden, "not-permitted");
        var question = await here.Vote(proposal, amendment, "yes");

        (await here.Status(proposal, amendment)).ShouldBe("carried");
        var read = (await here[0].Get($"proposals/{proposal}")).Ok();
        read["current"]!["text"]!.GetValue<string>().ShouldBe(Used);
        read["current"]!["amendmentId"]!.GetValue<Guid>().ShouldBe(amendment);
        read["round"].ShouldBeNull();
        var asked = (await here[0].Get($"proposals/{question}")).Ok();
        asked["puts"]!["amendmentId"]!.GetValue<Guid>().ShouldBe(amendment);
        asked["round"]!["terms"]!["name"]!.GetValue<string>().ShouldBe("Amendments");
    }

    [Fact]
    public async Task Carried_while_voting_is_open_it_ends_the_round_and_members_are_asked_again()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok();
        var before = (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!;
        var amendment = await here.MoveAndSecond(proposal, Used);
        await here.Vote(proposal, amendment, "yes");

        var read = (await here[0].Get($"proposals/{proposal}")).Ok();
        read["status"]!.GetValue<string>().ShouldBe("open");
        var round = read["round"]!;
        (round["number"]!.GetValue<int>(), round["revision"]!.GetValue<int>()).ShouldBe((2, 2));
        round["supersedes"]!["id"]!.GetValue<Guid>().ShouldBe(before["id"]!.GetValue<Guid>());
        JsonNode.DeepEquals(round["roll"], before["roll"]).ShouldBeTrue();
        JsonNode.DeepEquals(round["terms"], before["terms"]).ShouldBeTrue();
        var asked = (await here[0].Get("me/needing-my-vote", ("Decisions-Index", read.Index))).Ok();
        var needing = asked.Items.Single(item => item!["id"]!.GetValue<Guid>() == proposal)!;
        needing["round"]!["supersedes"]!["revision"]!.GetValue<int>().ShouldBe(1);
        (await TestCommunity.Cast(here[0], proposal, "no")).Refused(HttpStatusCode.Conflict, "revision-is-not-voted-on");
        (await here[0].Put($"proposals/{proposal}/ballot", TestCommunity.Vote("yes", revision: 2))).Ok();
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>()).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Lost_the_text_and_its_round_stand_and_it_can_become_a_proposal_of_its_own()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var amendment = await here.MoveAndSecond(proposal, Used);
        (await here[1].Post($"proposals/{proposal}/amendments/{amendment}/proposal", new { title = "A used oven", text = Used }))
            .Refused(HttpStatusCode.Conflict, "amendment-is-not-lost");
        await here.Vote(proposal, amendment, "no");
        (await here.Status(proposal, amendment)).ShouldBe("lost");
        var read = (await here[0].Get($"proposals/{proposal}")).Ok();
        (read["revisions"]!.GetValue<int>(), read["round"]!["number"]!.GetValue<int>()).ShouldBe((1, 1));

        var anew = (await here[1].Post($"proposals/{proposal}/amendments/{amendment}/proposal", new { title = "A used oven", text = Used })).Ok();
        anew.Status.ShouldBe(HttpStatusCode.Created);
        (await here[1].Get($"proposals/{anew.Id}")).Ok()["follows"]!["amendmentId"]!.GetValue<Guid>().ShouldBe(amendment);
        (await here.Amendment(proposal, amendment))["became"]!.GetValue<Guid>().ShouldBe(anew.Id);
        (await here[1].Post($"proposals/{proposal}/amendments/{amendment}/proposal", new { title = "Again", text = Used }))
            .Refused(HttpStatusCode.Conflict, "amendment-is-proposed-anew");
    }

    [Fact]
    public async Task The_proposer_accepts_before_voting_opens_and_nobody_after()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var (first, second) = (await here.Move(proposal, Used), await here.Move(proposal, "We turn orders away. Ben pays."));
        (await here[2].Post($"proposals/{proposal}/amendments/{first}/acceptance")).Refused(HttpStatusCode.Forbidden, "amendment-is-not-theirs-to-accept");
        (await here[0].Post($"proposals/{proposal}/amendments/{first}/acceptance")).Ok();
        (await here.Status(proposal, first)).ShouldBe("accepted");
        (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["text"]!.GetValue<string>().ShouldBe(Used);
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        (await here[0].Post($"proposals/{proposal}/amendments/{second}/acceptance")).Refused(HttpStatusCode.Conflict, "text-belongs-to-the-meeting");
    }

    [Fact]
    public async Task Of_several_at_once_conflicts_are_shown_and_the_rest_follow_or_their_movers_are_asked()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = AmendmentSteps.Title, text = "We buy a new oven. Ben collects it." })).Ok().Id;
        var used = await here.MoveAndSecond(proposal, "We buy a used oven. Ben collects it.");
        var small = await here.MoveAndSecond(proposal, "We buy a small oven. Ben collects it.");
        var ada = await here.MoveAndSecond(proposal, "We buy a new oven. Ada collects it.");
        (await here.Amendment(proposal, used))["conflictsWith"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([small]);
        (await here.Put(proposal, small)).Refused(HttpStatusCode.Conflict, "amendment-is-not-next");
        await here.Vote(proposal, used, "yes");

        var followed = (await here[0].Get($"proposals/{proposal}/amendments/{ada}")).Ok();
        followed["wording"]!["text"]!.GetValue<string>().ShouldBe("We buy a used oven. Ada collects it.");
        (followed["amendment"]!["base"]!.GetValue<int>(), followed["wordings"]!.GetValue<int>()).ShouldBe((2, 2));
        var asked = (await here[0].Get($"proposals/{proposal}/amendments/{small}")).Ok();
        asked["amendment"]!["isUpToDate"]!.GetValue<bool>().ShouldBeFalse();
        asked["conflicts"]![0]!["other"]!.GetValue<string>().ShouldBe("used");
        (await here.Put(proposal, small)).Refused(HttpStatusCode.Conflict, "amendment-is-outdated");
        var anew = new { @base = 2, title = AmendmentSteps.Title, text = "We buy a small used oven. Ben collects it." };
        (await here[2].Post($"proposals/{proposal}/amendments/{small}/wordings", anew)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[1].Post($"proposals/{proposal}/amendments/{small}/wordings", anew)).Ok();
        (await here.Put(proposal, small)).Ok();
        (await here.Put(proposal, ada)).Refused(HttpStatusCode.Conflict, "amendment-is-being-decided");
    }

    [Fact]
    public async Task A_revision_by_the_proposer_takes_open_amendments_along()
    {
        var here = await TestCommunity.Found(server);
        var proposal = (await here[0].Post("proposals", new { title = AmendmentSteps.Title, text = "We buy a new oven. Ben collects it." })).Ok().Id;
        var amendment = await here.Move(proposal, "We buy a used oven. Ben collects it.");
        (await here[0].Post($"proposals/{proposal}/revisions", new { title = AmendmentSteps.Title, text = "We buy a new oven. Ada collects it." })).Ok();
        (await here[0].Get($"proposals/{proposal}/amendments/{amendment}")).Ok()["wording"]!["text"]!.GetValue<string>()
            .ShouldBe("We buy a used oven. Ada collects it.");
    }

    [Fact]
    public async Task An_amendment_is_amended_one_level_deep_and_first()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var first = await here.MoveAndSecond(proposal, Used);
        var deeper = await here.MoveAndSecond(proposal, "We buy a used oven, seen first.", amends: first);
        (await here[1].Post($"proposals/{proposal}/amendments", new { @base = 1, title = AmendmentSteps.Title, text = "Deepest.", amends = deeper }))
            .Refused(HttpStatusCode.Conflict, "amendment-is-too-deep");
        (await here.Put(proposal, first)).Refused(HttpStatusCode.Conflict, "amendment-is-not-next");
        await here.Vote(proposal, deeper, "yes");
        (await here[0].Get($"proposals/{proposal}")).Ok()["revisions"]!.GetValue<int>().ShouldBe(1);
        (await here[0].Get($"proposals/{proposal}/amendments/{first}")).Ok()["wording"]!["text"]!.GetValue<string>()
            .ShouldBe("We buy a used oven, seen first.");
        await here.Vote(proposal, first, "yes");
        (await here[0].Get($"proposals/{proposal}")).Ok()["current"]!["text"]!.GetValue<string>().ShouldBe("We buy a used oven, seen first.");
    }

    [Fact]
    public async Task The_chair_sets_the_order()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var (first, second) = (await here.MoveAndSecond(proposal, Used), await here.MoveAndSecond(proposal, "We buy none."));
        (await here[0].Put($"proposals/{proposal}/amendments/order", new { order = new[] { second } })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put($"proposals/{proposal}/amendments/order", new { order = new[] { second } })).Ok();
        (await here.Amendment(proposal, second))["isNext"]!.GetValue<bool>().ShouldBeTrue();
        (await here.Put(proposal, first)).Refused(HttpStatusCode.Conflict, "amendment-is-not-next");
        (await here.Put(proposal, second)).Ok();
    }

    [Fact]
    public async Task Its_mover_withdraws_it_and_nobody_amends_what_is_decided()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var amendment = await here.Move(proposal, Used);
        (await here[2].Post($"proposals/{proposal}/amendments/{amendment}/withdrawal", new { })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[1].Post($"proposals/{proposal}/amendments/{amendment}/withdrawal", new { reason = "Another is better." })).Ok();
        (await here.Status(proposal, amendment)).ShouldBe("withdrawn");
        await here.Decide(proposal);
        (await here[1].Post($"proposals/{proposal}/amendments", new { @base = 1, title = AmendmentSteps.Title, text = Used }))
            .Refused(HttpStatusCode.Conflict, "proposal-is-decided");
    }

    [Fact]
    public async Task The_community_names_the_rule_that_amendments_are_voted_on_under()
    {
        var here = await TestCommunity.Found(server);
        (await here[0].Put("amendment-rule", new { ruleId = await here.Adopt() })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put("amendment-rule", new { ruleId = await here.Adopt(TestCommunity.Ranked) }))
            .Refused(HttpStatusCode.Conflict, "amendment-rule-is-not-yes-no");
        var rule = await here.Adopt();
        (await here.Secretary.Put("amendment-rule", new { ruleId = rule })).Ok();
        var proposal = await here.Draft();
        var amendment = await here.MoveAndSecond(proposal, Used);
        (await here.Put(proposal, amendment)).Ok();
        var question = (await here.Amendment(proposal, amendment))["question"]!.GetValue<Guid>();
        (await here[0].Get($"proposals/{question}")).Ok()["round"]!["ruleId"]!.GetValue<Guid>().ShouldBe(rule);
    }

    [Fact]
    public async Task Two_put_at_the_same_moment_are_put_one_at_a_time()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var (first, second) = (await here.MoveAndSecond(proposal, Used), await here.MoveAndSecond(proposal, "We buy none."));
        var answers = await Task.WhenAll(here.Put(proposal, first), here.Put(proposal, second), here.Put(proposal, first));
        answers.Count(answer => (int)answer.Status == 200).ShouldBe(1);
        new[] { await here.Status(proposal, first), await here.Status(proposal, second) }.ShouldBe(["put", "seconded"]);
    }

    [Fact]
    public async Task The_register_lists_the_decision_and_not_the_votes_on_its_amendments()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var amendment = await here.MoveAndSecond(proposal, Used);
        var put = (await here.Put(proposal, amendment)).Ok();
        var listed = (await here[0].Get("proposals", ("Decisions-Index", put.Index))).Ok();
        listed.Items.Select(item => item!["id"]!.GetValue<Guid>()).ShouldBe([proposal]);
        var needing = (await here[0].Get("me/needing-my-vote", ("Decisions-Index", put.Index))).Ok();
        needing.Items.Count().ShouldBe(2);
        needing.Items.Count(item => item!["puts"] is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Differences_are_told_word_by_word()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        var amendment = await here.Move(proposal, "We turn customers away.");
        Runs((await here[0].Get($"proposals/{proposal}/amendments/{amendment}")).Ok()["difference"]!["text"]!)
            .ShouldBe(["same:We turn ", "removed:orders", "added:customers", "same: away."]);
        (await here[0].Post($"proposals/{proposal}/amendments/{amendment}/acceptance")).Ok();
        Runs((await here[0].Get($"proposals/{proposal}/revisions/2/difference/1")).Ok()["text"]!)
            .ShouldBe(["same:We turn ", "removed:customers", "added:orders", "same: away."]);
        (await here[0].Get($"proposals/{proposal}/revisions/1/difference/3")).Refused(HttpStatusCode.NotFound, "revision-is-unknown");
        (await here[0].Get($"proposals/{proposal}/amendments/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "amendment-is-unknown");

        static IEnumerable<string> Runs(JsonNode runs) => runs.AsArray().Select(run => $"{run!["kind"]}:{run["text"]}");
    }
}
