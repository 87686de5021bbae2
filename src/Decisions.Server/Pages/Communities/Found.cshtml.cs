using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Decisions.Server.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Decisions.Server.Pages.Communities;

/// <summary>Founds a community, with a first member and some rules, and signs the founder in.</summary>
public sealed class FoundModel(DecisionsEngine engine, People people, AccessTokens tokens, CaughtUp caughtUp) : PageModel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public FoundForm Form { get; private set; } = FoundForm.Empty;

    public Rejection? Refusal { get; private set; }

    private Actor Actor => ActorFeature.Of(HttpContext).Actor;

    public IActionResult OnGet() =>
        Permissions.ToFound(Actor) is { } rejection ? Problem.Of(HttpContext, rejection) : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (Permissions.ToFound(Actor) is { } forbidden)
            return Problem.Of(HttpContext, forbidden);
        Form = FoundForm.Read(Request.Form);
        // The form sent again must find what it founded, so the ids follow from it.
        var seed = FormCommand.Of(HttpContext, default, Actor).CommandId.ToString();
        var community = new CommunityId(DerivedId.From("community", seed));
        var founder = new Person(new MemberId(DerivedId.From("founder", seed)), Form.Founder, Form.Email.Length == 0 ? null : Form.Email);
        var context = FormCommand.Of(HttpContext, community, Actor);
        var result =
            Form.Visibility is not { } visibility ? new Refused(new ChoiceIsMissing("Who may read?"))
            : PersonRule.Check(founder) is { } unfit ? new Refused(unfit)
            : await FoundCommunityHandler.Handle(
                new FoundCommunity(community, Form.Name, Form.Purpose, Form.TimeZone, visibility, founder.Member),
                founder, context, engine, people, cancel, Form.Rules);
        if (result is Refused { Rejection: var rejection })
        {
            Refusal = rejection;
            Response.StatusCode = Problems.StatusOf(rejection);
            return Page();
        }
        var actor = new Actor(community, founder.Member, [Role.Member, Role.Facilitator, Role.Secretary]);
        if (result is Done done)
            await caughtUp.WaitFor(community, done.Index + 1, Patience, cancel);
        var (_, session) = await tokens.Issue(TokenKind.Session, actor, SessionCookie.Lifetime, "founder", cancel);
        SessionCookie.Set(HttpContext, session);
        return LocalRedirect($"/c/{community}?done=founded");
    }
}

/// <summary>What the form holds.</summary>
public sealed record FoundForm(
    string Name, string Purpose, string TimeZone, Visibility? Visibility, ImmutableArray<string> Rules, string Founder, string Email)
{
    public static FoundForm Empty { get; } = new(
        "", "", "Europe/London", Domain.Communities.Visibility.Hybrid, RuleLibrary.Usual, "", "");

    public static FoundForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["purpose"].ToString(), form["timeZone"].ToString(),
        Words<Visibility>.TryParse(form["visibility"], out var visibility) ? visibility : null,
        [.. form["rules"].OfType<string>()], form["founder"].ToString().Trim(), form["email"].ToString().Trim());
}
