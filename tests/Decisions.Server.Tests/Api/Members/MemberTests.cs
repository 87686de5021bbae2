using System.Net;
using Decisions.Engine.Identity;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Members;

public sealed class MemberTests(ApiServer server)
{
    [Fact]
    public async Task Someone_is_invited_and_joins_by_their_own_act()
    {
        var here = await TestCommunity.Found(server);
        var invited = (await here.Secretary.Post("members", new { name = "Ben Carter", email = "ben@hillstreet.example" })).Ok();
        invited.Status.ShouldBe(HttpStatusCode.Created);
        (await here.Secretary.Put($"members/{invited.Id}/standing", new { standing = "joined" }))
            .Refused(HttpStatusCode.Conflict, "member-stands-otherwise");
        var joined = (await (await here.Key(invited.Id)).Put($"members/{invited.Id}/standing", new { standing = "joined" })).Ok();
        var read = (await here[0].Get($"members/{invited.Id}", ("Decisions-Index", joined.Index))).Ok();
        read["standing"]!.GetValue<string>().ShouldBe("joined");
        read["name"]!.GetValue<string>().ShouldBe("Ben Carter");
        read.Json.AsObject().ContainsKey("email").ShouldBeFalse();
    }

    [Fact]
    public async Task An_address_that_is_invited_already_answers_whom_it_belongs_to()
    {
        var here = await TestCommunity.Found(server);
        var first = (await here.Secretary.Post("members", new { name = "Ben Carter", email = "ben@hillstreet.example" })).Ok();
        var again = (await here.Secretary.Post("members", new { name = "Ben C.", email = "BEN@hillstreet.example" })).Ok();
        again.Id.ShouldBe(first.Id);
        again.Status.ShouldBe(HttpStatusCode.OK);
        again["index"].ShouldBeNull();
        again.Index.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Two_who_invite_one_address_at_once_invite_one_person()
    {
        var here = await TestCommunity.Found(server);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n =>
            here.Secretary.Post("members", new { name = $"Ben {n}", email = "ben@hillstreet.example" })));
        answers.Select(answer => answer.Ok().Id).Distinct().Count().ShouldBe(1);
        var register = (await here[0].Get("members?standing=invited", ("Decisions-Index", answers.Max(answer => long.Parse(answer.Index)).ToString()))).Ok();
        register.Items.ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldStartWith("Ben");
    }

    [Fact]
    public async Task An_import_repeated_under_its_key_brings_nobody_twice()
    {
        var here = await TestCommunity.Found(server, 0);
        var body = new
        {
            people = Enumerable.Range(0, 600).Select(n => n % 2 == 0
                ? new { name = $"Person {n}", email = (string?)null }
                : new { name = $"Person {n}", email = (string?)$"p{n}@hillstreet.example" }),
            areMembers = true,
        };
        var key = ("Idempotency-Key", "the list of May");
        var answers = await Task.WhenAll(here.Secretary.Post("members/import", body, key), here.Secretary.Post("members/import", body, key));
        var later = (await here.Secretary.Post("members/import", body, key)).Ok();
        answers.ShouldAllBe(answer => answer.Ok().Text == later.Text);
        later["added"]!.AsArray().Count.ShouldBe(600);
        (await here.Auditor.Get("log?limit=200&from=1203")).Ok().Items.ShouldBeEmpty();
        (await here.Secretary.Post("members/import", new { people = new[] { new { name = "Someone else" } } }, key))
            .Refused(HttpStatusCode.UnprocessableEntity, "command-id-is-reused");
        var withoutKey = (await here.Secretary.Post("members/import", new { people = new[] { new { name = "P", email = "P1@hillstreet.example" } } })).Ok();
        withoutKey["known"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_list_that_names_an_address_twice_is_refused()
    {
        var here = await TestCommunity.Found(server, 0);
        var twice = new[] { new { name = "A", email = "a@b.example" }, new { name = "B", email = "A@B.example" } };
        (await here.Secretary.Post("members/import", new { people = twice })).Refused(HttpStatusCode.UnprocessableEntity, "email-is-listed-twice");
    }

    [Fact]
    public async Task A_member_is_suspended_with_a_reason_and_reinstated()
    {
        var here = await TestCommunity.Found(server);
        var path = $"members/{here.Members[1].Id}/standing";
        (await here.Secretary.Put(path, new { standing = "suspended" })).Refused(HttpStatusCode.UnprocessableEntity, "text-is-missing");
        (await here[0].Put(path, new { standing = "suspended", reason = "x" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put(path, new { standing = "suspended", reason = "Asked to pause." })).Ok();
        (await here[1].Post("proposals", new { title = "A", text = "B" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here.Secretary.Put(path, new { standing = "joined" })).Ok();
        (await here[1].Post("proposals", new { title = "A", text = "B" })).Ok();
        (await here.Secretary.Put(path, new { standing = "invited" })).Refused(HttpStatusCode.UnprocessableEntity, "standing-cannot-be-set");
    }

    [Fact]
    public async Task The_key_of_one_who_has_left_opens_nothing()
    {
        var here = await TestCommunity.Found(server);
        (await here[1].Put($"members/{here.Members[1].Id}/standing", new { standing = "left" })).Ok();
        (await here[1].Get("members")).Refused(HttpStatusCode.Unauthorized, "token-is-invalid");
    }

    [Fact]
    public async Task Nobody_joins_for_another()
    {
        var here = await TestCommunity.Found(server);
        var invited = (await here.Secretary.Post("members", new { name = "Ben" })).Ok();
        (await here[0].Put($"members/{invited.Id}/standing", new { standing = "joined" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
        (await here[0].Put($"members/{here.Members[1].Id}/standing", new { standing = "left" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task An_unknown_member_is_a_404()
    {
        var here = await TestCommunity.Found(server);
        var unknown = Guid.CreateVersion7();
        (await here[0].Get($"members/{unknown}")).Refused(HttpStatusCode.NotFound, "member-is-unknown");
        (await here.Secretary.Put($"members/{unknown}/standing", new { standing = "suspended", reason = "x" })).Refused(HttpStatusCode.NotFound, "member-is-unknown");
    }

    [Fact]
    public async Task Names_with_control_characters_are_refused_and_markup_is_kept()
    {
        var here = await TestCommunity.Found(server);
        (await here.Secretary.Post("members", new { name = "Ben\u0007" })).Refused(HttpStatusCode.UnprocessableEntity, "text-has-control-characters");
        var kept = (await here.Secretary.Post("members", new { name = "<b>Ben</b>" })).Ok();
        (await here[0].Get($"members/{kept.Id}", ("Decisions-Index", kept.Index)))["name"]!.GetValue<string>().ShouldBe("<b>Ben</b>");
    }
}
