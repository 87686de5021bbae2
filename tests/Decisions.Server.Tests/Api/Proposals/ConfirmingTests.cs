using System.Net;
using Decisions.Server.Tests.Api.Running;
using NodaTime;

namespace Decisions.Server.Tests.Api.Proposals;

public sealed class ConfirmingTests(ApiServer server)
{
    [Fact]
    public async Task What_is_carried_under_such_a_rule_waits_to_be_confirmed_and_not_before_its_window()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(FormalDecisions.Confirmed));
        await here.Open(proposal, rule, TimeSpan.FromSeconds(2));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        var read = (await here[0].Get($"proposals/{proposal}")).Ok();
        read["round"]!["confirmation"]!["opensFrom"].ShouldNotBeNull();
        await WaitFor(here, proposal, "toBeConfirmed");
        (await here.Secretary.Post($"proposals/{proposal}/voting/confirmation", new { closesAt = TestCommunity.After(TimeSpan.FromDays(20)) }))
            .Refused(HttpStatusCode.Conflict, "confirming-vote-is-outside-window");
        (await here[0].Post($"proposals/{proposal}/withdrawal", new { })).Refused(HttpStatusCode.Conflict, "confirmation-is-awaited");
        (await here[0].Get("proposals?status=toBeConfirmed")).Ok().Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_second_vote_is_opened_by_hand_inside_its_window_and_decides()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await FormalDecisions.ToBeConfirmed(server, here);
        (await here[0].Post($"proposals/{proposal}/voting/confirmation", new { closesAt = TestCommunity.After(TimeSpan.FromSeconds(2)) }))
            .Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"proposals/{proposal}/voting/confirmation", new { closesAt = TestCommunity.After(TimeSpan.FromSeconds(2)) })).Ok();
        var round = (await here[0].Get($"proposals/{proposal}"))["round"]!;
        round["confirms"].ShouldNotBeNull();
        (await here[0].Post($"proposals/{proposal}/withdrawal", new { })).Refused(HttpStatusCode.Conflict, "confirming-vote-is-open");
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await WaitFor(here, proposal, "carried");
    }

    [Fact]
    public async Task The_second_vote_opens_by_itself_when_it_was_stated()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await FormalDecisions.ToBeConfirmed(server, here, opensIn: Duration.FromSeconds(1));
        await WaitFor(here, proposal, "open");
        (await here[0].Get($"proposals/{proposal}"))["round"]!["number"]!.GetValue<int>().ShouldBe(2);
        var history = (await here[0].Get($"proposals/{proposal}/history")).Ok().Items;
        history.Count(item => item!["type"]!.GetValue<string>() == "voting_opened").ShouldBe(2);
        history.Last(item => item!["type"]!.GetValue<string>() == "voting_opened")!["actor"]!.GetValue<string>().ShouldBe("system");
    }

    private static async Task WaitFor(TestCommunity here, Guid proposal, string status)
    {
        for (var tries = 0; (await here.Secretary.Get($"proposals/{proposal}"))["status"]!.GetValue<string>() != status; tries++)
        {
            tries.ShouldBeLessThan(200, $"it never came to be {status}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        await Task.Delay(300, TestContext.Current.CancellationToken);
    }
}
