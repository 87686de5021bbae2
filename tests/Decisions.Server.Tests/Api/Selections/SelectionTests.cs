using System.Net;
using Decisions.Server.Tests.Api.Circles;
using Decisions.Server.Tests.Api.ConsentRounds;
using Decisions.Server.Tests.Api.Running;
using static Decisions.Server.Tests.Api.Selections.SelectionSteps;

namespace Decisions.Server.Tests.Api.Selections;

/// <summary>A circle chooses together who fills a role, over the API.</summary>
public sealed class SelectionTests(ApiServer server)
{
    private const string Why = "Zanzibarbarous patience";

    [Fact]
    public async Task From_nominations_over_an_objection_to_consent_and_the_role()
    {
        var here = await TestCommunity.Found(server, members: 5);
        var bakers = await SelectionSteps.Of(here);
        await here.Fill(bakers.Circle, 0);
        (await bakers.Say(0, 1, " ")).Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        (await bakers.Say(0, 1, Why)).Ok();
        (await bakers.Say(1, 1)).Ok();
        (await bakers.Say(2, null, null)).Ok();
        (await bakers.Say(3, 2)).Ok();
        (await bakers.Keep(0)).Refused(HttpStatusCode.Conflict, "nominations-are-hidden");
        Step(await bakers.Read()).ShouldBe("nominating");
        (await bakers.Say(4, 1)).Ok();

        var heard = await bakers.Read(4);
        Step(heard).ShouldBe("hearing");
        heard["nominations"]!.AsArray().Count.ShouldBe(5);
        (await bakers.Say(3, 1, "You are right.")).Ok();
        (await bakers.Propose(1)).Refused(HttpStatusCode.Conflict, "hearing-is-open");
        await bakers.Keep(0, 1, 2);
        (await here[4].Post($"{bakers.Path}/hearing/end", new { reason = "Now." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"{bakers.Path}/hearing/end", new { reason = "Dev is away." })).Ok();
        (await bakers.Say(3, 2, "Or not?")).Refused(HttpStatusCode.Conflict, "hearing-is-over");
        (await bakers.Propose(2)).Refused(HttpStatusCode.Conflict, "nobody-nominates");
        (await here[4].Post($"{bakers.Path}/nominees", new { nominee = here.Members[1].Id, reason = "Mine." })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Post($"{bakers.Path}/nominees", new { nominee = here.Members[1].Id, reason = "He asks first." })).Ok();

        var first = await bakers.Latest();
        var drafted = (await here[4].Get($"proposals/{first}")).Ok();
        (drafted["fills"]!["memberId"]!.GetValue<Guid>(), drafted["circle"]!.GetValue<Guid>(), drafted["current"]!["title"]!.GetValue<string>())
            .ShouldBe((here.Members[1].Id, bakers.Circle, "Facilitator: Bakers"));
        (await here.OpenBy(here.Secretary, first, await here.Adopt())).Refused(HttpStatusCode.Conflict, "role-is-filled-by-consent");
        (await here.Secretary.Post($"proposals/{first}/handing-on", new { to = (Guid?)null, reason = "All." })).Refused(HttpStatusCode.Conflict, "role-is-of-its-circle");
        (await bakers.Propose(1)).Refused(HttpStatusCode.Conflict, "nominee-is-proposed");
        (await here.Secretary.Post($"{bakers.Path}/end", new { reason = "Enough." })).Refused(HttpStatusCode.Conflict, "nominee-is-proposed");
        await bakers.Ask(first);
        await bakers.Consent(first, 0, 1, 2, 3);
        (await Consented.Position(here[4], first, "objection", "He leads two circles already.")).Ok();
        await here.Reaches(first, "test");
        (await here.Secretary.Post($"proposals/{first}/withdrawal", new { reason = "It holds." })).Ok();
        (await bakers.Facilitators()).ShouldBe([(0, CircleSteps.Day(-1), CircleSteps.Day(4 * 365))], "nothing is filled without consent");

        Step(await bakers.Read()).ShouldBe("proposing");
        (await bakers.Propose(1, "The other circle has somebody else now.")).Ok();
        var second = await bakers.Latest();
        second.ShouldNotBe(first);
        await bakers.Ask(second);
        await bakers.Consent(second, 0, 1, 2, 3, 4);
        await here.Becomes(second, "carried");
        var over = await bakers.Read();
        Step(over).ShouldBe("filled");
        over["proposed"]!.AsArray().Select(each => each!["isCarried"]!.GetValue<bool>()).ShouldBe([false, true]);
        (await bakers.Facilitators()).ShouldBe([(1, CircleSteps.Day(-1), CircleSteps.Day(4 * 365))], "whom the circle chose takes the days of the term");
        (await bakers.Propose(1)).Refused(HttpStatusCode.Conflict, "selection-is-over");
        (await here[2].Get($"circles/{bakers.Circle}/selections")).Ok().Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_told_a_nomination_before_all_are_shown()
    {
        var here = await TestCommunity.Found(server, members: 3, visibility: "public");
        var bakers = await SelectionSteps.Of(here);
        (await bakers.Say(0, 1, Why)).Ok();
        (await bakers.Read(0))["nominations"]!.AsArray().ShouldHaveSingleItem()!["reason"]!.GetValue<string>().ShouldBe(Why);
        (await Told()).ShouldBe([false, false, false, false]);
        (await bakers.Read(1))["asked"]!.AsArray().Count(each => each!["hasSpoken"]!.GetValue<bool>()).ShouldBe(1, "that somebody spoke is no secret");
        var index = (await here.Auditor.Get("log?limit=200")).Ok().Items.Single(item => item!["type"]!.GetValue<string>() == "nomination_made")!["index"]!.GetValue<long>();
        (await here.Secretary.Post($"log/{index}/redactions", new { reason = "A name." })).Refused(HttpStatusCode.Conflict, "nominations-are-hidden");
        (await bakers.Say(1, 0)).Ok();
        (await bakers.Say(2, null, null)).Ok();
        (await Told()).ShouldBe([true, true, true, true]);
        (await here.Visitor.Get(bakers.Path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.Visitor.Get($"circles/{bakers.Circle}/selections")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await here[0].Get($"circles/{bakers.Circle}/selections/{Guid.CreateVersion7()}")).Refused(HttpStatusCode.NotFound, "selection-is-unknown");

        async Task<bool[]> Told()
        {
            List<bool> told = [];
            foreach (var (client, path) in new[] { (here[1], bakers.Path), (here.Auditor, bakers.Path), (here.Auditor, "log?limit=200"), (here[1], "audit?limit=200") })
                told.Add((await Fresh(client, path)).Text.Contains(Why, StringComparison.Ordinal));
            return [.. told];
        }

        // The audit is read from what follows the log.
        async Task<Answer> Fresh(Client client, string path)
        {
            var head = (await here.Auditor.Get("log?limit=200")).Ok().Items[^1]!["index"]!.GetValue<long>();
            return (await client.Get(path, ("Decisions-Index", $"{head + 1}"))).Ok();
        }
    }

    [Fact]
    public async Task Who_is_proposed_is_told_to_members_alone()
    {
        var here = await TestCommunity.Found(server, members: 3, visibility: "public");
        var bakers = await SelectionSteps.Of(here);
        var proposal = await bakers.Proposed();
        var nominee = here.Members[2].Id;
        (await Told(here[0])).ShouldBe([true, true]);
        (await Told(here.Visitor)).ShouldBe([false, false]);
        var read = (await here.Visitor.Get($"proposals/{proposal}")).Ok();
        (read["fills"]!["role"]!.GetValue<string>(), read["fills"]!["memberId"]?.GetValue<Guid>()).ShouldBe(("facilitator", null));

        async Task<bool[]> Told(Client client)
        {
            List<bool> told = [];
            foreach (var path in new[] { $"proposals/{proposal}", $"proposals/{proposal}/history" })
            {
                var answer = (await client.Get(path, ("Decisions-Index", $"{await Head()}"))).Ok();
                answer.Text.ShouldContain($"{bakers.Selection}", Case.Insensitive, "what it fills is told");
                told.Add(answer.Text.Contains($"{nominee}", StringComparison.OrdinalIgnoreCase));
            }
            return [.. told];
        }

        // The history is read from what follows the log.
        async Task<long> Head() => (await here.Auditor.Get("log?limit=200")).Ok().Items[^1]!["index"]!.GetValue<long>() + 1;
    }

    [Fact]
    public async Task Who_says_nothing_in_time_is_waited_for_no_longer()
    {
        var here = await TestCommunity.Found(server, members: 3);
        var bakers = await SelectionSteps.Of(here, nominate: TimeSpan.FromSeconds(2));
        (await bakers.Say(0, 1)).Ok();
        for (var tries = 0; Step(await bakers.Read()) == "nominating"; tries++)
        {
            tries.ShouldBeLessThan(100);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        (await bakers.Say(2, 1, "So do I.")).Ok();
        var read = await bakers.Read(1);
        read["nominations"]!.AsArray().Select(each => each!["afterHearing"]!.GetValue<bool>()).ShouldBe([false, true]);
        (await here.Secretary.Post($"{bakers.Path}/end", new { reason = "We form another circle." })).Ok();
        (await bakers.Keep(0)).Refused(HttpStatusCode.Conflict, "selection-is-over");
    }

    [Fact]
    public async Task Where_the_nominee_went_the_consent_stands_and_the_role_is_not_filled()
    {
        var here = await TestCommunity.Found(server, members: 3);
        var bakers = await SelectionSteps.Of(here);
        var proposal = await bakers.Proposed();
        await bakers.Ask(proposal);
        await bakers.Consent(proposal, 1, 2);
        (await here[2].Post($"circles/{bakers.Circle}/leaving", new { reason = "I move." })).Ok();
        await bakers.Consent(proposal, 0);
        await here.Becomes(proposal, "carried");
        var read = await bakers.Read();
        (Step(read), read["proposed"]![0]!["isCarried"]!.GetValue<bool>(), read["proposed"]![0]!["notFilled"]!.GetValue<string>()).ShouldBe(("proposing", true, "not-in-circle"));
        (await bakers.Facilitators()).ShouldBeEmpty();
        (await bakers.Propose(2)).Refused(HttpStatusCode.Conflict, "member-is-not-in-circle");
        (await bakers.Say(2, 0)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_who_leads_the_circle_begins_and_only_who_is_in_it_nominates()
    {
        var here = await TestCommunity.Found(server, members: 3);
        var circle = await here.Circle("Bakers");
        (await here.Secretary.Post($"circles/{circle}/selections", Begin())).Refused(HttpStatusCode.UnprocessableEntity, "number-is-out-of-range");
        await here.Join(circle, 0, 1);
        (await here[0].Post($"circles/{circle}/selections", Begin())).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Post($"circles/{circle}/selections", Begin(TimeSpan.FromHours(3)))).Refused(HttpStatusCode.UnprocessableEntity, "hearing-needs-time");
        (await here.Secretary.Post($"circles/{circle}/selections", Begin(role: "delegate"))).Refused(HttpStatusCode.UnprocessableEntity, "circle-is-inside-none");
        await here.Fill(circle, 0);
        var bakers = new SelectionSteps(here, circle, (await here[0].Post($"circles/{circle}/selections", Begin())).Ok().Id);
        await here.Join(circle, 2);
        (await bakers.Say(2, 0)).Refused(HttpStatusCode.Forbidden, "member-is-not-asked");
        (await bakers.Say(0, 2)).Ok();
        (await here.Secretary.Put($"members/{here.Members[1].Id}/standing", new { standing = "suspended", reason = "Owes the rent." })).Ok();
        (await bakers.Say(0, 1)).Refused(HttpStatusCode.Conflict, "member-is-not-in-circle");
        (await bakers.Say(1, 0)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
