using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Adopts a rule.</summary>
public sealed class AdoptModel(PageServices services) : KeeperPage(services)
{
    public RuleForm Form { get; private set; } = RuleForm.Empty;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        Form = RuleForm.Read(Request.Form);
        var (terms, unreadable) = Form.ToTerms();
        if (unreadable is not null)
            return Refuse(unreadable);
        var context = Command();
        var id = new RuleId(DerivedId.From("rule", context.CommandId.ToString()));
        var result = await RuleHandlers.Handle(new AdoptRule(id, terms!), context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=adopted#rule-{id}", $"{Home}/rules");
    }
}
