using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.FollowThrough;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Visibility;

/// <summary>Who may read what: every kind of community, asker and question. docs/api.md shows the same table.</summary>
public sealed class VisibilityTests(ApiServer server)
{
    /// <summary>Each question and the least that its asker must be, by what the community shows.</summary>
    internal static readonly (string Path, string Public, string Hybrid, string MembersOnly)[] Questions =
    [
        ("", "visitor", "visitor", "admin"),
        ("rules", "visitor", "visitor", "reader"),
        ("rules/{rule}", "visitor", "visitor", "reader"),
        ("witnesses", "visitor", "visitor", "reader"),
        ("proposals", "visitor", "visitor", "reader"),
        ("proposals/{proposal}/result", "visitor", "visitor", "reader"),
        ("proposals/{proposal}", "visitor", "reader", "reader"),
        ("proposals/{proposal}/revisions", "visitor", "reader", "reader"),
        ("proposals/{proposal}/history", "visitor", "reader", "reader"),
        ("proposals/{proposal}/discussion", "visitor", "reader", "reader"),
        ("proposals/{proposal}/comments", "visitor", "reader", "reader"),
        ("proposals/{proposal}/tally", "visitor", "reader", "reader"),
        ("classes", "visitor", "reader", "reader"),
        ("topics", "visitor", "reader", "reader"),
        ("proposals/{proposal}/follow-up", "visitor", "reader", "reader"),
        ("in-force", "visitor", "visitor", "reader"),
        ("proposals/{proposal}/actions", "reader", "reader", "reader"),
        ("proposals/{proposal}/actions/{action}", "reader", "reader", "reader"),
        ("proposals/{proposal}/calls", "reader", "reader", "reader"),
        ("proposals/{proposal}/calls/{call}", "reader", "reader", "reader"),
        ("actions", "reader", "reader", "reader"),
        ("calls", "reader", "reader", "reader"),
        ("me/actions", "member", "member", "member"),
        ("proposals/{proposal}/consent", "reader", "reader", "reader"),
        ("circles", "visitor", "reader", "reader"),
        ("circles/{circle}", "visitor", "reader", "reader"),
        ("meetings", "visitor", "reader", "reader"),
        ("meetings/{meeting}", "visitor", "reader", "reader"),
        ("meetings/{meeting}/minutes", "reader", "reader", "reader"),
        ("members", "reader", "reader", "reader"),
        ("members/{member}", "reader", "reader", "reader"),
        ("tellers", "reader", "reader", "reader"),
        ("proposals/{proposal}/entries", "teller", "teller", "teller"),
        ("proposals/{proposal}/hands", "teller", "teller", "teller"),
        ("proposals/{proposal}/ballots", "reader", "reader", "reader"),
        ("proposals/{proposal}/ballot", "member", "member", "member"),
        ("proposals/{proposal}/proxy", "member", "member", "member"),
        ("proposals/{proposal}/proxies", "member", "member", "member"),
        ("meetings/{meeting}/proxy", "member", "member", "member"),
        ("meetings/{meeting}/proxies", "member", "member", "member"),
        ("delegation", "member", "member", "member"),
        ("reminders", "member", "member", "member"),
        ("me/needing-my-vote", "member", "member", "member"),
        ("log", "audit", "audit", "audit"),
        ("log/0/proof", "visitor", "visitor", "reader"),
        ("export", "visitor", "visitor", "reader"),
        ("audit", "reader", "reader", "reader"),
        ("audit.csv", "reader", "reader", "reader"),
    ];

    private static readonly Dictionary<string, string[]> Sees = new()
    {
        ["visitor"] = ["visitor", "stranger", "admin", "member", "secretary", "auditor"],
        ["admin"] = ["admin", "member", "secretary", "auditor"],
        ["reader"] = ["member", "secretary", "auditor"],
        ["member"] = ["member", "secretary"],
        ["teller"] = ["member"],
        ["audit"] = ["secretary", "auditor"],
    };

