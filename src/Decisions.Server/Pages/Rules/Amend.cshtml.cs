using Decisions.Domain.Rules;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Gives a rule other terms.</summary>
public sealed class AmendModel(PageServices services) : RulePage(services)
{
    public RuleForm Form { get; private set; } = RuleForm.Empty;

    public void OnGet() => Form = RuleForm.Of(Rule.Terms);

    public async Task<IActionResult> OnPost([FromForm] long version)
    {
        Form = RuleForm.Read(Request.Form);
        var (terms, unreadable) = Form.ToTerms();
        if (unreadable is not null)
            return Refuse(unreadable);
        var result = await RuleHandlers.Handle(new AmendRule(Rule.Id, terms!), Command() with { ExpectedVersion = version }, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=amended#rule-{Rule.Id}", $"{Home}/rules?done=same");
    }
}
