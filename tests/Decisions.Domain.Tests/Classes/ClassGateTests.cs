using System.Collections.Immutable;
using Decisions.Domain.Classes;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Classes;

/// <summary>Whether the classes of a roll can be counted is found out before anybody votes.</summary>
public sealed class ClassGateTests
{
    private static readonly ClassTerms Colleges = new([new("workers", 60), new("users", 40)]);

    [Fact]
    public void A_vote_opens_with_the_classes_of_its_roll() =>
        Open(Colleges, ClassExample.Of(("users", 2), ("workers", 2))).Events.ShouldHaveSingleItem().ShouldBeOfType<VotingOpened>().Roll.Classes!.Sizes.Length.ShouldBe(2);

    [Fact]
    public void Nobody_whose_vote_would_count_for_nothing_may_vote() =>
        Open(Colleges, ClassExample.Of((null, 1), ("users", 1), ("workers", 1), ("friends", 1))).Rejection.ShouldBe(new MembersAreOfNoCollege(2));

    [Fact]
    public void A_class_that_must_agree_has_somebody() =>
        Open(new ClassTerms(mustAgree: [new("users", Fraction.Half)]), ClassExample.Of(("workers", 4))).Rejection.ShouldBe(new ClassHasNobody("users"));

    [Fact]
    public void A_cap_binds_nobody_where_nobody_is_of_its_class() =>
        Open(new ClassTerms(caps: [new("investors", new Fraction(1, 10))]), ClassExample.Of(("workers", 4))).Rejection.ShouldBeNull();

    [Fact]
    public void A_class_that_the_community_has_not_named_would_bind_nobody()
    {
        var roll = ClassExample.Of(("workers", 4));
        foreach (var terms in new[]
        {
            new ClassTerms(caps: [new("investors", new Fraction(1, 10))]), new ClassTerms(mustAgree: [new("investors", Fraction.Half)]),
            new ClassTerms([new("workers", 60), new("investors", 40)]),
        })
            Open(YesNo with { Classes = terms }, roll, [], without: "investors").Rejection.ShouldBe(new ClassIsNotNamed("investors"));
    }

    [Fact]
    public void A_confirming_vote_asks_the_same()
    {
        var terms = Confirmed with { Classes = Colleges };
        var plan = new ConfirmationPlan(After, After + NodaTime.Duration.FromDays(20), null);
        var proposal = Given.Proposal(
            Drafted(), Opened(terms) with { Roll = Roll with { Classes = ClassExample.Of(("workers", 4)) }, Confirmation = plan }, Declared(Verdict.Carried)).Known;
        OpenConfirmation.Decide(
            proposal, new OpenConfirmation(Oven, Second, Roll with { Classes = ClassExample.Of((null, 4)) }, After + NodaTime.Duration.FromDays(2)) { Classes = ["workers", "users"] }, After).Rejection
            .ShouldBe(new MembersAreOfNoCollege(4));
        OpenConfirmation.Decide(
            proposal, new OpenConfirmation(Oven, Second, Roll with { Classes = ClassExample.Of(("workers", 4)) }, After + NodaTime.Duration.FromDays(2)) { Classes = ["workers"] }, After).Rejection
            .ShouldBe(new ClassIsNotNamed("users"));
    }

    [Fact]
    public void An_election_whose_parts_no_count_could_add_up_does_not_open()
    {
        var election = YesNo with
        {
            Method = new ElectionMethod("stv-meek", 2, ImmutableSortedDictionary<string, string>.Empty),
            Classes = new ClassTerms([new("a", 9_999), new("b", 9_998), new("c", 9_997), new("d", 9_991)]),
        };
        Open(election, ClassExample.Of(("a", 50_000), ("b", 40_009), ("c", 30_011), ("d", 20_011)), Ovens).Rejection.ShouldBe(new ClassesAreTooManyToWeigh());
        Open(election, ClassExample.Of(("a", 5), ("b", 4), ("c", 3), ("d", 2)), Ovens).Rejection.ShouldBeNull();
        var workers = election with { Classes = new ClassTerms([new("workers", 51), new("users", 31), new("investors", 18)]) };
        var roll = ClassExample.Of(("workers", 1_009), ("users", 1_511), ("investors", 53));
        Open(workers, roll, Ovens).Rejection.ShouldBeNull("the single transferable vote counts each part in billionths, and adds them up all the same");
        Open(workers with { Method = new ElectionMethod("approval", 2, ImmutableSortedDictionary<string, string>.Empty) }, roll, Ovens).Rejection.ShouldBeNull();
        var many = new ClassRoll([new(null, 5, 1_000_000_000_000_001)], ClassExample.Roll.Digest);
        Open(election with { Secrecy = BallotSecrecy.Open, Classes = new ClassTerms(countsVotes: true) }, many, Ovens).Rejection.ShouldBe(new ClassesAreTooManyToWeigh());
    }

    private static Decision Open(ClassTerms terms, ClassRoll classes) => Open(YesNo with { Classes = terms }, classes, []);

    private static Decision Open(DecisionRule terms, ClassRoll classes, ImmutableArray<Option> options, string? without = null) => OpenVoting.Decide(
        Given.Proposal(Drafted(options)).Known, Rule.Fold(null, new RuleAdopted(Ordinary, RuleTerms.Kept(terms))),
        new OpenVoting(Oven, First, Ordinary, Roll with { Eligible = classes.Sizes.Sum(size => size.Members), Classes = classes }, Close)
        {
            Classes = terms.Classes is { } counted && without is not null ? [.. counted.Classes.Where(each => each != without)] : [.. terms.Classes?.Classes ?? []],
        }, London, During);
}
