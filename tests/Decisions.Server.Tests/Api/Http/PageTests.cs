using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

public sealed class PageTests(ApiServer server)
{
    [Theory]
    [InlineData("members", 8)]
    [InlineData("proposals", 7)]
    [InlineData("history", 8)]
    public async Task Pages_follow_one_another_without_gaps_or_repetition(string list, int expected)
    {
        var here = await TestCommunity.Found(server, 7);
        var path = list;
        var index = (await here.Auditor.Get("log?limit=200")).Index;
        if (list == "proposals")
            for (var n = 0; n < 7; n++)
                index = (await here[0].Post("proposals", new { title = $"Proposal {n}", text = "x" })).Ok().Index;
        if (list == "history")
        {
            var proposal = await here.Draft();
            path = $"proposals/{proposal}/history";
            for (var n = 0; n < 7; n++)
                index = (await here[0].Post($"proposals/{proposal}/revisions", new { title = $"Proposal {n}", text = "x" })).Ok().Index;
        }
        List<string> seen = [];
        for (string? next = ""; next is not null;)
        {
            var page = (await here[0].Get($"{path}?limit=3{(next.Length > 0 ? $"&after={next}" : "")}", ("Decisions-Index", index))).Ok();
            page.Items.Count.ShouldBeInRange(1, 3);
            seen.AddRange(page.Items.Select(item => item!.ToJsonString()));
            next = page["next"]?.GetValue<string>();
        }
        seen.Distinct().Count().ShouldBe(expected);
        seen.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task The_log_is_read_to_its_end_and_on_from_there()
    {
        var here = await TestCommunity.Found(server, 2);
        List<long> seen = [];
        var from = "0";
        while (true)
        {
            var page = (await here.Auditor.Get($"log?from={from}&limit=2")).Ok();
            seen.AddRange(page.Items.Select(item => item!["index"]!.GetValue<long>()));
            if (page["next"] is not { } next)
                break;
            from = next.GetValue<string>();
        }
        seen.ShouldBe(Enumerable.Range(0, seen.Count).Select(n => (long)n));
        await here.Draft();
        (await here.Auditor.Get($"log?from={from}")).Ok().Items.ShouldHaveSingleItem()!["type"]!.GetValue<string>().ShouldBe("proposal_drafted");
    }
}
