using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Ballots;

public sealed class HandsTests(ApiServer server)
{
    [Fact]
    public async Task Hands_count_beside_ballots_and_nobody_twice()
    {
        var here = await TestCommunity.Found(server, members: 6);
        await Tellers.Name(here, 0, 1);
        var (_, proposal) = await HeldMeetings.OpenWithHands(here, 0, 1, 2, 3);
        (await TestCommunity.Cast(here[3], proposal, "no")).Ok();
        (await TestCommunity.Cast(here[4], proposal, "no")).Ok();
        (await HeldMeetings.Count(here, 2, proposal, 2, 1)).Refused(HttpStatusCode.Forbidden, "teller-is-not-named");
        (await HeldMeetings.Count(here, 0, proposal, 3, 1)).Refused(HttpStatusCode.Conflict, "too-many-hands")["most"]!.GetValue<int>().ShouldBe(3);
        (await HeldMeetings.Count(here, 0, proposal, 3, 0)).Ok();
        (await HeldMeetings.Count(here, 0, proposal, 3, 0)).Ok()["index"].ShouldBeNull();
        var seen = (await here[1].Get($"proposals/{proposal}/hands")).Ok();
        (seen["waiting"], seen["countedBy"]!.AsArray().Count, seen["standing"]).ShouldBe((null, 1, null));
        (await HeldMeetings.Count(here, 1, proposal, 3, 0)).Ok();
        (await here[1].Get($"proposals/{proposal}/hands")).Ok()["standing"]!["inFavour"]!.GetValue<int>().ShouldBe(3);
        (await TestCommunity.Cast(here[2], proposal, "no")).Refused(HttpStatusCode.Conflict, "hand-is-counted");
        (await Tellers.Enter(here, 0, proposal, 2, "no")).Refused(HttpStatusCode.Conflict, "hand-is-counted");
        (await TestCommunity.Cast(here[3], proposal, "yes")).Ok();
        (await TestCommunity.Cast(here[3], proposal, "no")).Ok();
        (await here[5].Get($"proposals/{proposal}/tally", ("Decisions-Index", (await here.Auditor.Get("log?limit=200")).Index))).Ok()["tally"]!["inFavour"]!.GetValue<int>().ShouldBe(3);
        await here.Decide(proposal);
        var result = (await here[5].Get($"proposals/{proposal}/result")).Ok();
        (result["tally"]!["inFavour"]!.GetValue<int>(), result["tally"]!["against"]!.GetValue<int>()).ShouldBe((3, 2));
        result["ways"]!.AsArray().Select(way => $"{way!["way"]} {way["ballots"]}").ShouldBe(["web 2", "room 3"]);
    }

    [Fact]
    public async Task A_rule_that_does_not_say_so_takes_no_hands()
    {
        var here = await TestCommunity.Found(server, members: 3);
        await Tellers.Name(here, 0, 1);
        var proposal = await here.OpenVote();
        (await HeldMeetings.Count(here, 0, proposal, 1, 0)).Refused(HttpStatusCode.Conflict, "rule-counts-no-hands");
        (await here.Secretary.Post("rules", TestCommunity.Terms(terms =>
        {
            HeldMeetings.Hands(terms);
            TestCommunity.Secret(terms);
        }))).Refused(HttpStatusCode.UnprocessableEntity, "hands-need-open-yes-no");
        var elsewhere = await here.OpenVote(HeldMeetings.Hands);
        (await HeldMeetings.Count(here, 0, elsewhere, 1, 0)).Refused(HttpStatusCode.Conflict, "hands-need-a-meeting");
    }
}
