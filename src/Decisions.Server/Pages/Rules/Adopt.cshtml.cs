using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Adopts a rule.</summary>
public sealed class AdoptModel(PageServices services, RulesOf rules) : KeeperPage(services)
{
    public RuleForm Form { get; private set; } = RuleForm.Empty;

    /// <summary>The rule of the library that the form began with, or null.</summary>
    public LibraryRule? From { get; private set; }

    public async Task OnGet([FromQuery] string? from)
    {
        From = RuleLibrary.Find(from ?? "");
        Form = (From is { } library ? RuleForm.Of(library.Terms) : RuleForm.Empty) with { Others = await OtherRules.Of(Id, null, rules, Cancel) };
    }

    public async Task<IActionResult> OnPost()
    {
        Form = RuleForm.Read(Request.Form) with { Others = await OtherRules.Of(Id, null, rules, Cancel) };
        var (terms, unreadable) = Form.ToTerms();
        if (unreadable is not null)
            return Refuse(unreadable);
        var context = Command();
        var id = new RuleId(DerivedId.From("rule", context.CommandId.ToString()));
        var result = await RuleHandlers.Handle(new AdoptRule(id, terms!), context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=adopted#rule-{id}", $"{Home}/rules");
    }
}
