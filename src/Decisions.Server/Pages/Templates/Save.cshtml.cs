using Decisions.Domain.Templates;
using Decisions.Engine.Commands;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Templates;

/// <summary>Saves a way to decide.</summary>
public sealed class SaveModel(PageServices services, RulesOf rules) : TemplateKeeperPage(services)
{
    public TemplateForm Form { get; private set; } = TemplateForm.Empty;

    public async Task OnGet([FromQuery] Guid? rule) =>
        Form = await (TemplateForm.Empty with { Rule = rule?.ToString() ?? "" }).WithRules(this, rules, Cancel);

    public async Task<IActionResult> OnPost()
    {
        Form = await TemplateForm.Read(Request.Form).WithRules(this, rules, Cancel);
        var context = Command();
        var (command, unreadable) = Form.ToCommand(new TemplateId(DerivedId.From("template", context.CommandId.ToString())), before: null);
        if (unreadable is not null)
            return Refuse(unreadable);
        var result = await TemplateHandlers.Handle(command!, context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/templates?done=template-saved", $"{Home}/templates");
    }
}
