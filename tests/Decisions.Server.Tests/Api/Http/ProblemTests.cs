using System.Net;
using Decisions.Domain;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.ProblemTypes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

public sealed class ProblemTests(ApiServer server)
{
    private static readonly string[] StandardMembers = ["type", "title", "status", "detail", "instance"];

    public static TheoryData<string> Codes => [.. ProblemType.All.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_type_can_be_looked_up(string code)
    {
        var page = (await (await server.Visitor()).Get($"/problems/{code}")).Ok();
        page.Type.ShouldStartWith("text/html");
        page.Text.ShouldContain(ProblemType.All[code].Title);
        page.Text.ShouldContain(WebUtility.HtmlEncode(ProblemType.All[code].Sentence));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_types_own_members_hide_those_of_the_standard(string code) =>
        ProblemType.All[code].Members.Intersect(StandardMembers).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_is_lower_case_words_and_every_sentence_ends(string code)
    {
        code.ShouldMatch("^[a-z]+(-[a-z]+)*$");
        ProblemType.All[code].Sentence.ShouldEndWith(".");
        ProblemType.All[code].Sentence.ShouldNotContain("00000000-0000");
    }

    [Fact]
    public async Task An_unknown_type_is_a_404_and_the_list_names_all()
    {
        var visitor = await server.Visitor();
        (await visitor.Get("/problems/none-such")).Status.ShouldBe(HttpStatusCode.NotFound);
        var list = (await visitor.Get("/problems")).Ok().Text;
        foreach (var code in ProblemType.All.Keys)
            list.ShouldContain($"/problems/{code}");
    }

    [Fact]
    public void Every_kind_of_refusal_has_a_status_that_fits()
    {
        foreach (var type in ProblemType.All.Values)
            type.Status.ShouldBeInRange(400, 503, type.Code);
        Problems.StatusOf(new Kind(RejectionKind.Conflict)).ShouldBe(409);
        Problems.StatusOf(new Kind(RejectionKind.Invalid)).ShouldBe(422);
        Problems.StatusOf(new Kind(RejectionKind.NotFound)).ShouldBe(404);
        Problems.StatusOf(new Kind(RejectionKind.Forbidden)).ShouldBe(403);
    }

    [Fact]
    public async Task Problems_are_as_approved()
    {
        var here = await TestCommunity.Found(server, 1);
        var proposal = await here.Draft();
        Approved.Json("problems/not-permitted.json", await here[0].Post("rules", TestCommunity.Terms()));
        Approved.Json("problems/sign-in-is-needed.json", await here.Visitor.Get("members"));
        Approved.Json("problems/text-is-missing.json", await here[0].Post("proposals", new { title = "", text = "x" }));
        Approved.Json("problems/body-is-malformed.json", await here[0].Post("proposals", """{ "titel": "x" }"""));
        Approved.Json("problems/query-is-malformed.json", await here[0].Get("proposals?status=foo"));
        Approved.Json("problems/method-is-not-allowed.json", await here[0].Delete("proposals"));
        Approved.Json("problems/version-is-stale.json", await here[0].Post($"proposals/{proposal}/revisions", new { title = "y", text = "x" }, ("If-Match", "\"7\"")));
        Approved.Json("problems/fraction-is-not-proper.json", await here.Secretary.Post("rules", TestCommunity.Terms(terms =>
            terms["method"]!["threshold"]!["fraction"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "numerator": 0, "denominator": 0 }"""))));
    }

    private sealed record Kind(RejectionKind Of) : Rejection(Of, "kind", "A kind.");
}
