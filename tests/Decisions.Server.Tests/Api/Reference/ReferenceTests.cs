using System.Text.RegularExpressions;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Reference;

public sealed partial class ReferenceTests(ApiServer server)
{
    [Fact]
    public async Task Every_operation_and_every_shape_is_on_the_page()
    {
        var visitor = await server.Visitor();
        var page = (await visitor.Get("/api")).Ok();
        page.Type.ShouldBe("text/html; charset=utf-8");
        var document = (await visitor.Get("/api/v1/openapi.json")).Json;
        foreach (var (_, path) in document["paths"]!.AsObject())
            foreach (var (_, operation) in path!.AsObject())
                page.Text.ShouldContain($"id=\"{operation!["operationId"]}\"");
        foreach (var (name, _) in document["components"]!["schemas"]!.AsObject())
            page.Text.ShouldContain($"id=\"shape-{name}\"");
    }

    [Fact]
    public async Task The_page_needs_no_script_and_nothing_from_elsewhere_and_every_link_leads_somewhere()
    {
        var visitor = await server.Visitor();
        var page = (await visitor.Get("/api")).Ok();
        page.Text.ShouldNotContain("<script");
        page.Text.ShouldNotContain("style=");
        page.Headers["Content-Security-Policy"].ShouldStartWith("default-src 'none'");
        foreach (var link in Link().Matches(page.Text).Select(match => match.Groups[1].Value).Distinct())
            if (link.StartsWith('#'))
                page.Text.ShouldContain($"id=\"{link[1..]}\"");
            else
                (await visitor.Get(link)).Ok();
        Id().Matches(page.Text).Select(match => match.Value).ShouldBeUnique();
    }

    [GeneratedRegex("(?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("(?<= )id=\"[^\"]+\"")]
    private static partial Regex Id();
}
