using Decisions.Domain;
using Decisions.Domain.Templates;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Templates;

/// <summary>A page by which templates are kept.</summary>
public abstract class TemplateKeeperPage(PageServices services) : CommunityPage(services)
{
    protected override Rejection? Gate() => Permissions.ToKeepTemplates(Actor, Id);
}

/// <summary>A page by which one template is kept.</summary>
public abstract class TemplatePage(PageServices services, TemplateReading templates) : TemplateKeeperPage(services)
{
    public Template Template { get; private set; } = null!;

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new TemplateId(Guid.Parse((string)RouteData.Values["template"]!));
        if (await templates.One(Id, id, Cancel) is not { State: { IsRetired: false } state })
            return Problem.Of(HttpContext, new TemplateIsUnknown(id));
        Template = state;
        return null;
    }
}

/// <summary>Asks for a community's rules that decide today.</summary>
internal static class RulesOffered
{
    public static async Task<TemplateForm> WithRules(this TemplateForm form, CommunityPage page, RulesOf rules, CancellationToken cancel) =>
        form with { Rules = (await rules.Ask(page.Id, retiredToo: false, cancel)).Value };
}
