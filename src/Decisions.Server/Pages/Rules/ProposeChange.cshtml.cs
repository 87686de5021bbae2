using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Rules;

/// <summary>Drafts a proposal to give a rule other terms, or to retire it.</summary>
public sealed class ProposeChangeModel(PageServices services, RulesOf rules) : RulePage(services)
{
    public RuleForm Form { get; private set; } = RuleForm.Empty;

    public string? Reason { get; private set; }

    public bool Retires { get; private set; }

    /// <summary>The name of the rule under which it must be carried; null where any does.</summary>
    public string? DecidingRule { get; private set; }

    protected override Rejection? Gate() => Permissions.ToPropose(Actor, Id);

    public async Task OnGet()
    {
        Form = RuleForm.Of(Rule.Terms) with { Others = await OtherRules.Of(Id, Rule.Id, rules, Cancel) };
        await FindDecidingRule();
    }

    public async Task<IActionResult> OnPost([FromForm] string? reason, [FromForm] string? retire)
    {
        Form = RuleForm.Read(Request.Form) with { Others = await OtherRules.Of(Id, Rule.Id, rules, Cancel) };
        (Reason, Retires) = (reason, retire == "yes");
        await FindDecidingRule();
        var (terms, unreadable) = Retires ? (null, null) : Form.ToTerms();
        if (unreadable is not null)
            return Refuse(unreadable);
        var context = Command();
        var proposal = new ProposalId(DerivedId.From("proposal", context.CommandId.ToString()));
        var title = $"{(Retires ? "Retire" : "Change")} the rule “{Rule.Terms.Name}”";
        var command = new DraftProposal(
            proposal, Actor.Member!.Value, title.Length > TextRule.LineLimit ? title[..(TextRule.LineLimit - 1)] + "…" : title,
            (reason ?? "").ReplaceLineEndings("\n"), [])
        {
            Change = new RuleChange(Rule.Id, terms),
        };
        var result = await ProposalHandlers.Handle(command, context, Engine, Cancel);
        return await Answer(result, _ => $"{Home}/decisions/{proposal}?done=drafted", $"{Home}/decisions/{proposal}");
    }

    private async Task FindDecidingRule() => DecidingRule = Rule.Terms.Entrenched?.Deciding(Rule.Id) is { } id
        ? (await Engine.Streams.Rule(Id, id, Cancel)).State?.Terms.Name
        : null;
}
