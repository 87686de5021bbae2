using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Answers;

public sealed class MajorityTests
{
    [Theory]
    // Companies Act 2006 ss.282 and 283; Co-operative and Community Benefit Societies Act 2014 ss.109 and 113.
    [InlineData(7, 6, 3, 20, "", Verdict.Carried)]
    [InlineData(6, 6, 3, 20, "", Verdict.Lost)]
    [InlineData(6, 6, 3, 20, "tie=carried", Verdict.Carried)]
    [InlineData(6, 7, 3, 20, "tie=carried", Verdict.Lost)]
    [InlineData(6, 6, 3, 20, "tie=carried threshold=2/3", Verdict.Lost)]
    [InlineData(0, 0, 3, 20, "tie=carried", Verdict.Lost)]
    [InlineData(10, 2, 0, 20, "base=eligible", Verdict.Lost)]
    [InlineData(11, 2, 0, 20, "base=eligible", Verdict.Carried)]
    [InlineData(6, 2, 4, 20, "threshold=3/4 comparator=at-least", Verdict.Carried)]
    [InlineData(6, 2, 4, 20, "threshold=0.75 comparator=at-least base=present", Verdict.Lost)]
    [InlineData(8, 4, 0, 100, "threshold=2/3 comparator=at-least", Verdict.Carried)]
    [InlineData(8, 4, 0, 100, "threshold=2/3", Verdict.Lost)]
    [InlineData(45, 5, 0, 100, "threshold=3/4 comparator=at-least turnout=1/2", Verdict.Carried)]
    [InlineData(45, 4, 20, 100, "threshold=3/4 comparator=at-least turnout=1/2", Verdict.NoQuorum)]
    [InlineData(2, 0, 0, 3, "quorum=2 quorum-share=1/2", Verdict.Carried)]
    [InlineData(2, 0, 0, 5, "quorum=2 quorum-share=1/2", Verdict.NoQuorum)]
    [InlineData(2, 0, 1, 5, "quorum=2 quorum-share=1/2", Verdict.Carried)]
    [InlineData(1, 0, 0, 1, "quorum=2 quorum-share=1/2", Verdict.NoQuorum)]
    [InlineData(25, 5, 0, 100, "minimum-yes=1/4", Verdict.Carried)]
    [InlineData(24, 5, 0, 100, "minimum-yes=1/4", Verdict.Lost)]
    public void A_question_is_carried_exactly_where_the_terms_say(int yes, int no, int abstain, int eligible, string terms, Verdict verdict)
    {
        var record = $"yes,no,abstain,eligible\n{yes},{no},{abstain},{eligible}\n".By("majority", terms);
        record.Verdict.ShouldBe(verdict);
        record.Winners.ShouldBe(verdict == Verdict.Carried ? ["yes"] : []);
        record.Requirements!.Value.All(each => each.IsMet).ShouldBe(verdict == Verdict.Carried);
    }

    [Fact]
    public void A_row_for_each_member_says_the_same_as_totals()
    {
        const string Rows = "Answer,Class,Count\nyes,w,3\nNO,w,1\nAbstain,u,2\nblank,u,1\nspoilt,u,1\nin favour,u,1\n,u,4\n";
        var record = Rows.By("majority", "base=present");
        record.Rounds[0].Show().ShouldBe("abstain 2, no 1, yes 4");
        record.Ballots.ShouldBe(new BallotNumbers(9, 7, 1, 1));
        record.Rounds[0].Notes!["u"]["eligible"].ShouldBe(9);
        record.Rounds[0].Notes!["u"]["returned"].ShouldBe(4);
        record.Requirements!.Value.Single().Of.ShouldBe(8);
        const string Totals = "yes,no,abstain,blank,spoilt,class,eligible\n3,1,0,0,0,w,4\n1,0,2,1,1,u,9\n";
        Totals.By("majority", "base=present").Json().ShouldBe(record.Json());
    }

    [Fact]
    public void Colleges_carry_in_proportion_or_whole()
    {
        const string Two = "yes,no,abstain,class\n30,10,5,users\n1,4,0,workers\n";
        var split = Two.By("majority", "colleges=users:40;workers:60");
        split.Rounds[0].Votes["yes"].ShouldBe((Amount)30 + 12);
        split.Rounds[0].Votes["no"].ShouldBe((Amount)10 + 48);
        split.Verdict.ShouldBe(Verdict.Lost);
        var whole = Two.By("majority", "colleges=users:60;workers:40 carries=whole");
        whole.Rounds[0].Show().ShouldBe("abstain 0, no 40, yes 60");
        whole.Verdict.ShouldBe(Verdict.Carried);
        // A college split evenly goes to neither side, and so is not cast.
        var even = "yes,no,abstain,class\n3,3,0,users\n2,1,0,workers\n".By("majority", "colleges=users:60;workers:40 carries=whole");
        even.Rounds[0].Show().ShouldBe("abstain 0, no 0, yes 40");
        even.Requirements!.Value[0].Of.ShouldBe(40);
        Should.Throw<CannotCountException>(() => Two.By("majority", "colleges=users:60")).Message.ShouldContain("workers has no weight");
        Should.Throw<CannotCountException>(() => "yes,no,abstain\n1,0,0\n".By("majority", "colleges=users:60")).Message.ShouldContain("no college");
    }

