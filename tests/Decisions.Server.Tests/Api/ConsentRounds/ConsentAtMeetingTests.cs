using System.Net;
using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.ConsentRounds;

/// <summary>A consent round that is held at a meeting, and how it goes on once that is over.</summary>
public sealed class ConsentAtMeetingTests(ApiServer server)
{
    [Fact]
    public async Task It_begins_at_a_meeting_that_has_it_on_the_agenda_and_goes_on_without_one_once_that_is_over()
    {
        var here = await TestCommunity.Found(server);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(Consented.ByConsent));
        var (over, without) = (await HeldMeetings.Begun(here, proposal), await HeldMeetings.Call(here, TimeSpan.FromDays(2)));
        (await here.Secretary.Post($"meetings/{over}/close")).Ok();
        (await Begin(Guid.CreateVersion7())).Refused(HttpStatusCode.NotFound, "meeting-is-unknown");
        (await Begin(over)).Refused(HttpStatusCode.Conflict, "meeting-is-closed");
        (await Begin(without)).Refused(HttpStatusCode.Conflict, "proposal-is-not-on-the-agenda");
        var meeting = await HeldMeetings.Begun(here, proposal);
        (await Begin(meeting)).Ok();
        (await here.Secretary.Post($"meetings/{meeting}/close")).Ok();
        (await here.Take(proposal, "driver", "signal")).Refused(HttpStatusCode.Conflict, "meeting-is-not-sitting");

        (await here[2].Put($"proposals/{proposal}/consent/meeting", new { hours = new { signal = 24 } })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"proposals/{proposal}/consent/meeting", new { hours = new { signal = 24 }, meetingId = over })).Refused(HttpStatusCode.Conflict, "meeting-is-closed");
        (await here[0].Put($"proposals/{proposal}/consent/meeting", new { hours = new { signal = 24, driver = 48 } })).Ok();
        var read = (await here[1].Get($"proposals/{proposal}/consent")).Ok();
        (read["meetingId"], read["hours"]!["driver"]!.GetValue<int>(), read["endsAt"]).ShouldSatisfyAllConditions(
            of => of.Item1.ShouldBeNull(), of => of.Item2.ShouldBe(48), of => of.Item3.ShouldNotBeNull());
        (await here.Take(proposal, "driver", "signal")).Ok();
        (await here[0].Put($"proposals/{proposal}/consent/meeting", new { hours = new { signal = 24 } })).Refused(HttpStatusCode.Conflict, "voting-is-open");

        Task<Answer> Begin(Guid at)
        {
            var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Consented.Beginning(here, rule)))!;
            body["meetingId"] = at;
            return here.Secretary.Post($"proposals/{proposal}/consent", body);
        }
    }

    [Fact]
    public async Task A_pass_at_a_meeting_counts_no_suspended_member_as_present()
    {
        var here = await TestCommunity.Found(server, members: 4);
        var (proposal, rule) = (await here.Draft(), await here.Adopt(Consented.ByConsent));
        var meeting = await HeldMeetings.Begun(here, proposal);
        await HeldMeetings.Come(here, meeting, 0, 1, 2);
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Consented.Beginning(here, rule)))!;
        body["meetingId"] = meeting;
        (await here.Secretary.Post($"proposals/{proposal}/consent", body)).Ok();
        (await here.Secretary.Put($"members/{here.Members[2].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
        (await here.Take(proposal, "driver", "signal")).Ok();
        (await here[0].Get($"proposals/{proposal}")).Ok()["round"]!["held"]!["present"]!.GetValue<int>().ShouldBe(2);
    }
}
