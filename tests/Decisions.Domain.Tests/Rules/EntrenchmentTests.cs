using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Rules;

/// <summary>An entrenched rule is changed only as members have decided, and each decision changes it once.</summary>
public sealed class EntrenchmentTests
{
    private static readonly RuleId Articles = new(Id(0xB9));
    private static readonly DecisionRule Entrenched = YesNo with { Entrenched = new Entrenchment(Under: null) };
    private static readonly RuleAdopted Adopted = new(Ordinary, Entrenched);

    private static readonly ProposalDrafted Change = Drafted() with { Change = new RuleChange(Ordinary, YesNo) };
    private static readonly Proposal Carried = Given.Proposal(Change, Opened(Entrenched), Declared(Verdict.Carried)).Known;

    [Fact]
    public void The_secretary_alone_changes_no_entrenched_rule()
    {
        Given.Rule(Adopted).When(Amend(null)).Then(new RuleIsEntrenched(Ordinary, Ordinary));
        Given.Rule(Adopted).When(Retire(null)).Then(new RuleIsEntrenched(Ordinary, Ordinary));
    }

    [Fact]
    public void What_members_carried_is_carried_out() =>
        Given.Rule(Adopted).When(Amend(Carried)).Then(new RuleAmended(Ordinary, 2, YesNo, Oven)).DecidedBy.ShouldBe([Oven]);

    [Fact]
    public void A_decision_can_retire_a_rule()
    {
        var retiring = Given.Proposal(Drafted() with { Change = new RuleChange(Ordinary, null) }, Opened(Entrenched), Declared(Verdict.Carried)).Known;
        Given.Rule(Adopted).When(Retire(retiring)).Then(new RuleRetired(Ordinary, null, Oven));
        Given.Rule(Adopted).When(Retire(Carried)).Then(new DecisionIsOfAnotherChange(Oven, Ordinary));
    }

    [Fact]
    public void A_decision_changes_a_rule_once() =>
        Given.Rule(Adopted, new RuleAmended(Ordinary, 2, YesNo, Oven), new RuleAmended(Ordinary, 3, Entrenched)).When(Amend(Carried))
            .Then(new DecisionIsCarriedOut(Oven));