    [Fact]
    public void Shares_may_be_written_in_per_cent_and_lists_with_commas()
    {
        const string Two = "yes,no,abstain,class\n30,10,5,users\n1,4,0,workers\n";
        var record = Two.By("majority", "colleges=users:40,workers:60 threshold=42%");
        record.Verdict.ShouldBe(Verdict.Lost);
        Two.By("majority", "colleges=users:40,workers:60 threshold=41.5% comparator=at-least").Verdict.ShouldBe(Verdict.Carried);
        record.Rounds[0].Votes["abstain"].ShouldBe(0, "of votes cast an abstention has no share");
        ElectionCount.InWords(CountingRules.Find("majority")!, record).ShouldContain("Class workers: 1 yes, 4 no, 0 abstaining. These count as 12 yes and 48 no.");
        Two.By("majority", "caps=users:10%").Rounds[0].Notes!["users"]["yes counted"].ShouldBe(Amount.Ratio(30, 72));
    }

    [Fact]
    public void Of_all_who_may_vote_a_college_in_which_few_did_says_little()
    {
        const string Two = "yes,no,abstain,class,eligible\n10,0,0,users,100\n9,1,0,workers,10\n";
        var record = Two.By("majority", "colleges=users:50;workers:50 base=eligible minimum-yes=1/2");
        record.Rounds[0].Votes["yes"].ShouldBe((Amount)5 + 45);
        record.Requirements!.Value.Select(each => (each.Name, each.Has, each.Needs, each.IsMet)).ShouldBe(
            [("threshold", (Amount)50, (Amount)50, false), ("minimum-yes", (Amount)50, (Amount)50, true)]);
    }

    [Fact]
    public void Investors_have_at_most_their_share_of_all_votes()
    {
        // 90 votes of members leave room for 10 of investors: 90 of 100 is nine tenths.
        const string Two = "yes,no,abstain,class\n40,50,0,members\n60,0,0,investors\n";
        var record = Two.By("majority", "caps=investors:1/10");
        record.Rounds[0].Show().ShouldBe("abstain 0, no 50, yes 50");
        record.Verdict.ShouldBe(Verdict.Lost);
        Two.By("majority").Verdict.ShouldBe(Verdict.Carried);
        "yes,no,abstain,class\n40,50,0,members\n5,0,0,investors\n".By("majority", "caps=investors:1/10").Rounds[0].Votes["yes"].ShouldBe(45);
        record.Rounds[0].Notes!["investors"]["yes counted"].ShouldBe(10);
        Should.Throw<CannotCountException>(() => Two.By("majority", "caps=investors:1")).Message.ShouldContain("below 1");
        Should.Throw<CannotCountException>(() => Two.By("majority", "caps=investor:1/10")).Message.ShouldContain("nobody of class investor");
    }

    [Fact]
    public void Several_caps_hold_at_once_whatever_the_classes_are_called()
    {
        // 80 votes of W leave room for 10 of A and 10 of B: a tenth of 100 each.
        "yes,no,abstain,class\n100,0,0,A\n0,100,0,B\n40,40,0,W\n".By("majority", "caps=A:1/10;B:1/10").Rounds[0].Show().ShouldBe("abstain 0, no 50, yes 50");
        "yes,no,abstain,class\n100,0,0,Z\n0,100,0,B\n40,40,0,W\n".By("majority", "caps=Z:1/10;B:1/10").Rounds[0].Show().ShouldBe("abstain 0, no 50, yes 50");
        Should.Throw<CannotCountException>(() => "yes,no,abstain,class\n9,0,0,A\n9,0,0,B\n".By("majority", "caps=A:1/3;B:1/3")).Message.ShouldContain("leave no room");
    }

