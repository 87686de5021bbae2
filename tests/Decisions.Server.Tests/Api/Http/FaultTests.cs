using System.Net;
using Decisions.EventStore;
using Decisions.Server.Api.Http;
using Decisions.Server.Tests.Api.Running;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decisions.Server.Tests.Api.Http;

public sealed class FaultTests
{
    [Fact]
    public async Task A_fault_is_a_500_that_tells_nothing_of_itself_but_where_the_log_does()
    {
        var answer = await After(new InvalidOperationException("the password is swordfish"));
        answer.Refused(HttpStatusCode.InternalServerError, "server-fault");
        answer.Text.ShouldNotContain("swordfish");
        answer["traceId"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_a_503_to_come_back_from()
    {
        foreach (var fault in new Exception[] { new EventStoreUnavailableException("gone", new IOException()), new TimeoutException() })
            (await After(fault)).Refused(HttpStatusCode.ServiceUnavailable, "unavailable").Headers["Retry-After"].ShouldBe("2");
    }

    [Fact]
    public async Task What_Kestrel_refuses_is_told_alike()
    {
        (await After(new BadHttpRequestException("too large", 413))).Refused(HttpStatusCode.RequestEntityTooLarge, "body-is-too-large");
        (await After(new BadHttpRequestException("chunks", 400))).Refused(HttpStatusCode.BadRequest, "request-is-malformed");
    }

    [Fact]
    public async Task Other_paths_are_left_to_others() =>
        await Should.ThrowAsync<TimeoutException>(() => After(new TimeoutException(), "/communities"));

    private static async Task<Answer> After(Exception fault, string path = "/api/v1/communities")
    {
        var body = new MemoryStream();
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext
        {
            RequestServices = services, Request = { Method = "GET", Path = path }, Response = { Body = body },
        };
        await new ApiMiddleware(_ => throw fault, NullLogger<ApiMiddleware>.Instance).InvokeAsync(http);
        return new Answer(
            (HttpStatusCode)http.Response.StatusCode,
            http.Response.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
            System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
