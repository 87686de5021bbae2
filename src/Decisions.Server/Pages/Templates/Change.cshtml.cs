using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Templates;

/// <summary>Saves a template in the place of what it said before.</summary>
public sealed class ChangeModel(PageServices services, TemplateReading templates, RulesOf rules) : TemplatePage(services, templates)
{
    public TemplateForm Form { get; private set; } = TemplateForm.Empty;

    public async Task OnGet() => Form = await TemplateForm.Of(Template.Says).WithRules(this, rules, Cancel);

    public async Task<IActionResult> OnPost()
    {
        Form = await TemplateForm.Read(Request.Form).WithRules(this, rules, Cancel);
        var (command, unreadable) = Form.ToCommand(Template.Id, Template.Says);
        if (unreadable is not null)
            return Refuse(unreadable);
        var result = await TemplateHandlers.Handle(command!, Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/templates?done=template-saved", $"{Home}/templates?done=same");
    }
}