    [Fact]
    public void Each_class_can_be_asked_for_its_own_threshold()
    {
        const string Two = "yes,no,abstain,class\n40,10,0,members\n4,5,0,workers\n";
        var record = Two.By("majority", "class-thresholds=members:1/2;workers:1/2");
        record.Verdict.ShouldBe(Verdict.Lost);
        record.Requirements!.Value.Where(each => !each.IsMet).Select(each => each.On).ShouldBe(["workers"]);
        Should.Throw<CannotCountException>(() => Two.By("majority", "class-thresholds=guests:1/2")).Message.ShouldBe(
            "There is nobody of class guests, for which the option class-thresholds asks. There are members and workers.");
        "yes,no,abstain,class\n9,1,0,members\n0,0,3,workers\n".By("majority", "class-thresholds=workers:1/2 comparator=at-least").Verdict.ShouldBe(Verdict.Lost);
        Two.By("majority", "class-thresholds=workers:1/3").Verdict.ShouldBe(Verdict.Carried);
    }

    [Theory]
    [InlineData("threshold=3/2", "from 0 to 1")]
    [InlineData("threshold=1", "More than all")]
    [InlineData("threshold=x", "a number from 0")]
    [InlineData("base=eligible", "Say eligible=NUMBER")]
    [InlineData("quorum-share=1/2", "Say eligible=NUMBER")]
    [InlineData("turnout=1/2", "Say eligible=NUMBER")]
    [InlineData("minimum-yes=1/2", "Say eligible=NUMBER")]
    [InlineData("colleges=users", "as 'workers:50; users:50'")]
    [InlineData("colleges=a:1;a:2", "names a twice")]
    public void Terms_that_cannot_be_counted_are_refused(string settings, string reason) =>
        Should.Throw<CannotCountException>(() => "yes,no,abstain\n1,2,3\n".By("majority", settings)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("yes,no,abstain,eligible\n5,2,0,100\n", "eligible=50", "The file says that 100 may vote, and the option eligible says 50.")]
    [InlineData("yes,no,abstain\n5,2,0\n", "eligible=6", "7 took part, and only 6 may.")]
    [InlineData("yes,no,spoilt,eligible\n5,2,1,7\n", "", "8 took part, and only 7 may.")]
    [InlineData("yes,no,class,eligible\n5,0,a,4\n1,0,b,9\n", "", "Of class a more took part than the 4 who may.")]
    public void More_votes_than_voters_and_two_rolls_are_refused(string table, string settings, string reason) =>
        Should.Throw<CannotCountException>(() => table.By("majority", settings)).Message.ShouldStartWith(reason);

    [Theory]
    [InlineData("answer\nyes,garbage\n", "Line 2: The row has more cells than the header.")]
    [InlineData("yes,aye\n1,2\n", "Line 1: The columns yes and aye say the same.")]
    [InlineData("yes,no\n1,2,3\n", "Line 2: The row has more cells than the header.")]
    [InlineData("yes,no,weight\n4611686018427387904,0,4\n", "Line 2: The ballots to here are more than can be counted.")]
    [InlineData("answer,count,weight\n,1,9223372036854775807\nyes,9,9223372036854775807\n", "Line 3: The ballots to here are more than can be counted.")]
    [InlineData("answer\nperhaps\n", "Line 2: 'perhaps' is no answer.")]
    public void A_table_that_is_not_sound_is_refused_with_its_line(string table, string reason) =>
        Should.Throw<Decisions.Domain.Counting.Files.ElectionFileException>(() => table.By("majority")).Message.ShouldStartWith(reason);

    [Fact]
    public void How_many_may_vote_can_be_said_where_the_file_does_not() =>
        "yes,no,abstain\n5,2,0\n".By("majority", "eligible=10 base=eligible").Verdict.ShouldBe(Verdict.Lost);

    [Fact]
    public void Every_sentence_says_its_numbers()
    {
        var record = "yes,no,abstain,class,eligible\n10,2,0,workers,15\n1,9,3,users,40\n".By(
            "majority", "class-thresholds=users:1/2 quorum-share=1/2 minimum-yes=1/3");
        ElectionCount.InWords(CountingRules.Find("majority")!, record).ShouldBe(
        [
            "25 ballots were cast.",
            "Class users: 1 yes, 9 no, 3 abstaining.",
            "Class workers: 10 yes, 2 no, 0 abstaining.",
            "In all: 11 votes for yes, 11 for no and 3 abstaining.",
            "At least 28 must take part. 25 did, which is not so.",
            "Yes must have more than half of 22 votes cast, that is more than 11. It has 11, which is not so.",
            "Of all 55 votes that there are, at least 18 1/3 must be yes. 11 are, which is not so.",
            "Class users must be in favour too: more than 5 of its 10 votes. It has 1, which is not so.",
            "Too few took part, so nothing is decided.",
        ]);
    }
}
