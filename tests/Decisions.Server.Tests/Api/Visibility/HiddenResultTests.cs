using System.Net;
using Decisions.Server.Tests.Api.Running;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Decisions.Server.Tests.Api.Visibility;

public sealed class HiddenResultTests(ApiServer server)
{
    private const string Reason = "Fridays are too much for one oven";

    [Fact]
    public async Task Nobody_sees_how_a_vote_stands_while_its_rule_hides_it()
    {
        var here = await TestCommunity.Found(server, 3, "public");
        var proposal = await here.OpenVote(TestCommunity.Hidden);
        var cast = await CastWithReason(here[0], proposal);
        foreach (var asker in new[] { here.Visitor, here[1], here.Secretary, here.Auditor, here.Admin })
            (await asker.Get($"proposals/{proposal}/tally")).Refused(HttpStatusCode.Forbidden, "counts-are-hidden");
        await NothingTells(here, proposal, cast.Index, here.Visitor, here[1], here.Secretary, here.Auditor, here.Admin);
        (await here[0].Get($"proposals/{proposal}/ballot")).Ok().Text.ShouldContain(Reason);

        await here.Decide(proposal);
        (await here[1].Get($"proposals/{proposal}/ballots")).Ok().Text.ShouldContain(Reason);
        (await here[1].Get($"proposals/{proposal}/history")).Ok().Text.ShouldContain(Reason);
        (await here.Visitor.Get($"proposals/{proposal}/history")).Ok().Text.ShouldNotContain(Reason);
    }

    [Fact]
    public async Task A_secret_ballot_stays_secret_from_all_but_the_auditor_and_from_them_until_the_close()
    {
        var here = await TestCommunity.Found(server, 3, "public");
        var proposal = await here.OpenVote(terms =>
        {
            TestCommunity.Secret(terms);
            terms["quorum"]!["atLeast"] = 4;
        });
        var cast = await CastWithReason(here[0], proposal);
        await NothingTells(here, proposal, cast.Index, here.Visitor, here[1], here.Secretary, here.Auditor, here.Admin);
        await here.Decide(proposal);
        await NothingTells(here, proposal, cast.Index, here.Visitor, here[1], here.Secretary, here.Admin);
        (await here.Auditor.Get("log?limit=200")).Text.ShouldContain(Reason);

        // Nor does a later, open round tell of the earlier, secret one.
        await here.Open(proposal, await here.Adopt(), TimeSpan.FromHours(1));
        var second = (await TestCommunity.Cast(here[1], proposal, "no")).Ok();
        foreach (var part in new[] { "ballots", "history", "tally", "result" })
            (await here[2].Get($"proposals/{proposal}/{part}", ("Decisions-Index", second.Index))).Text.ShouldNotContain(Reason);
        var history = (await here[2].Get($"proposals/{proposal}/history", ("Decisions-Index", second.Index))).Ok();
        var ballots = history.Items.Where(item => item!["type"]!.GetValue<string>() == "ballot_cast").ToList();
        ballots.Select(item => item!["payload"] is null).ShouldBe([true, false]);
    }

    [Fact]
    public async Task An_open_round_before_a_secret_one_does_not_open_that()
    {
        var here = await TestCommunity.Found(server, 3);
        var proposal = await here.OpenVote(terms => terms["quorum"]!["atLeast"] = 4);
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok();
        await here.Decide(proposal);
        await here.Open(proposal, await here.Adopt(TestCommunity.Secret), TimeSpan.FromHours(1));
        var cast = await CastWithReason(here[0], proposal);
        await NothingTells(here, proposal, cast.Index, here[1], here.Secretary);
    }

    private static async Task<Answer> CastWithReason(Client member, Guid proposal) =>
        (await member.Put($"proposals/{proposal}/ballot", new { revision = 1, choice = new { kind = "yesNo", answer = "yes" }, reason = Reason })).Ok();

    private static async Task NothingTells(TestCommunity here, Guid proposal, string index, params Client[] askers)
    {
        foreach (var asker in askers)
            foreach (var path in new[]
                     {
                         "", "members", "rules", "proposals", "me/needing-my-vote", $"proposals/{proposal}", $"proposals/{proposal}/revisions",
                         $"proposals/{proposal}/history?limit=200", $"proposals/{proposal}/ballots", $"proposals/{proposal}/result",
                         $"proposals/{proposal}/ballot", "log?limit=200",
                     })
            {
                var text = (await asker.Get(path, ("Decisions-Index", index))).Text;
                text.ShouldNotContain(Reason, customMessage: path);
                if (path != $"proposals/{proposal}/history?limit=200")
                    text.ShouldNotContain("\"answer\"", customMessage: path);
            }
    }

    [Fact]
    public async Task Pages_of_a_node_that_is_ahead_hide_and_take_votes_until_the_databases_clock_says_otherwise()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.Draft();
        await here.Open(proposal, await here.Adopt(TestCommunity.Hidden), TimeSpan.FromMinutes(10));
        var cast = await CastWithReason(here[0], proposal);
        await using var ahead = await server.Another(services => services.AddSingleton<IClock>(new FastClock()));
        var node = new Client(ApiServer.Http(ahead), here[1].Token);
        (await node.In(here.Id).Get("proposals", ("Decisions-Index", cast.Index))).Ok();

        var page = $"/c/{here.Id}/decisions/{proposal}";
        var ballots = (await node.Get($"{page}/ballots")).Ok().Text;
        ballots.ShouldContain("Member 1");
        ballots.ShouldNotContain(Reason);
        ballots.ShouldNotContain(": Yes");
        var decision = (await node.Get(page)).Ok().Text;
        decision.ShouldContain("Voting is open");
        decision.ShouldContain($"action=\"{page}/vote");
    }

    /// <summary>A node's clock that is half an hour ahead of the database's.</summary>
    private sealed class FastClock : IClock
    {
        public Instant GetCurrentInstant() => SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(30);
    }
}
