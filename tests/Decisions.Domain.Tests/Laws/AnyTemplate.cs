using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using FsCheck;
using FsCheck.Fluent;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on a template, sensible or not.</summary>
internal static class AnyTemplate
{
    private static readonly Gen<string> Text = Gen.Elements("What:\r\nWhy:", "", "\u202E", null!);

    /// <summary>A template that a proposal begins with.</summary>
    public static Step[] Begun { get; } =
    [
        AnyCommand.Make(new AdoptRule(Ordinary, YesNo), (w, c) => AdoptRule.Decide(w.Rule, c)),
        AnyCommand.Make(new SaveTemplate(Spending, "Spending", "Over £500.", Ordinary, "What:"), Save),
        AnyCommand.Make(new DraftProposal(Oven, Ada, "An oven", "One.", []) { TemplateId = Spending }, (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule, template: w.Template)),
        AnyCommand.Make(new RetireTemplate(Spending, "Unused."), (w, c) => RetireTemplate.Decide(w.Template, c)),
    ];

    public static Gen<Step> Command { get; } = Gen.Frequency(
        (4, from title in Gen.Elements("Spending", "Buying", "", "one\ntwo") from text in Text
            from hours in Gen.Elements<int?>(null, 72, 0) from months in Gen.Elements<int?>(null, 6, 121)
            select AnyCommand.Make(new SaveTemplate(Spending, title, "Over £500.", Ordinary, text, hours, months), Save)),
        (1, from reason in Text select AnyCommand.Make(new RetireTemplate(Spending, reason), (w, c) => RetireTemplate.Decide(w.Template, c))));

    private static Decision Save(World world, SaveTemplate command) => SaveTemplate.Decide(world.Template, world.Rule, command);
}
