using Decisions.Domain.Rules;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Retires a rule, after asking.</summary>
public sealed class RetireModel(PageServices services) : RulePage(services)
{
    public string? Reason { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason)
    {
        Reason = reason;
        var result = await RuleHandlers.Handle(new RetireRule(Rule.Id, reason), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=retired", $"{Home}/rules?done=retired");
    }
}
