using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>Vacancies filled from the ballots of the election (ERS97, 7.1).</summary>
public sealed class CountbackTests
{
    private static readonly Election Board = StvSamples.Of(3, "A B C D E", "9 A>D>B", "6 B>A>C", "5 C>E", "2 D>A", "3 E>C");

    public static TheoryData<string> Rules => ["stv-scottish", "stv-meek", "stv-ers97"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_voters_of_the_member_who_left_choose_the_next(string rule)
    {
        var stv = (StvRule)CountingRules.Find(rule)!;
        Board.CountBy(stv).Winners.ShouldBe(["A", "B", "C"], ignoreOrder: true);

        var record = Countback.Fill(stv, Board, ["B", "C"], ["A"], stv.Defaults(), Samples.Seed);

        Countback.NewMembers(record).ShouldBe(["D"]);
        record.Winners.ShouldBe(["B", "C", "D"], ignoreOrder: true);
        record.Withdrawn.ShouldBe(["A"]);
        stv.InWords(record).ShouldContain("This count fills what is vacant: B and C keep their seats and cannot be excluded.");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_member_who_sits_is_never_excluded_however_few_the_votes(string rule)
    {
        var stv = (StvRule)CountingRules.Find(rule)!;
        var election = StvSamples.Of(2, "A B C D", "9 A>B", "5 C", "4 D>C");

        var record = Countback.Fill(stv, election, ["B"], ["A"], stv.Defaults(), Samples.Seed);
        record.Winners.ShouldBe(["B", "C"], ignoreOrder: true);

        var seated = Countback.Fill(stv, election with { Seats = 3 }, ["B", "D"], ["A"], stv.Defaults(), Samples.Seed);
        Countback.NewMembers(seated).ShouldBe(["C"]);
    }

    public static TheoryData<string> Wards => VoteData.CasesOf("stv-scotland-2017");

    /// <summary>Nobody has counted these before; what must hold of each is known all the same.</summary>
    [Theory]
    [MemberData(nameof(Wards))]
    public void A_vacancy_in_a_real_ward_has_one_new_member_and_costs_nobody_a_seat(string name)
    {
        var ward = StvCases.Read("stv-scotland-2017", StvCases.Expected("stv-scotland-2017", name));
        foreach (var rule in new[] { StvCases.Scottish, StvCases.Meek, StvCases.Ers97 })
        {
            var elected = ward.CountBy(rule).Winners;
            var sitting = elected.RemoveAt(0);
            var record = Countback.Fill(rule, ward, sitting, [elected[0]], rule.Defaults(), Samples.Seed);

            Countback.NewMembers(record).Length.ShouldBe(1);
            record.Winners.ShouldBe([.. sitting, .. Countback.NewMembers(record)], ignoreOrder: true);
            record.Rounds.SelectMany(round => round.Excluded).Intersect(sitting).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_seat_must_be_vacant_and_everybody_named_must_have_stood()
    {
        Should.Throw<CannotCountException>(() => Fill(["A", "B", "C"], ["D"])).Message.ShouldBe("No seat is vacant: 3 of 3 are taken.");
        Should.Throw<CannotCountException>(() => Fill(["B", "C"], ["Z"])).Message.ShouldBe("Z cannot vacate a seat: there is no such candidate.");
        Should.Throw<CannotCountException>(() => Fill(["B", "A"], ["A"])).Message.ShouldBe("A is to keep a seat but does not stand.");
    }

    private static CountRecord Fill(string[] sitting, string[] gone) =>
        Countback.Fill(StvCases.Scottish, Board, [.. sitting], [.. gone], StvCases.Scottish.Defaults(), Samples.Seed);
}
