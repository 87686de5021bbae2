using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

public sealed class MajorityJudgementTests
{
    /// <summary>
    /// Tennessee's capital by grades from distance, as on 'Majority judgment' in Wikipedia: excellent 3, good 2, fair 1,
    /// poor 0. All have fair but Memphis, which has poor. Nashville has no poor at all; Chattanooga and Knoxville have 32
    /// above fair and 42 below alike, of them 15 and 17 excellent, which tells them apart in the end.
    /// </summary>
    [Fact]
    public void Nashville_has_the_best_middle_grade() => ScoredElections.Of(
        "Memphis Nashville Chattanooga Knoxville",
        """
        42: Memphis=3 Nashville=1 Chattanooga=0 Knoxville=0
        26: Memphis=0 Nashville=3 Chattanooga=1 Knoxville=1
        15: Memphis=0 Nashville=1 Chattanooga=3 Knoxville=2
        17: Memphis=0 Nashville=1 Chattanooga=2 Knoxville=3
        """).By("majority-judgement").Ranking().ShouldBe("Nashville; Knoxville; Chattanooga; Memphis");

    /// <summary>
    /// One candidate's grades 85, 73, 78, 90, 69, 70, 71: taken from the middle outward they are what Balinski and Laraki 2007 call
    /// the majority value, 73, 71, 78, 70, 85, 69, 90. Another with 70 in place of 71 is behind at the second step.
    /// </summary>
    [Fact]
    public void The_middle_grades_are_taken_away_one_by_one()
    {
        long[] grades = [85, 73, 78, 90, 69, 70, 71];
        Naive(grades).ShouldBe([73, 71, 78, 70, 85, 69, 90]);
        Of(grades).Majority.ShouldBe(73);
        (Of(grades).Above, Of(grades).Below).ShouldBe((3, 3));
        Of(grades).CompareTo(Of([85, 73, 78, 90, 69, 70, 70])).ShouldBePositive();
        Of([1, 2, 3, 4]).Majority.ShouldBe(2);
    }

    /// <summary>
    /// The three who led in the experiment of 22 April 2007 in Orsay, in thousandths of the ballots from 'to reject' to
    /// 'excellent' (Balinski and Laraki, Election by Majority Judgement: Experimental Evidence, 2007): all have 'good', with
    /// 44.3 % above and 30.6 % below for Bayrou, 39.4 and 41.6 for Royal, 38.9 and 46.8 for Sarkozy.
    /// </summary>
    [Fact]
    public void Orsay_ranks_Bayrou_before_Royal_and_Sarkozy()
    {
        var (bayrou, royal, sarkozy) = (Share(74, 84, 148, 251, 307, 136), Share(126, 122, 168, 191, 227, 167), Share(282, 71, 115, 143, 198, 191));
        (bayrou.Majority, bayrou.Above, bayrou.Below).ShouldBe((3, 443, 306));
        (royal.Majority, royal.Above, royal.Below).ShouldBe((3, 394, 416));
        (sarkozy.Majority, sarkozy.Above, sarkozy.Below).ShouldBe((3, 389, 468));
        bayrou.CompareTo(royal).ShouldBePositive();
        royal.CompareTo(sarkozy).ShouldBePositive();

        static Grades Share(params long[] counts) => new(counts.Index().Select(each => KeyValuePair.Create((long)each.Index, each.Item)));
    }

    [Fact]
    public void Comparing_at_once_is_as_taking_grades_away_one_by_one() => ScoredElections.ForAll(4, ballots =>
    {
        var each = Enumerable.Range(0, ballots.Candidates).Select(candidate => ballots.Lines
            .SelectMany(line => Enumerable.Repeat(line.Scores.FirstOrDefault(said => said.Candidate == candidate).Score, (int)line.Count)).ToArray()).ToList();
        return each.All(one => each.All(other => Math.Sign(Of(one).CompareTo(Of(other))) == Math.Sign(Compare(Naive(one), Naive(other)))));
    });

    [Fact]
    public void Different_numbers_of_grades_are_compared_by_shares() => ScoredElections.ForAll(3, ballots =>
    {
        var each = Enumerable.Range(0, ballots.Candidates).Select(candidate => ballots.Lines
            .SelectMany(line => line.Scores.Where(said => said.Candidate == candidate)).Select(said => said.Score).ToArray()).Where(one => one.Length > 0).ToList();
        return each.All(one => each.All(other => Math.Sign(Of(one).CompareTo(Of(other))) ==
            Math.Sign(Compare(Naive(Times(one, other.Length)), Naive(Times(other, one.Length))))));
    }, ballots: 6);

    [Fact]
    public void A_missing_grade_is_the_worst_or_none()
    {
        var election = ScoredElections.Of("A B", "1: A=3 B=2; 2: B=2");
        election.By("majority-judgement").Ranking().ShouldBe("B; A");
        election.By("majority-judgement", "missing=ignored").Ranking().ShouldBe("A; B");
    }

    [Fact]
    public void A_higher_grade_never_costs_a_winner_the_seat() => ScoredElections.ForAll(4, ballots =>
    {
        if (ballots.Election().By("majority-judgement") is not { Winners: [[var letter]] })
            return true;
        var raised = ballots with
        {
            Lines = [.. ballots.Lines.Select((line, i) => i % 2 == 0 ? (line.Scores.RemoveAll(each => each.Candidate == letter - 'A').Add((letter - 'A', 4)), line.Count) : line)],
        };
        return raised.Election().By("majority-judgement").Ranking[0].Contains($"{letter}");
    });

    [Fact]
    public void It_is_told() => CountingRules.Find("majority-judgement")!.InWords(
        ScoredElections.Of("A B", "2: A=3 B=1; 1: A=0 B=2; 1: A=2").By("majority-judgement")).ShouldBe(
        [
            "4 ballots were cast.",
            "All grades that a candidate is given are laid in order, and the one in the middle counts; of two in the middle, the lower. Whoever a ballot leaves out has 0 from it.",
            "A has the middle grade 2, with 2 above it and 1 below.",
            "B has the middle grade 1, with 1 above it and 1 below.",
            "Of those who share a middle grade, one of each is taken away, and the middle looked at again, until they differ.",
            "So the order is: A; B.",
            "A is chosen.",
        ]);

    private static Grades Of(long[] grades) => new(grades.CountBy(each => each).Select(each => KeyValuePair.Create(each.Key, (long)each.Value)));

    private static long[] Times(long[] grades, int times) => [.. grades.SelectMany(each => Enumerable.Repeat(each, times))];

    private static List<long> Naive(long[] grades)
    {
        var left = grades.Order().ToList();
        var taken = new List<long>();
        while (left.Count > 0)
        {
            taken.Add(left[(left.Count - 1) / 2]);
            left.RemoveAt((left.Count - 1) / 2);
        }

        return taken;
    }

    private static int Compare(List<long> one, List<long> other) =>
        one.Zip(other).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
}
