using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Ballots;

public sealed class BallotTests(ApiServer server)
{
    [Fact]
    public async Task A_ballot_is_cast_changed_taken_back_and_cast_again()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var path = $"proposals/{proposal}/ballot";
        (await here[0].Get(path)).Refused(HttpStatusCode.NotFound, "no-ballot-yet");
        (await here[0].Delete(path)).Refused(HttpStatusCode.NotFound, "no-ballot-to-withdraw");
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[0], proposal, "no")).Ok()["version"]!.GetValue<int>().ShouldBe(2);
        (await here[0].Get(path)).Ok()["vote"]!["choice"]!["answer"]!.GetValue<string>().ShouldBe("no");
        (await here[0].Delete(path)).Ok();
        (await here[0].Get(path)).Ok()["vote"].ShouldBeNull();
        var last = (await TestCommunity.Cast(here[0], proposal, "abstain")).Ok();
        var tally = (await here[1].Get($"proposals/{proposal}/tally", ("Decisions-Index", last.Index))).Ok()["tally"]!;
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>(), tally["abstained"]!.GetValue<int>()).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task The_same_vote_again_changes_nothing_and_says_how_fresh_to_read()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var first = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        var again = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        again["index"].ShouldBeNull();
        again["version"]!.GetValue<int>().ShouldBe(1);
        again.Index.ShouldBe(first.Index);
    }

    [Theory]
    [InlineData("""{ "revision": 1, "choice": { "kind": "ranked", "ranking": [] } }""", 422, "choice-does-not-fit-rule")]
    [InlineData("""{ "revision": 2, "choice": { "kind": "yesNo", "answer": "yes" } }""", 409, "revision-is-not-voted-on")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": "maybe" } }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": 1 } }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes,no" } }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": "Yes" } }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "approval" } }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "answer": "yes" } }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": null }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1 }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" }, "weight": 2 }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" }, "reason": "\ud800" }""", 400, "body-is-malformed")]
    [InlineData("""{ "revision": 1, "choice": { "kind": "yesNo", "answer": "yes" }, "reason": "a\u0000" }""", 422, "text-has-control-characters")]
    public async Task A_choice_that_is_not_on_the_ballot_is_refused(string body, int status, string code)
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        (await here[0].Put($"proposals/{proposal}/ballot", body)).Refused((HttpStatusCode)status, code);
    }

    [Fact]
    public async Task Who_is_not_on_the_roll_cannot_vote()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        await here.Enrol(1);
        (await TestCommunity.Cast(here[3], proposal, "yes")).Refused(HttpStatusCode.Forbidden, "member-is-not-on-the-roll");
        (await TestCommunity.Cast(here.Auditor, proposal, "yes")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await TestCommunity.Cast(here.Admin, proposal, "yes")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await TestCommunity.Cast(here.Visitor, proposal, "yes")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        var there = await TestCommunity.Found(server);
        (await TestCommunity.Cast(there[0].In(here.Id), proposal, "yes")).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await TestCommunity.Cast(there[0], proposal, "yes")).Refused(HttpStatusCode.NotFound, "proposal-is-unknown");
    }

    [Fact]
    public async Task A_rule_may_ask_everyone_for_a_reason()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote(terms => terms["reasons"] = "required");
        (await TestCommunity.Cast(here[0], proposal, "yes")).Refused(HttpStatusCode.UnprocessableEntity, "reason-is-required");
    }

    [Fact]
    public async Task Members_see_what_they_have_not_voted_on()
    {
        var here = await TestCommunity.Found(server);
        var proposal = await here.OpenVote();
        var head = (await here.Auditor.Get("log?from=0&limit=200")).Index;
        (await here[0].Get("me/needing-my-vote", ("Decisions-Index", head))).Ok().Items.ShouldHaveSingleItem();
        var cast = (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        (await here[0].Get("me/needing-my-vote", ("Decisions-Index", cast.Index))).Ok().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_hundred_vote_at_once_and_change_their_minds_and_every_last_word_counts()
    {
        var here = await TestCommunity.Found(server, members: 200);
        var proposal = await here.OpenVote();
        await Parallel.ForEachAsync(here.Members.Index(), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (entry, _) =>
        {
            var (n, member) = entry;
            (await TestCommunity.Cast(member.Client, proposal, n % 2 == 0 ? "yes" : "no")).Ok();
            if (n % 4 == 0)
                (await TestCommunity.Cast(member.Client, proposal, "abstain")).Ok();
            if (n % 10 == 1)
                (await member.Client.Delete($"proposals/{proposal}/ballot")).Ok();
        });
        await here.Decide(proposal);
        var tally = (await here[0].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        (tally["eligible"]!.GetValue<int>(), tally["returned"]!.GetValue<int>()).ShouldBe((201, 180));
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>(), tally["abstained"]!.GetValue<int>()).ShouldBe((50, 80, 50));
        var ballots = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await here[0].Get($"proposals/{proposal}/ballots?limit=70{(next.Length == 0 ? "" : $"&after={next}")}")).Ok();
            ballots.AddRange(page.Items.Select(item => item!["memberId"]!.GetValue<string>()));
            next = page["next"]?.GetValue<string>();
        }
        ballots.Distinct().Count().ShouldBe(180);
    }
}
