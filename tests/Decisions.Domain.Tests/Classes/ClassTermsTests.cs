using System.Collections.Immutable;
using Decisions.Domain.Classes;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Classes;

public sealed class ClassTermsTests
{
    private static readonly ClassTerms Capped = new(caps: [new("investors", new Fraction(1, 10))]);
    private static readonly DecisionRule Chosen = YesNo with { Method = new ElectionMethod("stv-meek", 2, ImmutableSortedDictionary<string, string>.Empty) };

    [Fact]
    public void What_makes_sense_is_taken()
    {
        Check(ClassExample.Whole).ShouldBeNull();
        Check(Capped).ShouldBeNull();
        Check(new ClassTerms(countsVotes: true)).ShouldBeNull();
        RuleTerms.Check(Chosen with { Classes = Capped }).ShouldBeNull();
    }

    [Fact]
    public void What_makes_none_is_refused()
    {
        Check(new ClassTerms()).ShouldBe(new ClassTermsSayNothing());
        Check(Capped with { Caps = [new("a", Fraction.Half), new("b", Fraction.Half)] }).ShouldBe(new CapsLeaveNoRoom());
        Check(Capped with { Caps = [new("a", new Fraction(0, 1))] }).ShouldBe(new CapsLeaveNoRoom());
        Check(Capped with { Caps = [new("a", new Fraction(3, 2))] }).ShouldBe(new FractionIsNotProper("classes.caps", 3, 2));
        Check(Capped with { Colleges = [new("workers", 50)] }).ShouldBe(new ClassIsNoCollege("investors"));
        Check(new ClassTerms([new("workers", 0)])).ShouldBe(new NumberIsOutOfRange("classes.colleges.weight", 0, 1, 10_000));
        Check(new ClassTerms([new("workers", 1), new("workers", 2)])).ShouldBe(new ClassIsNamedTwice("workers"));
        Check(new ClassTerms([new("", 1)])).ShouldBe(new TextIsMissing("classes.colleges"));
        Check(new ClassTerms(mustAgree: [new("workers", new Fraction(1, 1))])).ShouldBe(new ThresholdCannotBeReached(new Fraction(1, 1)));
        RuleTerms.Check(YesNo with { Classes = Capped, ShowsOfHands = true, Secrecy = BallotSecrecy.Open }).ShouldBe(new HandsHaveNoClass());
        RuleTerms.Check(YesNo with { Classes = Capped, EndsWhenCertain = true, Secrecy = BallotSecrecy.Open }).ShouldBe(new CertaintyKnowsNoClasses());
        RuleTerms.Check(YesNo with { Classes = new ClassTerms(countsVotes: true) }).ShouldBe(new SeveralVotesAreNoSecret());
        RuleTerms.Check(Ranked with { Classes = Capped }).ShouldBe(new ClassesNeedAnElection());
        RuleTerms.Check(Chosen with { Classes = ClassExample.Whole, Secrecy = BallotSecrecy.Open }).ShouldBe(new ClassesChooseInProportion());
        RuleTerms.Check(Chosen with { Classes = new ClassTerms(mustAgree: [new("workers", Fraction.Half)]) }).ShouldBe(new ClassesChooseInProportion());
    }

    [Fact]
    public void Seats_are_guarded_only_where_they_can_be()
    {
        Guarded("stv-meek", new GuardedSeats("workers", 1)).ShouldBeNull();
        Guarded("approval", new GuardedSeats("workers", 1)).ShouldBeOfType<SeatsCannotBeGuarded>().Reason.ShouldContain("single transferable vote");
        Guarded("stv-meek", new GuardedSeats("workers", 3)).ShouldBe(new NumberIsOutOfRange("method.guarded.atLeast", 3, 1, 2));
        Guarded("stv-meek", new GuardedSeats("workers", 1), new GuardedSeats("workers", 1)).ShouldBeOfType<SeatsCannotBeGuarded>().Reason.ShouldContain("twice");
        Guarded("stv-meek", new GuardedSeats("workers", 2), new GuardedSeats("users", 1)).ShouldBeOfType<SeatsCannotBeGuarded>().Reason.ShouldContain("More seats");
        Guarded("stv-meek", new GuardedSeats(" ", 1)).ShouldBe(new TextIsMissing("method.guarded.class"));
    }

    [Fact]
    public void It_is_said_in_words()
    {
        RuleInWords.Of(YesNo with { Classes = ClassExample.Whole }).ShouldContain(line => line.Contains("Workers weigh 50, users 30 and investors 20."));
        var words = string.Join(' ', RuleInWords.Of(YesNo with { Classes = ClassExample.Whole }));
        words.ShouldContain("All the weight of each goes to its majority");
        words.ShouldContain("However many of them vote, investors have at most one tenth of all votes together.");
        words.ShouldContain("Workers must be in favour too, by more than half of their own votes.");
        words.ShouldContain("Each member has as many votes as they were given");
        string.Join(' ', RuleInWords.Of(Chosen with { Method = ((ElectionMethod)Chosen.Method) with { Guarded = [new("workers", 1)] } }))
            .ShouldContain("At least 1 seat is for workers, as far as so many of them stand.");
        RuleDifference.Of(YesNo, YesNo with { Classes = ClassExample.Whole }).ShouldHaveSingleItem().From.ShouldBe("Each member has one vote, and all votes count the same.");
    }

    private static Rejection? Check(ClassTerms terms) => RuleTerms.Check(YesNo with { Classes = terms, Secrecy = BallotSecrecy.Open });

    private static Rejection? Guarded(string rule, params GuardedSeats[] seats) =>
        RuleTerms.Check(Chosen with { Method = ((ElectionMethod)Chosen.Method) with { Rule = rule, Guarded = [.. seats] } });
}