    [Fact]
    public void Only_a_proposal_that_was_carried_decides()
    {
        Given.Rule(Adopted).When(Amend(Given.Proposal(Change).Known)).Then(new DecisionIsNotCarried(Oven));
        Given.Rule(Adopted).When(Amend(Given.Proposal(Change, Opened(Entrenched), Declared(Verdict.Lost)).Known)).Then(new DecisionIsNotCarried(Oven));
        var unconfirmed = Opened(Confirmed) with { Confirmation = new ConfirmationPlan(Close, After, null) };
        Given.Rule(Adopted).When(Amend(Given.Proposal(Change, unconfirmed, Declared(Verdict.Carried)).Known)).Then(new DecisionIsNotCarried(Oven));
        Given.Rule(Adopted).When(state => AmendRule.Decide(state, new AmendRule(Ordinary, YesNo), new RuleMandate(Oven, null, null)))
            .Then(new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void Only_what_was_voted_on_is_adopted()
    {
        var other = Given.Proposal(Drafted(), Opened(Entrenched), Declared(Verdict.Carried)).Known;
        Given.Rule(Adopted).When(Amend(other)).Then(new DecisionIsOfAnotherChange(Oven, Ordinary));
        Given.Rule(Adopted).When(Amend(Carried, YesNo with { MayExtend = false })).Then(new DecisionIsOfAnotherChange(Oven, Ordinary));
    }

    [Fact]
    public void A_decision_under_another_rule_than_the_entrenchment_names_is_not_enough()
    {
        var adopted = new RuleAdopted(Ordinary, YesNo with { MayCloseEarly = true, Entrenched = new Entrenchment(Articles) });
        Given.Rule(adopted).When(Amend(Carried)).Then(new DecisionIsUnderAnotherRule(Oven, Articles));
        var under = Given.Proposal(Change, Opened() with { RuleId = Articles }, Declared(Verdict.Carried)).Known;
        Given.Rule(adopted).When(Amend(under)).Then(new RuleAmended(Ordinary, 2, YesNo, Oven));
    }

    [Fact]
    public void Where_the_rule_that_it_names_is_retired_it_is_changed_under_itself()
    {
        var adopted = new RuleAdopted(Ordinary, YesNo with { MayCloseEarly = true, Entrenched = new Entrenchment(Articles) });
        var retired = Given.Rule(new RuleAdopted(Articles, YesNo), new RuleRetired(Articles, null)).Known;
        Given.Rule(adopted).When(Amend(Carried, under: retired)).Then(new RuleAmended(Ordinary, 2, YesNo, Oven));
    }

    [Fact]
    public void The_rule_that_is_named_for_changes_exists_and_asks_yes_or_no()
    {
        var terms = YesNo with { Entrenched = new Entrenchment(Articles) };
        Given.Rule().When(state => AdoptRule.Decide(state, new AdoptRule(Ordinary, terms))).Then(new RuleIsUnknown(Articles));
        Given.Rule().When(state => AdoptRule.Decide(state, new AdoptRule(Ordinary, terms), Given.Rule(new RuleAdopted(Articles, Ranked)).Known))
            .Then(new EntrenchedRuleNeedsYesNo());
        Given.Rule().When(state => AdoptRule.Decide(state, new AdoptRule(Ordinary, terms), Given.Rule(new RuleAdopted(Articles, YesNo), new RuleRetired(Articles, null)).Known))
            .Then(new RuleIsRetired(Articles));
        Given.Rule().When(state => AdoptRule.Decide(state, new AdoptRule(Ordinary, Ranked with { Entrenched = new Entrenchment(null) })))
            .Then(new EntrenchedRuleNeedsYesNo());
        var under = Given.Rule(new RuleAdopted(Articles, YesNo)).Known;
        Given.Rule(new RuleAdopted(Ordinary, YesNo)).When(state => AmendRule.Decide(state, new AmendRule(Ordinary, terms), null, under))
            .Then(new RuleAmended(Ordinary, 2, terms));
        Given.Rule(new RuleAdopted(Ordinary, YesNo)).When(state => AmendRule.Decide(state, new AmendRule(Ordinary, terms))).Then(new RuleIsUnknown(Articles));
    }

    [Fact]
    public void A_rule_that_is_not_entrenched_can_be_changed_by_decision_too() =>
        Given.Rule(new RuleAdopted(Ordinary, YesNo with { MayCloseEarly = true })).When(Amend(Carried)).Then(new RuleAmended(Ordinary, 2, YesNo, Oven));

    [Fact]
    public void A_proposal_says_the_terms_that_a_rule_would_have()
    {
        var rule = Given.Rule(Adopted).Known;
        var command = new DraftProposal(Oven, Ada, "A new oven", "We buy a new oven.", []) { Change = new RuleChange(Ordinary, YesNo with { Name = " Ordinary resolution" }) };
        Given.Proposal().When(state => DraftProposal.Decide(state, command, rule).Rejection is ProposalExists ? Decision.Nothing : DraftProposal.Decide(state, command, rule))
            .Then(Change);
        Given.Proposal().When(state => DraftProposal.Decide(state, command)).Then(new RuleIsUnknown(Ordinary));
        Given.Proposal().When(state => DraftProposal.Decide(state, command with { Options = Ovens }, rule)).Then(new RuleChangeHasOptions());
        Given.Proposal().When(state => DraftProposal.Decide(state, command with { Change = new RuleChange(Ordinary, YesNo with { Name = "" }) }, rule)).Then(new TextIsMissing("name"));
        Given.Proposal().When(state => DraftProposal.Decide(state, command, Given.Rule(Adopted, new RuleRetired(Ordinary, null)).Known)).Then(new RuleIsRetired(Ordinary));
    }

    private static Func<Rule?, Decision> Amend(Proposal? decision, DecisionRule? terms = null, Rule? under = null) =>
        state => AmendRule.Decide(state, new AmendRule(Ordinary, terms ?? YesNo), new RuleMandate(decision?.Id, decision, under));

    private static Func<Rule?, Decision> Retire(Proposal? decision) =>
        state => RetireRule.Decide(state, new RetireRule(Ordinary, null), new RuleMandate(decision?.Id, decision, null));
}
