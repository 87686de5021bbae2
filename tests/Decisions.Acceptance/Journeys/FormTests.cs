using Decisions.Acceptance.Running;
using Decisions.Engine;

namespace Decisions.Acceptance.Journeys;

/// <summary>What every form keeps: sent twice it does one thing, and only this site's pages can send it.</summary>
public sealed class FormTests(Site site)
{
    [Fact]
    public async Task A_form_sent_twice_is_recorded_once_and_answered_the_same()
    {
        var community = await TestCommunity.Found(site);
        await using var member = await site.SignIn(community.Secretary);
        await member.Go($"{community.Home}/propose");
        var form = member.Page.Context.APIRequest.CreateFormData();
        foreach (var name in new[] { "command", "form-token" })
            form.Set(name, await member.Page.Locator($"input[name={name}]").First.InputValueAsync());
        form.Set("title", "Buy a second oven").Set("text", "We turn orders away.").Set("options", "");

        var first = await member.Page.APIRequest.PostAsync($"{community.Home}/propose", new() { Form = form });
        var second = await member.Page.APIRequest.PostAsync($"{community.Home}/propose", new() { Form = form });

        first.Status.ShouldBe(200);
        second.Url.ShouldBe(first.Url);
        await member.Go($"{community.Home}/decisions");
        (await member.Page.Locator("#register li").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_kindly()
    {
        var community = await TestCommunity.Found(site);
        await using var member = await site.SignIn(community.Secretary);
        var form = member.Page.Context.APIRequest.CreateFormData();
        form.Set("title", "Forged").Set("text", "Forged");
        var answer = await member.Page.APIRequest.PostAsync($"{community.Home}/propose", new() { Form = form });
        answer.Status.ShouldBe(400);
        (await answer.TextAsync()).ShouldContain("This form is too old to send");
        (await site.Get<DecisionsEngine>().Store.Head(community.Id.Value, TestContext.Current.CancellationToken)).NextIndex.ShouldBe(3);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_told_so()
    {
        await using var member = await site.SignIn((await TestCommunity.Found(site)).Secretary);
        var form = member.Page.Context.APIRequest.CreateFormData();
        form.Set("people", new string('x', 2_000_000));
        var answer = await member.Page.APIRequest.PostAsync("/sign-out", new() { Form = form });
        answer.Status.ShouldBe(413);
        (await answer.TextAsync()).ShouldContain("This is too much at once");
    }

    [Fact]
    public async Task Pages_forbid_foreign_scripts_styles_and_frames()
    {
        await using var visitor = await site.Visit();
        foreach (var address in new[] { "/", "/no/such/page", "/sign-in/none" })
        {
            var headers = (await visitor.Go(address))!.Headers;
            headers["content-security-policy"].ShouldBe(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
                "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            headers["x-content-type-options"].ShouldBe("nosniff");
            headers["referrer-policy"].ShouldBe("same-origin");
        }
    }
}
