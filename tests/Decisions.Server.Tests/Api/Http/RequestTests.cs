using System.Net;
using System.Net.Sockets;
using System.Text;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Http;

public sealed class RequestTests(ApiServer server)
{
    private const string Draft = """{ "title": "x", "text": "x" }""";

    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("\"text\"", "$")]
    [InlineData("""{ "title": 7, "text": "x" }""", "$.title")]
    [InlineData("""{ "title": null, "text": "x" }""", "$.title")]
    [InlineData("""{ "text": "x" }""", "$")]
    [InlineData("""{ "title": "x", "text": "x", "titel": "x" }""", "$.titel")]
    [InlineData("""{ "title": "x", "title": "y", "text": "x" }""", "$.title")]
    [InlineData("""{ "title": "x", "text": "x" } {}""", "$")]
    [InlineData("""{ "title": "x", "text": "x", "options": [1] }""", "$.options[0]")]
    public async Task A_body_that_cannot_be_read_is_told_where_and_why(string body, string path)
    {
        var here = await TestCommunity.Found(server, 1);
        var refused = (await here[0].Post("proposals", body)).Refused(HttpStatusCode.BadRequest, "body-is-malformed");
        refused["path"]!.GetValue<string>().ShouldBe(path);
        var detail = refused["detail"]!.GetValue<string>();
        detail.ShouldNotContain("System.");
        detail.ShouldNotContain("Decisions.");
        detail.ShouldNotContain("BytePositionInLine");
    }

    [Fact]
    public async Task A_body_too_deep_or_of_broken_bytes_is_a_400()
    {
        var here = await TestCommunity.Found(server, 1);
        (await here[0].Post("proposals", new string('[', 500))).Refused(HttpStatusCode.BadRequest, "body-is-malformed");
        var bytes = new ByteArrayContent([.. "{\"title\":\""u8, 0xC3, 0x28, .. "\",\"text\":\"x\"}"u8]);
        bytes.Headers.ContentType = new("application/json");
        (await here[0].Send(HttpMethod.Post, "proposals", bytes)).Refused(HttpStatusCode.BadRequest, "body-is-malformed");
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        var here = await TestCommunity.Found(server, 1);
        (await here[0].Post("proposals", "\uFEFF" + Draft)).Ok();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData(null)]
    public async Task Another_type_of_body_is_a_415(string? type)
    {
        var here = await TestCommunity.Found(server, 1);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Draft));
        content.Headers.ContentType = type is null ? null : new(type);
        (await here[0].Send(HttpMethod.Post, "proposals", content)).Refused(HttpStatusCode.UnsupportedMediaType, "body-is-not-json");
    }

    [Fact]
    public async Task Types_that_are_JSON_by_another_name_are_read()
    {
        var here = await TestCommunity.Found(server, 1);
        foreach (var type in new[] { "application/json; charset=utf-8", "application/vnd.decisions+json" })
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Draft));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            (await here[0].Send(HttpMethod.Post, "proposals", content)).Ok();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_is_a_413_whether_or_not_it_says_so_beforehand(bool isChunked)
    {
        var here = await TestCommunity.Found(server, 1);
        var text = $$"""{ "title": "x", "text": "{{new string('x', 1_100_000)}}" }""";
        HttpContent content = isChunked ? new Chunked(text) : new StringContent(text, Encoding.UTF8, "application/json");
        content.Headers.ContentType = new("application/json");
        var refused = (await here[0].Send(HttpMethod.Post, "proposals", content)).Refused(HttpStatusCode.RequestEntityTooLarge, "body-is-too-large");
        refused["limit"]!.GetValue<int>().ShouldBe(1_048_576);
    }

    [Theory]
    [InlineData("proposals?status=foo", "status")]
    [InlineData("proposals?status=7", "status")]
    [InlineData("proposals?status=Draft", "status")]
    [InlineData("proposals?status=", "status")]
    [InlineData("proposals?limit=abc", "limit")]
    [InlineData("proposals?limit=0", "limit")]
    [InlineData("proposals?limit=201", "limit")]
    [InlineData("proposals?limit=1&limit=2", "limit")]
    [InlineData("proposals?limit=99999999999999", "limit")]
    [InlineData("proposals?after=-1", "after")]
    [InlineData("proposals?after=", "after")]
    [InlineData("proposals?text=a%00b", "text")]
    [InlineData("members?standing=gone", "standing")]
    [InlineData("members?after=7", "after")]
    [InlineData("rules?retired=maybe", "retired")]
    [InlineData("log?from=-1", "from")]
    [InlineData("log?from=x", "from")]
    [InlineData("log?limit=x", "limit")]
    [InlineData("log/live?from=x", "from")]
    public async Task A_query_that_makes_no_sense_is_a_400_that_names_it(string path, string parameter)
    {
        var here = await TestCommunity.Found(server, 0);
        (await here.Secretary.Get(path)).Refused(HttpStatusCode.BadRequest, "query-is-malformed")["parameter"]!
            .GetValue<string>().ShouldBe(parameter);
    }

    [Theory]
    [InlineData("/api/v1/communities/not-a-guid")]
    [InlineData("/api/v1/communities/not-a-guid/proposals")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/communities")]
    public async Task An_address_where_nothing_is_is_a_404(string path)
    {
        var visitor = await server.Visitor();
        (await visitor.Get(path)).Refused(HttpStatusCode.NotFound, "nothing-here");
        (await visitor.Post(path, "{}")).Refused(HttpStatusCode.NotFound, "nothing-here");
    }

    [Fact]
    public async Task A_proposals_id_that_is_none_is_a_404()
    {
        var here = await TestCommunity.Found(server, 1);
        (await here[0].Get("proposals/7")).Refused(HttpStatusCode.NotFound, "nothing-here");
        (await here[0].Put("proposals/7/ballot", TestCommunity.Vote("yes"))).Refused(HttpStatusCode.NotFound, "nothing-here");
    }

    [Fact]
    public async Task Another_method_is_a_405_that_names_those_there_are()
    {
        var here = await TestCommunity.Found(server, 1);
        var refused = (await here[0].Delete("proposals")).Refused(HttpStatusCode.MethodNotAllowed, "method-is-not-allowed");
        refused.Headers["Allow"].ShouldBe("GET, POST, HEAD, OPTIONS");
        (await here[0].Put("", "{}")).Refused(HttpStatusCode.MethodNotAllowed, "method-is-not-allowed").Headers["Allow"].ShouldBe("GET, PATCH, HEAD, OPTIONS");
    }

    [Fact]
    public async Task OPTIONS_tells_what_may_be_asked_and_HEAD_what_GET_would_answer()
    {
        var here = await TestCommunity.Found(server, 1);
        var options = await here[0].Send(HttpMethod.Options, "proposals", null);
        options.Status.ShouldBe(HttpStatusCode.NoContent);
        options.Headers["Allow"].ShouldBe("GET, POST, HEAD, OPTIONS");
        var path = $"proposals/{await here.Draft()}";
        var (head, get) = (await here[0].Send(HttpMethod.Head, path, null), await here[0].Get(path));
        head.Status.ShouldBe(HttpStatusCode.OK);
        head.Text.ShouldBeEmpty();
        head.Tag.ShouldBe(get.Tag);
        head.Index.ShouldBe(get.Index);
        head.Headers["Content-Length"].ShouldBe(get.Headers["Content-Length"]);
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("bearer")]
    [InlineData("Basic YWRhOmFkYQ==")]
    public async Task A_key_that_is_none_is_a_401_with_a_challenge(string header)
    {
        var visitor = await server.Visitor();
        var refused = (await visitor.Get("communities", ("Authorization", header))).Refused(HttpStatusCode.Unauthorized, "token-is-invalid");
        refused.Headers["WWW-Authenticate"].ShouldContain("invalid_token");
        (await visitor.Post("communities", """{ "name": "x", "purpose": "x", "timeZone": "Europe/London", "visibility": "public", "founderName": "x" }"""))
            .Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed").Headers["WWW-Authenticate"].ShouldBe("Bearer realm=\"decisions\"");
    }

    [Fact]
    public async Task The_API_takes_no_cookie()
    {
        var here = await TestCommunity.Found(server, 1, "membersOnly");
        var tokens = await server.Get<Engine.Identity.AccessTokens>();
        var (_, secret) = await tokens.Issue(
            Engine.Identity.TokenKind.Session,
            new(new(here.Id), new(here.Members[0].Id), [Engine.Identity.Role.Member]), null, null, CancellationToken.None);
        (await here.Visitor.Get("proposals", ("Cookie", $"decisions-session={secret}"))).Refused(HttpStatusCode.Unauthorized, "sign-in-is-needed");
        (await here.Visitor.Get("proposals", ("Authorization", $"Bearer {secret}"))).Refused(HttpStatusCode.Unauthorized, "token-is-invalid");
    }

    [Fact]
    public async Task What_is_not_HTTP_gets_an_answer_and_the_server_goes_on()
    {
        var address = await server.Address();
        using var socket = new TcpClient(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync("GET /api/v1/communities HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 400 Bad Request");
        (await (await server.Visitor()).Get("communities")).Ok();
    }

    private sealed class Chunked(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
