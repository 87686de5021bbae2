using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Circles.CircleBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Circles;

/// <summary>Circles are formed, changed and closed.</summary>
public sealed class CircleTests
{
    private static readonly CircleId New = new(Id(0x69));

    [Fact]
    public void What_was_carried_and_not_confirmed_in_time_waits_for_nobody()
    {
        var toConfirm = Given.Proposal(Drafted(), FollowThrough.FollowThroughExample.OpenedToBeConfirmed, Declared(Verdict.Carried)).Known;
        var end = toConfirm.ToConfirm!.Confirmation!.ClosesBy;
        toConfirm.IsUndecidedAt(end).ShouldBeTrue();
        toConfirm.IsUndecidedAt(end + Tick).ShouldBeFalse();
        Given.Proposal(Drafted()).Known.IsUndecidedAt(end).ShouldBeTrue();
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.NoQuorum)).Known.IsUndecidedAt(end).ShouldBeTrue();
        Given.Proposal(Drafted(), Opened(), Declared(Verdict.Lost)).Known.IsUndecidedAt(end).ShouldBeFalse();
        Given.Proposal(Drafted(), new ProposalWithdrawn(Oven, null)).Known.IsUndecidedAt(end).ShouldBeFalse();
    }

    [Fact]
    public void A_circle_is_formed_by_itself_or_inside_another()
    {
        FormCircle.Decide(null, new FormCircle(New, null, " Shop ", " What is sold. ", CircleJoining.Asked)).Events
            .ShouldBe([new CircleFormed(New, null, "Shop", "What is sold.", CircleJoining.Asked)]);
        Forms(New, Dough, "Rye").Events.ShouldBe([new CircleFormed(New, Dough, "Rye", "It is there.", CircleJoining.Open)]);
        Forms(Bakers, null, "Shop").Rejection.ShouldBe(new CircleExists(Bakers));
        Forms(New, new CircleId(Id(0x6A)), "Shop").Rejection.ShouldBe(new CircleIsUnknown(new(Id(0x6A))));
        Forms(New, Dough, "Rye", new CircleClosed(Dough, "Over.")).Rejection.ShouldBe(new CircleIsClosed(Dough, "Dough"));
    }

    [Fact]
    public void A_circle_has_words_of_its_own()
    {
        Forms(New, null, "bakers").Rejection.ShouldBe(new CircleNameIsTaken(Bakers, "Bakers"));
        Forms(New, null, "Money", new CircleClosed(Money, "Over.")).Events.ShouldHaveSingleItem();
        Forms(New, null, " ").Rejection.ShouldBe(new TextIsMissing("name"));
        FormCircle.Decide(null, new FormCircle(New, null, "Shop", "", CircleJoining.Open)).Rejection.ShouldBe(new TextIsMissing("purpose"));
    }

    [Fact]
    public void Circles_are_nested_five_deep_at_the_most()
    {
        var tree = CircleTree.None;
        for (byte at = 1; at <= CircleTree.DeepestNesting; at++)
            tree = tree.Apply(FormCircle.Decide(tree, new FormCircle(Nth(at), at == 1 ? null : Nth((byte)(at - 1)), $"Circle {at}", "Deeper.", CircleJoining.Open))
                .Events.ShouldHaveSingleItem().ShouldBeOfType<CircleFormed>());
        tree.Around(Nth(5)).Select(circle => circle.Name).ShouldBe(["Circle 1", "Circle 2", "Circle 3", "Circle 4", "Circle 5"]);
        FormCircle.Decide(tree, new FormCircle(Nth(6), Nth(5), "Circle 6", "Deeper.", CircleJoining.Open)).Rejection.ShouldBe(new CirclesAreTooDeep(5));

        static CircleId Nth(byte at) => new(Id((byte)(0x70 + at)));
    }

    [Fact]
    public void A_community_has_so_many_open_circles_and_no_more()
    {
        var tree = new CircleTree([.. Enumerable.Range(0, FormCircle.Most).Select(at => new Circle(
            new CircleId(new Guid(at + 1, 0, 0, new byte[8])), null, $"Circle {at}", "One of many.", CircleJoining.Open, [], IsClosed: false))]);
        var command = new FormCircle(New, null, "Shop", "What is sold.", CircleJoining.Open);
        FormCircle.Decide(tree, command).Rejection.ShouldBe(new TooManyCircles(500));
        FormCircle.Decide(tree.Apply(new CircleClosed(tree.All[0].Id, "Over.")), command).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_circle_changes_its_words()
    {
        Changes("Bakers", "The bread, and what it is baked in.", CircleJoining.Open).ShouldBe(Decision.Nothing);
        Changes(" Millers", "The grain.", CircleJoining.Asked).Events.ShouldBe([new CircleChanged(Bakers, "Millers", "The grain.", CircleJoining.Asked)]);
        Changes("dough", "The grain.", CircleJoining.Asked).Rejection.ShouldBe(new CircleNameIsTaken(Dough, "Dough"));
        ChangeCircle.Decide(Of().Tree, new ChangeCircle(New, "Shop", "Sold.", CircleJoining.Open)).Rejection.ShouldBe(new CircleIsUnknown(New));

        static Decision Changes(string name, string purpose, CircleJoining joining) => ChangeCircle.Decide(Of().Tree, new ChangeCircle(Bakers, name, purpose, joining));
    }

    [Fact]
    public void A_circle_names_the_rules_that_it_decides_under()
    {
        NameCircleRules.Decide(Of().Tree, new NameCircleRules(Bakers, []), [Ordinary]).ShouldBe(Decision.Nothing);
        var named = NameCircleRules.Decide(Of().Tree, new NameCircleRules(Bakers, [Ordinary, Ordinary]), [Ordinary])
            .Events.ShouldHaveSingleItem().ShouldBeOfType<CircleRulesNamed>();
        named.Rules.ShouldBe([Ordinary]);
        NameCircleRules.Decide(Of(named).Tree, new NameCircleRules(Bakers, [Ordinary]), [Ordinary]).ShouldBe(Decision.Nothing);
        NameCircleRules.Decide(Of().Tree, new NameCircleRules(Bakers, [Ordinary]), []).Rejection.ShouldBe(new RuleIsUnknown(Ordinary));
        Of(named).Tree.Find(Bakers)!.DecidesUnder(Ordinary).ShouldBeTrue();
        Of(named).Tree.Find(Bakers)!.DecidesUnder(new(Id(0xB9))).ShouldBeFalse();
        Of().Tree.Find(Bakers)!.DecidesUnder(new(Id(0xB9))).ShouldBeTrue();
    }

    [Fact]
    public void A_circle_is_closed_once_nothing_is_open_in_it()
    {
        Closes(Dough, 0).Events.ShouldBe([new CircleClosed(Dough, "Over.")]);
        Closes(Dough, 0, new CircleClosed(Dough, "Over.")).ShouldBe(Decision.Nothing);
        Closes(Bakers, 0).Rejection.ShouldBe(new CircleHasOthersInside(Bakers, Dough, "Dough"));
        Closes(Bakers, 0, new CircleClosed(Dough, "Over.")).Events.ShouldBe([new CircleClosed(Bakers, "Over.")]);
        Closes(Dough, 2).Rejection.ShouldBe(new CircleHasUndecidedProposals(Dough, 2));
        Closes(New, 0).Rejection.ShouldBe(new CircleIsUnknown(New));
        CloseCircle.Decide(Of().Tree, new CloseCircle(Dough, " "), 0).Rejection.ShouldBe(new TextIsMissing("reason"));

        static Decision Closes(CircleId circle, long undecided, params IDomainEvent[] then) =>
            CloseCircle.Decide(Of(then).Tree, new CloseCircle(circle, "Over."), undecided);
    }

    private static Decision Forms(CircleId id, CircleId? parent, string name, params IDomainEvent[] then) =>
        FormCircle.Decide(Of(then).Tree, new FormCircle(id, parent, name, "It is there.", CircleJoining.Open));
}
