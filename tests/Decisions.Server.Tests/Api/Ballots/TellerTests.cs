using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Ballots;

public sealed class TellerTests(ApiServer server)
{
    [Fact]
    public async Task The_secretary_names_two_members_or_more_or_nobody()
    {
        var here = await TestCommunity.Found(server);
        (await here[0].Put("tellers", new { tellers = new[] { here.Members[0].Id, here.Members[1].Id } })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put("tellers", new { tellers = new[] { here.Members[0].Id } })).Refused(HttpStatusCode.UnprocessableEntity, "tellers-are-too-few-or-many");
        (await here.Secretary.Put("tellers", new { tellers = new[] { here.Members[0].Id, Guid.CreateVersion7() } })).Refused(HttpStatusCode.Conflict, "teller-is-no-member");
        await Tellers.Name(here, 0, 1);
        (await here[2].Get("tellers")).Ok()["tellers"]!.AsArray().Count.ShouldBe(2);
        (await here.Visitor.Get("tellers")).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Secretary.Put("tellers", new { tellers = Array.Empty<Guid>() })).Ok();
        (await here[2].Get("tellers")).Ok()["tellers"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paper_counts_once_two_tellers_have_entered_the_same()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var proposal = await here.OpenVote();
        (await Tellers.Enter(here, 0, proposal, 2, "yes")).Refused(HttpStatusCode.Forbidden, "teller-is-not-named");
        await Tellers.Name(here, 0, 1);
        (await Tellers.Enter(here, 0, proposal, 2, "yes")).Ok();
        (await Tellers.Enter(here, 0, proposal, 2, "yes")).Ok()["index"].ShouldBeNull("the same teller confirms nothing");
        (await here[2].Get($"proposals/{proposal}/ballot")).Refused(HttpStatusCode.NotFound, "no-ballot-yet");

        // The second teller sees that something waits, and not what.
        var waiting = (await here[1].Get($"proposals/{proposal}/entries")).Ok().Items.ShouldHaveSingleItem()!;
        (waiting["state"]!.GetValue<string>(), waiting["entered"], waiting["memberId"]!.GetValue<Guid>()).ShouldBe(("waiting", null, here.Members[2].Id));
        (await here[3].Get($"proposals/{proposal}/entries")).Refused(HttpStatusCode.Forbidden, "teller-is-not-named");
        (await Tellers.Enter(here, 1, proposal, 2, "yes", "sheet, 17")).Ok();

        // Both mean one paper: its mark is on record as the first wrote it.
        var ballot = (await here[2].Get($"proposals/{proposal}/ballot")).Ok()["vote"]!;
        (ballot["channel"]!.GetValue<string>(), ballot["origin"]!["evidence"]!.GetValue<string>(), ballot["origin"]!["enteredBy"]!.GetValue<Guid>())
            .ShouldBe(("paper", "Sheet 17", here.Members[0].Id));
        (await here[1].Get($"proposals/{proposal}/entries")).Ok().Items.ShouldHaveSingleItem()!["state"]!.GetValue<string>().ShouldBe("confirmed");
        (await TestCommunity.Cast(here[3], proposal, "no")).Ok();
        await here.Decide(proposal);
        var tally = (await here[2].Get($"proposals/{proposal}/result")).Ok()["tally"]!;
        (tally["inFavour"]!.GetValue<int>(), tally["against"]!.GetValue<int>()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task In_what_they_differ_is_told_to_both_and_never_what_the_other_read()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var proposal = await here.OpenVote(TestCommunity.Secret);
        await Tellers.Name(here, 0, 1);
        (await Tellers.Enter(here, 0, proposal, 2, "yes")).Ok();
        (await Tellers.Enter(here, 1, proposal, 2, "no")).Ok();
        foreach (var teller in new[] { 0, 1 })
        {
            var entry = (await here[teller].Get($"proposals/{proposal}/entries")).Ok().Items.ShouldHaveSingleItem()!;
            entry["state"]!.GetValue<string>().ShouldBe("differs");
            entry["differsIn"]!.AsArray().Select(field => field!.GetValue<string>()).ShouldBe(["choice"]);
            entry["entered"]!["teller"]!.GetValue<Guid>().ShouldBe(here.Members[teller].Id);
            entry.ToJsonString().ShouldNotContain(teller == 0 ? "\"no\"" : "\"yes\"");
        }
        (await here[1].Post($"proposals/{proposal}/entries/{here.Members[2].Id}/withdrawal", new { reason = "Read upside down." })).Ok();
        (await here[1].Get($"proposals/{proposal}/entries")).Ok().Items.ShouldHaveSingleItem()!["entered"].ShouldBeNull();
        (await Tellers.Enter(here, 1, proposal, 2, "yes")).Ok();
        (await here[2].Get($"proposals/{proposal}/ballot")).Ok()["vote"]!["choice"]!["answer"]!.GetValue<string>().ShouldBe("yes");

        // What tellers enter in a secret vote is as secret as the ballot.
        foreach (var client in new[] { here.Auditor, here.Secretary })
        {
            var log = (await client.Get("log?limit=200")).Ok().Items;
            log.Where(item => item!["type"]!.GetValue<string>() is "ballot_entered" or "ballot_cast").ShouldAllBe(item => item!["payload"] == null);
        }
        (await here[0].Get($"proposals/{proposal}/history?limit=200")).Ok().Text.ShouldNotContain("\"answer\"");
        (await here.Secretary.Get("audit?limit=200")).Ok().Text.ShouldNotContain("\"answer\"");
    }

    [Fact]
    public async Task A_vote_that_gives_way_is_shown_to_the_member_with_why()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var proposal = await here.OpenVote(Tellers.PaperFirst);
        await Tellers.Name(here, 0, 1);
        (await TestCommunity.Cast(here[2], proposal, "no")).Ok();
        await Tellers.Paper(here, proposal, 2, "yes");
        var ballot = (await here[2].Get($"proposals/{proposal}/ballot")).Ok();
        (ballot["vote"]!["choice"]!["answer"]!.GetValue<string>(), ballot["gaveWay"]!["vote"]!["choice"]!["answer"]!.GetValue<string>()).ShouldBe(("yes", "no"));
        (await TestCommunity.Cast(here[2], proposal, "abstain")).Ok();
        ballot = (await here[2].Get($"proposals/{proposal}/ballot")).Ok();
        (ballot["vote"]!["choice"]!["answer"]!.GetValue<string>(), ballot["gaveWay"]!["vote"]!["choice"]!["answer"]!.GetValue<string>()).ShouldBe(("yes", "abstain"));
        (ballot["gaveWay"]!["to"]!.GetValue<string>(), ballot["gaveWay"]!["cameLater"]!.GetValue<bool>()).ShouldBe(("paper", true));
        (await here[2].Delete($"proposals/{proposal}/ballot")).Refused(HttpStatusCode.Conflict, "ballot-stands-by-another-way");
        var log = (await here.Auditor.Get("log?limit=200")).Ok();
        (await here[0].Get($"proposals/{proposal}/ballots", ("Decisions-Index", log.Index))).Ok().Items.Single()!["choice"]!["answer"]!.GetValue<string>().ShouldBe("yes");
        (await here[0].Get($"proposals/{proposal}/tally")).Ok()["tally"]!["inFavour"]!.GetValue<int>().ShouldBe(1);
        log.Items.ShouldContain(item => item!["type"]!.GetValue<string>() == "ballot_gave_way");
    }
}
