using System.Net;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Communities;

public sealed class CommunityTests(ApiServer server)
{
    private static readonly object Bakery = new
    {
        name = "Hill Street Bakery", purpose = "Good bread.", timeZone = "Europe/London", visibility = "public",
        founderName = "Ada Okafor", founderEmail = "ada@hillstreet.example",
    };

    [Fact]
    public async Task An_admin_founds_a_community()
    {
        var admin = await server.Admin();
        var founded = (await admin.Post("communities", Bakery)).Ok();
        founded.Status.ShouldBe(HttpStatusCode.Created);
        founded.Headers["Location"].ShouldBe($"/api/v1/communities/{founded.Id}");
        var read = (await (await server.Visitor()).Get(founded.Headers["Location"])).Ok();
        read["name"]!.GetValue<string>().ShouldBe("Hill Street Bakery");
        read["timeZone"]!.GetValue<string>().ShouldBe("Europe/London");
        read["visibility"]!.GetValue<string>().ShouldBe("public");
    }

    [Fact]
    public async Task Nobody_else_founds_one()
    {
        (await (await server.Visitor()).Post("communities", Bakery)).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        var here = await TestCommunity.Found(server);
        (await here.Secretary.Post("/api/v1/communities", Bakery)).Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task A_founding_repeated_under_its_key_founds_one_community_and_keeps_its_founders_name()
    {
        var admin = await server.Admin();
        var key = ("Idempotency-Key", $"{Guid.CreateVersion7()}");
        var first = (await admin.Post("communities", Bakery, key)).Ok();
        var again = (await admin.Post("communities", Bakery, key)).Ok();
        again.Text.ShouldBe(first.Text);
        again.Status.ShouldBe(HttpStatusCode.Created);
        (await admin.Post("communities", new { name = "Other", purpose = "x", timeZone = "Europe/London", visibility = "public", founderName = "Eve" }, key))
            .Refused(HttpStatusCode.UnprocessableEntity, "command-id-is-reused");
        var people = await server.Get<Engine.Identity.People>();
        var founder = await people.ByEmail(new Domain.Communities.CommunityId(first.Id), "ADA@hillstreet.example", CancellationToken.None);
        founder!.Name.ShouldBe("Ada Okafor");
    }

    [Theory]
    [InlineData("timeZone", "Hill Street", "time-zone-is-unknown")]
    [InlineData("name", " ", "text-is-missing")]
    [InlineData("founderName", "", "text-is-missing")]
    [InlineData("founderEmail", "no address", "email-is-not-an-address")]
    public async Task What_makes_no_sense_is_refused_with_a_sentence(string field, string value, string code)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Bakery)!;
        body[field] = value;
        (await (await server.Admin()).Post("communities", body)).Refused(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task A_secretary_changes_what_the_community_is_called_and_who_may_read_it()
    {
        var here = await TestCommunity.Found(server, visibility: "public");
        var changed = (await here.Secretary.Patch("", new { name = "Hill Street", visibility = "membersOnly" })).Ok();
        (await here.Visitor.Get("", ("Decisions-Index", changed.Index))).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here[0].Get("", ("Decisions-Index", changed.Index)))["name"]!.GetValue<string>().ShouldBe("Hill Street");
        (await here[0].Patch("", new { name = "Mine" })).Refused(HttpStatusCode.Forbidden, "not-permitted");
    }

    [Fact]
    public async Task The_list_holds_only_what_anyone_may_read_and_an_admin_sees_all()
    {
        var open = await TestCommunity.Found(server, 0, "hybrid");
        var closed = await TestCommunity.Found(server, 0, "membersOnly");
        var seen = await All(await server.Visitor());
        seen.ShouldContain(open.Id);
        seen.ShouldNotContain(closed.Id);
        (await All(await server.Admin())).ShouldContain(closed.Id);
    }

    private static async Task<List<Guid>> All(Client client)
    {
        List<Guid> ids = [];
        for (string? next = ""; next is not null;)
        {
            var page = (await client.Get(next.Length == 0 ? "communities?limit=200" : $"communities?limit=200&after={next}")).Ok();
            ids.AddRange(page.Items.Select(item => item!["id"]!.GetValue<Guid>()));
            next = page["next"]?.GetValue<string>();
        }
        return ids;
    }

    [Fact]
    public async Task An_unknown_community_is_a_404() =>
        (await (await server.Visitor()).Get($"communities/{Guid.CreateVersion7()}"))
            .Refused(HttpStatusCode.NotFound, "community-is-unknown");
}
