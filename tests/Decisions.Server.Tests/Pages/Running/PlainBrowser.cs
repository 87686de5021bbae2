using System.Net;
using System.Text.RegularExpressions;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;
using Decisions.Server.Tests.Api.Running;
using NodaTime;

namespace Decisions.Server.Tests.Pages.Running;

/// <summary>A browser without script: it reads pages over HTTP, and sends their forms as they stand but for what is filled in.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _http;
    private Uri _at;
    private string _page = "";

    private PlainBrowser(Uri address) => (_http, _at) = (new HttpClient { BaseAddress = address }, address);

    public HttpStatusCode Status { get; private set; }

    /// <summary>The address of the page.</summary>
    public string At => _at.PathAndQuery;

    /// <summary>What the page says, as its reader has it.</summary>
    public string Words => Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(InLine().Replace(Unseen().Replace(_page, " "), ""), " ")), " ").Trim();

    /// <summary>Signs a member in by a link, as it is handed on.</summary>
    public static async Task<PlainBrowser> SignIn(ApiServer server, TestCommunity here, Guid member, params Role[] roles)
    {
        var actor = new Actor(new CommunityId(here.Id), new MemberId(member), roles is [] ? [Role.Member] : [.. roles]);
        var (_, secret) = await (await server.Get<AccessTokens>()).Issue(TokenKind.Link, actor, Duration.FromHours(1), null, TestContext.Current.CancellationToken);
        var browser = new PlainBrowser(await server.Address());
        await browser.Go($"/sign-in/{secret}");
        await browser.Press("Sign in");
        return browser;
    }

    public async Task Go(string path) => await Take(await _http.GetAsync(new Uri(_at, path), TestContext.Current.CancellationToken));

    /// <summary>Goes there until the page has caught up so far that it says something.</summary>
    public async Task GoUntil(string path, params string[] words)
    {
        await Go(path);
        for (var tries = 0; !words.All(Words.Contains); tries++)
        {
            tries.ShouldBeLessThan(100, Words);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await Go(path);
        }
    }

    /// <summary>Sends the form of a button.</summary>
    /// <param name="filled">What is typed or chosen in it; null for what is not chosen, or taken out.</param>
    public async Task Press(string button, params (string Name, string? Value)[] filled)
    {
        var form = FormOf(button);
        var fields = form.Fields().ToList();
        foreach (var (name, value) in filled)
        {
            form.Has(name).ShouldBeTrue($"the form of “{button}” has no field {name}");
            fields.RemoveAll(field => field.Key == name);
            if (value is not null)
                fields.Add(new(name, value));
        }
        using var body = new FormUrlEncodedContent(fields);
        await Take(await _http.PostAsync(new Uri(_at, form.ActionOf(button)), body, TestContext.Current.CancellationToken));
    }

    /// <summary>What stands in a field of the form of a button; null where nothing is chosen.</summary>
    public string? Filled(string button, string name) => AllFilled(button, name).FirstOrDefault();

    /// <summary>What stands in all fields of a name, as a browser would send it.</summary>
    public string[] AllFilled(string button, string name) => [.. FormOf(button).Fields().Where(field => field.Key == name).Select(field => field.Value)];

    public bool Offers(string link) => Link().Matches(_page).Any(found => Spaces().Replace(WebUtility.HtmlDecode(found.Groups[1].Value), " ").Trim() == link);

    public void Dispose() => _http.Dispose();

    private PlainForm FormOf(string button) =>
        PlainForm.All(_page).FirstOrDefault(form => form.HasButton(button)) ?? throw new ShouldAssertException($"No form has a button “{button}”: {Words}");

    private async Task Take(HttpResponseMessage response)
    {
        using (response)
        {
            _page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            (Status, _at) = (response.StatusCode, response.RequestMessage!.RequestUri!);
        }
    }

    [GeneratedRegex("<(script|style|head)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex("</?(?:a|strong|em|span|code)\\b[^>]*>")]
    private static partial Regex InLine();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<a\\b[^>]*>(.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex Link();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
