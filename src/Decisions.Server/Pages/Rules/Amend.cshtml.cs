using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Gives a rule other terms.</summary>
public sealed class AmendModel(PageServices services, RulesOf rules) : RulePage(services)
{
    public RuleForm Form { get; private set; } = RuleForm.Empty;

    public async Task OnGet() => Form = RuleForm.Of(Rule.Terms) with { Others = await OtherRules.Of(Id, Rule.Id, rules, Cancel) };

    public async Task<IActionResult> OnPost([FromForm] long version)
    {
        Form = RuleForm.Read(Request.Form) with { Others = await OtherRules.Of(Id, Rule.Id, rules, Cancel) };
        var (terms, unreadable) = Form.ToTerms();
        if (unreadable is not null)
            return Refuse(unreadable);
        var result = await RuleHandlers.Handle(new AmendRule(Rule.Id, terms!), Command() with { ExpectedVersion = version }, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=amended#rule-{Rule.Id}", $"{Home}/rules?done=same");
    }
}
