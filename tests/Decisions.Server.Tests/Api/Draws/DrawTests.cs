using System.Net;
using System.Security.Cryptography;
using System.Text;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Draws;

/// <summary>Panels drawn by lot over the API.</summary>
public sealed class DrawTests(ApiServer server)
{
    [Fact]
    public async Task A_panel_is_announced_drawn_by_its_seed_and_answered()
    {
        var here = await TestCommunity.Found(server, members: 5);
        (await here[0].Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(-1))))).Refused(HttpStatusCode.UnprocessableEntity, "seed-is-known-already");
        (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1)), places: 7))).Refused(HttpStatusCode.Conflict, "pool-is-too-small");
        var later = (await here.Secretary.Post("draws", Drawn.Body(TestCommunity.After(TimeSpan.FromHours(1))))).Ok().Id;
        (await here.Secretary.Post($"draws/{later}/seed", new { seed = "7" })).Refused(HttpStatusCode.Conflict, "seed-is-not-due");
        (await here[0].Put($"draws/{later}/place", new { accepts = true })).Refused(HttpStatusCode.Conflict, "nobody-is-drawn");
        (await here[0].Post($"draws/{later}/withdrawal", new { reason = "Sold." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"draws/{later}/withdrawal", new { reason = "Sold." })).Ok();

        var draw = await Drawn.Announce(here);
        (await here.Secretary.Post($"draws/{draw}/withdrawal", new { reason = "Sold." })).Refused(HttpStatusCode.Conflict, "seed-may-be-known");
        (await here[0].Post($"draws/{draw}/seed", new { seed = "7" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        var order = await Drawn.Publish(here, draw);
        (await here.Secretary.Post($"draws/{draw}/seed", new { seed = "5 13 20" })).Refused(HttpStatusCode.Conflict, "seed-is-published");
        Guid[] pool = [Guid.Parse((await here.Auditor.Get("log")).Ok().Items[0]!["payload"]!["foundedBy"]!.GetValue<string>()), .. here.Members.Select(member => member.Id)];
        order.ShouldBe(pool.OrderBy(member => Convert.ToHexStringLower(SHA256.HashData(
            [.. Encoding.UTF8.GetBytes("4 12 19"), .. draw.ToByteArray(bigEndian: true), .. member.ToByteArray(bigEndian: true)])), StringComparer.Ordinal).Take(3));

        (await Drawn.Of(here, order[0]).Put($"draws/{draw}/place", new { accepts = true })).Ok();
        (await Drawn.Of(here, order[2]).Put($"draws/{draw}/place", new { accepts = true })).Refused(HttpStatusCode.Conflict, "no-place-to-answer");
        (await Drawn.Of(here, order[1]).Put($"draws/{draw}/place", new { accepts = false, reason = "Away." })).Ok();
        (await Drawn.Of(here, order[2]).Put($"draws/{draw}/place", new { accepts = true })).Ok();
        (await Drawn.Of(here, order[1]).Put($"draws/{draw}/place", new { accepts = true })).Refused(HttpStatusCode.Conflict, "place-was-declined");
        (await here[0].Get($"draws/{draw}")).Ok()["order"]!.AsArray().Select(each => each!["standing"]!.GetValue<string>()).ShouldBe(["accepted", "declined", "accepted"]);
        (await here[0].Get("draws")).Ok().Items.Select(item => item!["id"]!.GetValue<Guid>()).ShouldBe([draw, later]);
    }

    [Fact]
    public async Task Who_was_drawn_is_for_members()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        var draw = await Drawn.Announce(here);
        await Drawn.Publish(here, draw);
        (await here.Visitor.Get("draws")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.Visitor.Get($"draws/{draw}")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.Auditor.Get($"draws/{draw}")).Ok();
        (await here[0].Get($"draws/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "draw-is-unknown");
    }
}
