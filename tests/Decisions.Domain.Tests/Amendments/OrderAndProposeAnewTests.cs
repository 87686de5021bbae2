using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class OrderAndProposeAnewTests
{
    private static readonly IDomainEvent[] IsLost = [new AmendmentPut(Oven, Cheaper, Example.Question), new AmendmentLost(Oven, Cheaper, Second)];

    [Fact]
    public void The_chair_orders_them() =>
        Seconded(Moved(Later, "We buy two.")).Then(Order(Later, Cheaper), new AmendmentsOrdered(Oven, [Later, Cheaper]));

    [Fact]
    public void And_gives_the_order_up() =>
        Seconded(new AmendmentsOrdered(Oven, [Cheaper])).Then(Order(), new AmendmentsOrdered(Oven, []));

    [Fact]
    public void Each_is_listed_once() => Seconded().Refuses(Order(Cheaper, Cheaper), new AmendmentIsListedTwice(Cheaper));

    [Fact]
    public void Only_those_that_were_moved_are_listed() => Seconded().Refuses(Order(Later), new AmendmentIsUnknown(Later));

    [Fact]
    public void Of_an_unknown_proposal_nothing_is_ordered() => ((AmendmentsMoved?)null).Refuses(Order(), new ProposalIsUnknown(Oven));

    [Fact]
    public void Nor_of_a_decided_one() =>
        Seconded(Opened(), Declared(Verdict.Lost)).Refuses(Order(Cheaper), new ProposalIsDecided(Oven));

    [Fact]
    public void A_lost_one_becomes_a_proposal_of_its_own()
    {
        var state = Seconded(IsLost);
        var decided = ProposeAnew.Decide(state, new(Cheaper, Anew));
        decided.Events.ShouldBe([new AmendmentProposedAnew(Cheaper, Oven, Anew)]);
        state.And(decided).Refuses(after => ProposeAnew.Decide(after, new(Cheaper, Anew)), new AmendmentIsProposedAnew(Cheaper, Anew));
    }

    [Fact]
    public void One_that_was_not_lost_does_not() =>
        Seconded().Refuses(state => ProposeAnew.Decide(state, new(Cheaper, Anew)), new AmendmentIsNotLost(Cheaper));

    [Fact]
    public void Nor_does_an_unknown_one() =>
        Of(Drafted()).Refuses(state => ProposeAnew.Decide(state, new(Cheaper, Anew)), new AmendmentIsUnknown(Cheaper));

    [Fact]
    public void A_community_names_the_rule_for_amendments()
    {
        var community = Given.Community(new CommunityFounded(Bakery, "Bakery", "Bread", "Europe/London", Visibility.Public, Ada));
        var rule = Given.Rule(new RuleAdopted(Ordinary, YesNo));
        AmendmentRule.Of(community.Known).ShouldBe(new RuleId(Bakery.Value));
        var after = community.When(state => NameAmendmentRule.Decide(state!, rule.Known, new(Ordinary))).Then(new AmendmentRuleNamed(Ordinary));
        AmendmentRule.Of(after).ShouldBe(Ordinary);
        community.When(state => NameAmendmentRule.Decide(state!, null, new(Ordinary))).Then(new RuleIsUnknown(Ordinary));
        community.When(state => NameAmendmentRule.Decide(state!, rule.Known.Apply(new RuleRetired(Ordinary, null)), new(Ordinary))).Then(new RuleIsRetired(Ordinary));
        var ranked = Given.Rule(new RuleAdopted(Ordinary, Ranked)).Known;
        community.When(state => NameAmendmentRule.Decide(state!, ranked, new(Ordinary))).Then(new AmendmentRuleIsNotYesNo(Ordinary));
        var noticed = Given.Rule(new RuleAdopted(Ordinary, YesNo with { MayCloseEarly = false, MayExtend = false, Notice = new NoticePeriod(14, null) })).Known;
        community.When(state => NameAmendmentRule.Decide(state!, noticed, new(Ordinary))).Then(new AmendmentRuleIsTooFormal(Ordinary));
        var present = Given.Rule(new RuleAdopted(Ordinary, YesNo with { Presence = new PresenceQuorum() })).Known;
        community.When(state => NameAmendmentRule.Decide(state!, present, new(Ordinary))).Then(new AmendmentRuleNamed(Ordinary));
    }

    private static Func<AmendmentsMoved?, Decision> Order(params AmendmentId[] order) =>
        state => OrderAmendments.Decide(state, new OrderAmendments(Oven, [.. order]), During);
}
