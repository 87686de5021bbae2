using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Asks first: two rules of one name are lawful, and whoever opens a vote could not tell them apart.</summary>
public sealed record RuleIsNamedAlike(string Name) : Rejection(
    RejectionKind.Conflict, "rule-is-named-alike",
    $"There is one already: a rule called “{Name}” is in force. Change that one, give this one another name, or tick below that you adopt it all the same.");

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
        if (Request.Form["alike"] != "yes" && await Alike(terms!.Name) is { } other)
            return Refuse(new RuleIsNamedAlike(other));
        var context = Command();
        var id = new RuleId(DerivedId.From("rule", context.CommandId.ToString()));
        var result = await RuleHandlers.Handle(new AdoptRule(id, terms!), context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/rules?done=adopted#rule-{id}", $"{Home}/rules");
    }

    /// <summary>The name of a rule in force that is called the same, or null.</summary>
    private async Task<string?> Alike(string name) =>
        (await rules.Ask(Id, retiredToo: false, Cancel)).Value.Select(rule => rule.Terms.Name)
            .FirstOrDefault(other => string.Equals(other, name.Trim(), StringComparison.OrdinalIgnoreCase));
}
