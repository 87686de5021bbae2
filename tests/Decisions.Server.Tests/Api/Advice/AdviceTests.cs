using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Advice;

/// <summary>Decisions on advice over the API.</summary>
public sealed class AdviceTests(ApiServer server)
{
    [Fact]
    public async Task One_member_hears_others_answers_them_and_decides()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var (rule, oven) = (await here.Adopt(Advised.Rule), await here.Draft());
        (await Advised.Give(here[1], oven, "Gas.")).Refused(HttpStatusCode.Conflict, "no-advice-is-sought");
        (await Advised.Open(here[0], oven, rule)).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await Advised.Open(here.Secretary, oven, rule)).Refused(HttpStatusCode.Conflict, "no-advice-is-sought");
        (await Advised.Seek(here, oven, await here.Adopt(), TimeSpan.FromHours(1))).Refused(HttpStatusCode.Conflict, "rule-asks-for-no-advice");
        (await Advised.Seek(here, oven, rule, TimeSpan.FromHours(-1))).Refused(HttpStatusCode.UnprocessableEntity, "deadline-is-past");
        (await Advised.Seek(here, oven, rule, TimeSpan.FromHours(1))).Ok();
        (await Advised.Open(here[0], oven, rule)).Refused(HttpStatusCode.Conflict, "advice-is-awaited");
        (await Advised.Give(here[1], oven, "Electric: the flue is old.")).Ok();
        (await Advised.Give(here[2], oven, null)).Ok();
        (await Advised.Give(here[3], oven, "Ask the neighbours.")).Ok();
        (await Advised.Open(here[0], oven, rule)).Refused(HttpStatusCode.Conflict, "advice-is-unanswered");
        (await here[1].Put($"proposals/{oven}/advice/answers/{here.Members[3].Id}", new { text = "We shall." })).Refused(HttpStatusCode.Conflict, "another-decides");
        (await Advised.Reply(here, oven, 1, "It will be electric.")).Ok();
        (await Advised.Reply(here, oven, 2, "Pity.")).Refused(HttpStatusCode.NotFound, "no-advice-to-answer");
        (await Advised.Reply(here, oven, 3, "We have: they do not mind.")).Ok();
        (await Advised.Give(here[1], oven, "Gas.")).Refused(HttpStatusCode.Conflict, "advice-is-answered");
        var read = (await here[3].Get($"proposals/{oven}/advice")).Ok();
        read["decider"]!.GetValue<Guid>().ShouldBe(here.Members[0].Id);
        read["given"]!.AsArray().Select(each => each!["answer"]?.GetValue<string>()).ShouldBe(["It will be electric.", null, "We have: they do not mind."]);
        (await here.Visitor.Get($"proposals/{oven}/advice")).Status.ShouldBe(HttpStatusCode.Unauthorized);

        (await Advised.Open(here[0], oven, rule)).Ok();
        (await here.Secretary.Get($"proposals/{oven}")).Ok()["round"]!["roll"]!["eligible"]!.GetValue<long>().ShouldBe(1);
        (await Advised.Say(here[1], oven, "no")).Status.ShouldBe(HttpStatusCode.Forbidden, "only the decider is on the roll");
        (await Advised.Give(here[2], oven, "Wait!")).Refused(HttpStatusCode.Conflict, "voting-is-open");
        (await here[0].Get("me/needing-my-vote")).Ok().Items.Count.ShouldBe(1);
        (await here[1].Get("me/needing-my-vote")).Ok().Items.Count.ShouldBe(0);
        (await Advised.Say(here[0], oven, "yes")).Ok();
        await here.Becomes(oven, "carried");
        (await here.Secretary.Get($"proposals/{oven}/result")).Ok()["tally"]!["eligible"]!.GetValue<long>().ShouldBe(1);
        (await Advised.Reply(here, oven, 1, "On second thoughts, gas.")).Refused(HttpStatusCode.Conflict, "proposal-is-decided");
    }

    [Fact]
    public async Task Another_is_named_and_takes_it_on()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var (rule, oven) = (await here.Adopt(Advised.Rule), await here.Draft());
        (await here[1].Put($"proposals/{oven}/advice/decider", new { memberId = here.Members[1].Id })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"proposals/{oven}/advice/decider", new { memberId = Guid.CreateVersion7() })).Refused(HttpStatusCode.Conflict, "decider-has-not-joined");
        (await here[0].Put($"proposals/{oven}/advice/decider", new { memberId = here.Members[3].Id })).Ok();
        (await Advised.Seek(here, oven, rule, TimeSpan.FromHours(1))).Refused(HttpStatusCode.Conflict, "another-decides");
        (await here[3].Put($"proposals/{oven}/advice/sought", new
        {
            ruleId = rule, until = TestCommunity.After(TimeSpan.FromSeconds(2)),
            advisers = new[] { new { memberId = here.Members[0].Id, role = "affected" }, new { memberId = here.Members[2].Id, role = "expert" } },
        })).Ok();
        (await Advised.Open(here[3], oven, rule)).Refused(HttpStatusCode.Conflict, "advice-is-awaited");
        await Task.Delay(TimeSpan.FromSeconds(2.2), TestContext.Current.CancellationToken);
        (await Advised.Open(here[3], oven, rule)).Ok();
        (await Advised.Say(here[3], oven, "no")).Ok();
        await here.Becomes(oven, "lost");
    }
}
