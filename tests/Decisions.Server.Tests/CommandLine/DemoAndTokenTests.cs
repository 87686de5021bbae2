using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Decisions.Server.Tests.Serving;

namespace Decisions.Server.Tests.CommandLine;

public sealed class DemoAndTokenTests
{
    [Fact]
    public async Task A_demo_beside_a_running_server_can_be_read_with_a_token_and_made_again_without_change()
    {
        using var data = new TemporaryFolder();
        await using var server = ServerUnderTest.Start(data.Path);
        using var client = await server.Listening();
        server.Output.ShouldContain("/sign-in/");

        var demo = await CommandUnderTest.Run("demo", "--data", data.Path);
        demo.ExitCode.ShouldBe(0, demo.Errors);
        demo.Output.ShouldContain("Ada Okafor");
        demo.Output.ShouldContain($"{client.BaseAddress!.ToString().TrimEnd('/')}/sign-in/", customMessage: "links begin with where the server is");
        var community = await OnlyCommunity(client);
        (await CommandUnderTest.Run("demo", "--data", data.Path)).ExitCode.ShouldBe(0);
        (await OnlyCommunity(client)).ShouldBe(community);

        var token = await CommandUnderTest.Run(
            "token", "issue", "--community", community, "--member", "ben@hillstreet.example", "--data", data.Path);
        token.ExitCode.ShouldBe(0, token.Errors);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Output.Trim());
        var needing = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/communities/{community}/me/needing-my-vote", TestContext.Current.CancellationToken));
        needing.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString())
            .ShouldBe(["Buy a second oven", "Where do we go on our day out?"]);
        var register = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/communities/{community}/proposals?status=carried", TestContext.Current.CancellationToken));
        register.RootElement.GetProperty("items").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("round").GetProperty("outcome").GetString().ShouldStartWith("Cleo orders");

        var listed = await CommandUnderTest.Run("token", "list", "--community", community, "--data", data.Path);
        var id = listed.Output.Split('\n').First(line => line.Contains("Bearer", StringComparison.Ordinal)).Split(' ')[0];
        (await CommandUnderTest.Run("token", "revoke", id, "--data", data.Path)).ExitCode.ShouldBe(0);
        (await client.GetAsync($"/api/v1/communities/{community}/rules", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Say which community", "issue")]
    [InlineData("There is no community", "issue", "--community", "01990000-0000-7000-8000-000000000001", "--member", "x@example.org")]
    [InlineData("No key of that id", "revoke", "01990000-0000-7000-8000-000000000001")]
    public async Task A_token_command_that_cannot_be_done_says_why(string reason, params string[] arguments)
    {
        using var data = new TemporaryFolder();
        var token = await CommandUnderTest.Run(["token", .. arguments, "--data", data.Path]);
        token.ExitCode.ShouldBe(1);
        token.Errors.ShouldContain(reason);
        token.Errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--community takes a community's id", "token", "link", "--community", "foo")]
    [InlineData("--role is member, facilitator, secretary or auditor, not 'boss'", "token", "link", "--role", "boss")]
    [InlineData("--days must be from 1 to 3650", "token", "issue", "--admin", "--days", "-1")]
    [InlineData("--days must be from 1 to 3650", "token", "issue", "--admin", "--days", "9999999")]
    [InlineData("--data names a folder", "demo", "--data", "")]
    [InlineData("--url must be an address", "demo", "--url", "elmrow")]
    public async Task An_option_that_cannot_be_is_told_and_nothing_is_done(string reason, params string[] arguments)
    {
        var command = await CommandUnderTest.Run(arguments);
        command.ExitCode.ShouldBe(1);
        command.Errors.ShouldContain(reason);
        command.Errors.ShouldNotContain("System.");
    }

    private static async Task<string> OnlyCommunity(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            var answer = JsonDocument.Parse(await client.GetStringAsync("/api/v1/communities", TestContext.Current.CancellationToken));
            if (answer.RootElement.GetProperty("items").EnumerateArray().ToList() is [var only])
                return only.GetProperty("id").GetString()!;
            if (tries == 50)
                Assert.Fail("The community was not to be read within five seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
