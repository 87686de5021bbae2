using Decisions.Domain.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>A page by which the secretary keeps one rule.</summary>
public abstract class RulePage(PageServices services) : KeeperPage(services)
{
    public Rule Rule { get; private set; } = null!;

    /// <summary>The version of the rule's stream, which a form is made for.</summary>
    public long StreamVersion { get; private set; }

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var id = new RuleId(Guid.Parse((string)RouteData.Values["rule"]!));
        var loaded = await Engine.Streams.Rule(Id, id, Cancel);
        if (loaded.State is not { } rule)
            return Problem.Of(HttpContext, new RuleIsUnknown(id));
        (Rule, StreamVersion) = (rule, loaded.Version);
        return null;
    }
}