    [Theory]
    [InlineData("public")]
    [InlineData("hybrid")]
    [InlineData("membersOnly")]
    public async Task Each_asker_reads_what_is_theirs_and_nothing_else(string visibility)
    {
        var (here, there) = (await TestCommunity.Found(server, 2, visibility), await TestCommunity.Found(server, 1));
        var rule = await here.Adopt();
        var proposal = await here.Draft();
        await here.Open(proposal, rule, TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here.Secretary, proposal, "yes")).Ok();
        await here.Decide(proposal);
        await here.PlanReview(proposal);
        var action = await here.PlanAction(proposal, "Order it from Member 1.");
        var call = await here.CallFor(proposal, action);
        (await here[0].Put($"proposals/{proposal}/calls/{call}/place", null)).Ok();
        var sought = await here.Begin();
        await Tellers.Name(here, 0, 1);
        var circle = await here.Circle("Bakers");
        await here.Join(circle, 0);
        var meeting = (await here.Secretary.Post("meetings", new { title = "General meeting", text = "Here.", beginsAt = TestCommunity.After(TimeSpan.FromDays(1)) })).Ok().Id;
        (await here.Secretary.Put($"meetings/{meeting}/attendance/{here.Members[0].Id}", new { presence = "inPerson" })).Ok();
        var head = (await here.Auditor.Get("log?limit=200")).Index;
        Dictionary<string, Client> askers = new()
        {
            ["visitor"] = here.Visitor, ["stranger"] = there[0].In(here.Id), ["admin"] = here.Admin, ["member"] = here[0],
            ["secretary"] = here.Secretary, ["auditor"] = here.Auditor,
        };
        foreach (var question in Questions)
            foreach (var (name, asker) in askers)
            {
                var path = question.Path.Replace("{rule}", $"{rule}").Replace("{proposal}", $"{(question.Path.EndsWith("/consent", StringComparison.Ordinal) ? sought : proposal)}").Replace("{member}", $"{here.Members[0].Id}").Replace("{meeting}", $"{meeting}").Replace("{circle}", $"{circle}").Replace("{action}", $"{action}").Replace("{call}", $"{call}");
                var needed = visibility switch { "public" => question.Public, "hybrid" => question.Hybrid, _ => question.MembersOnly };
                var answer = await asker.Get(path, ("Decisions-Index", head));
                var expected = Sees[needed].Contains(name) ? 200 : name == "visitor" ? 401 : 403;
                ((int)answer.Status).ShouldBe(expected, $"{name} asks {visibility} for '{path}': {answer.Text}");
                if (expected == 200 && !Sees["reader"].Contains(name))
                    answer.Text.ShouldNotContain("Member 1", customMessage: $"{name} asks {visibility} for '{path}'");
            }
    }

    [Fact]
    public async Task Visitors_of_a_hybrid_community_find_only_what_has_been_decided_in_its_register()
    {
        var here = await TestCommunity.Found(server, 3);
        var rule = await here.Adopt(terms => terms["quorum"]!["atLeast"] = 2);
        Dictionary<string, Guid> proposals = [];
        foreach (var title in new[] { "Draft", "Open", "Carried", "No quorum", "Withdrawn draft", "Withdrawn vote", "Open again" })
            proposals[title] = (await here[0].Post("proposals", new { title, text = "Text." })).Ok().Id;
        foreach (var title in new[] { "Open", "Carried", "No quorum", "Withdrawn vote", "Open again" })
            await here.Open(proposals[title], rule, TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposals["Carried"], "yes")).Ok();
        (await TestCommunity.Cast(here[1], proposals["Carried"], "yes")).Ok();
        foreach (var title in new[] { "Carried", "No quorum", "Open again" })
            await here.Decide(proposals[title]);
        foreach (var title in new[] { "Withdrawn draft", "Withdrawn vote" })
            (await here[0].Post($"proposals/{proposals[title]}/withdrawal", new { })).Ok();
        var head = ("Decisions-Index", (await here.Open(proposals["Open again"], rule, TimeSpan.FromHours(1))).Index);

        var decided = new[] { "Withdrawn vote", "No quorum", "Carried" };
        (await Titles(here.Visitor, "proposals", head)).ShouldBe(decided);
        (await Titles(here.Visitor, "proposals?status=open&status=draft", head)).ShouldBeEmpty();
        (await Titles(here.Visitor, "proposals?text=open", head)).ShouldBeEmpty();
        (await Titles(here.Visitor, "proposals?status=carried", head)).ShouldBe(["Carried"]);
        foreach (var reader in new[] { here[0], here.Auditor })
            (await Titles(reader, "proposals", head)).Length.ShouldBe(proposals.Count);

        foreach (var filter in new[] { "", "?status=open", "?status=draft", "?words=open" })
        {
            var page = (await here.Visitor.Get($"/c/{here.Id}/decisions{filter}")).Ok().Text;
            foreach (var title in proposals.Keys.Except(decided))
                page.ShouldNotContain($"<strong>{title}</strong>", customMessage: filter);
            page.ShouldNotContain("Open for voting");
        }
        var register = (await here.Visitor.Get($"/c/{here.Id}/decisions")).Ok().Text;
        foreach (var title in decided)
            register.ShouldContain($"<strong>{title}</strong>");
    }

    private static async Task<string[]> Titles(Client reader, string path, (string, string) head) =>
        [.. (await reader.Get(path, head)).Ok().Items.Select(item => item!["title"]!.GetValue<string>())];
}
