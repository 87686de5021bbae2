using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Counting.Elections.Voters;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.Voters;

/// <summary>Weights, classes and delegated votes under rules that rank and score.</summary>
public sealed class VoterTableTests
{
    private const string Roll = "member,class,weight,delegate\nann,w,1,\nbob,w,2,ann\ncem,u,1,bob\ndee,u,1,eve\neve,u,1,dee\nflo,u,5,\n";

    [Fact]
    public void A_ballot_counts_as_many_times_as_its_voter_has_votes()
    {
        var election = Read("weight,rank1,rank2\n3,X,Y\n1,Y,X\n", VotersTold.Nothing);
        election.By("irv").Rounds[0].Show().ShouldBe("X 3, Y 1");
        (election.Electorate!.Members, election.Electorate.Votes, election.Electorate.PartsPerVote).ShouldBe((2, 4, null));
    }

    [Fact]
    public void A_holders_ballot_counts_for_those_who_delegated_to_them_under_any_rule()
    {
        var told = VotersTold.Nothing with { Roll = RollFile.Read(new StringReader(Roll)) };
        var election = Read("member,rank1,rank2\nann,X,Y\nflo,Y,X\n", told);
        foreach (var rule in new[] { "irv", "plurality", "schulze", "borda" })
            election.By(rule).Winners.ShouldBe(["Y"], rule);
        election.By("plurality").Rounds[0].Show().ShouldBe("X 4, Y 5");
        election.Electorate!.Members.ShouldBe(4);
        election.Electorate.Votes.ShouldBe(9);
        election.Electorate.Delegated.Select(each => (each.Member, each.Holder, each.Reason)).ShouldBe(
            [("bob", "ann", null), ("cem", "ann", null), ("dee", null, DelegatedVote.Circle), ("eve", null, DelegatedVote.Circle)]);
    }

    [Fact]
    public void Colleges_count_for_their_weight_under_any_rule()
    {
        var told = VotersTold.Nothing with { Colleges = ClassNumbers.Parse("colleges", "w:1;u:1") };
        var election = Read("class,count,rank1\nw,2,X\nw,1,Y\nu,90,Y\nu,30,X\n", told);
        // 120 votes of u and 3 of w weigh the same: 1 part to 40.
        election.Electorate!.PartsPerVote.ShouldBe(ImmutableSortedDictionary<string, long>.Empty.Add("u", 1).Add("w", 40));
        election.By("plurality").Rounds[0].Show().ShouldBe("X 110, Y 130");
    }

    [Fact]
    public void A_college_has_its_weight_however_many_of_its_ballots_are_blank()
    {
        var told = VotersTold.Nothing with { Colleges = ClassNumbers.Parse("colleges", "a:1;b:1") };
        Read("class,count,rank1\na,10,Ann\nb,1,Bob\nb,9,\n", told).By("plurality").Rounds[0].Show().ShouldBe("Ann 10, Bob 10");
    }

    [Fact]
    public void A_number_of_votes_means_nothing_where_votes_are_in_parts()
    {
        var told = VotersTold.Nothing with { Colleges = ClassNumbers.Parse("colleges", "a:1;b:1") };
        var election = Read("class,count,rank1\na,3,Ann\nb,1,Bob\n", told);
        var irv = CountingRules.Find("irv")!;
        Should.Throw<CannotCountException>(() => ElectionCount.Of(irv, election, ChosenSettings.Of(irv, new Dictionary<string, string> { ["minimum"] = "2" }), default))
            .Message.ShouldContain("counted in parts");
        ElectionCount.InWords(irv, ElectionCount.Of(irv, election, ChosenSettings.Of(irv, new Dictionary<string, string>()), default))
            .ShouldContain("6 parts of votes were cast.");
    }

    [Fact]
    public void A_spoilt_ballot_is_a_ballot_so_nobody_speaks_for_whoever_handed_it_in()
    {
        var told = VotersTold.Nothing with { Roll = RollFile.Read(new StringReader(Roll)) };
        var record = Answers.AnswerTables.By("member,answer\nann,no\nbob,spoilt\nflo,\n", "majority", "", told);
        record.Ballots.ShouldBe(new BallotNumbers(3, 1, 0, 2));
        // Bob's spoilt ballot speaks for Cem too, who delegated to Bob.
        record.Rounds[0].Votes["no"].ShouldBe(1);
        Should.Throw<ElectionFileException>(() => Answers.AnswerTables.By("member,answer\nzed,spoilt\n", "majority", "", told)).Message.ShouldContain("zed is not on the roll");
        Should.Throw<ElectionFileException>(() => Answers.AnswerTables.By("member,answer\nann,spoilt\nann,no\n", "majority", "", told)).Message.ShouldContain("stands in the table already");
        Should.Throw<ElectionFileException>(() => Answers.AnswerTables.By("member,answer\nzed,\n", "majority", "", told)).Message.ShouldContain("zed is not on the roll");
    }

    [Theory]
    [InlineData("Timestamp;Ann;Bob\n2026-11-20 10:01;1;2\n2026-11-20 10:02;1;2\n")]
    [InlineData("Timestamp,rank1,rank2\n10:01,Ann,Bob\n10:02,Ann,Bob\n")]
    [InlineData("Ann,Bob,Timestamp,count\n1,2,x,2\n")]
    public void A_column_that_says_nothing_of_the_ballot_can_be_left_out(string table)
    {
        var election = ElectionFormats.Find("csv")!.Read(new StringReader(table), ReadingOptions.Default with { IgnoredColumns = ["timestamp"] }).Election;
        election.By("plurality").Rounds[0].Show().ShouldStartWith("Ann 2");
        Should.Throw<ElectionFileException>(() => ElectionFormats.Find("csv")!.Read(new StringReader(table), ReadingOptions.Default with { IgnoredColumns = ["when"] }))
            .Message.ShouldContain("There is no column 'when'");
    }

    [Fact]
    public void A_column_that_counts_ballots_may_stand_anywhere()
    {
        var election = Read("Ann,Bob,count\n1,2,10\n2,1,3\n", VotersTold.Nothing);
        election.Electorate.ShouldBeNull();
        election.By("plurality").Rounds[0].Show().ShouldBe("Ann 10, Bob 3");
    }

    [Fact]
    public void A_capped_class_has_no_more_than_its_share_under_any_rule()
    {
        var told = VotersTold.Nothing with { Caps = ClassNumbers.Parse("caps", "investors:1/10") };
        var election = Read("class,count,rank1\nm,50,X\nm,40,Y\ninvestors,60,Y\n", told);
        // 90 votes of members leave room for 10: a sixth of a vote for each of 60.
        election.Electorate!.PartsPerVote!["m"].ShouldBe(6);
        election.By("plurality").Rounds[0].Show().ShouldBe("X 300, Y 300");
    }

    [Theory]
    [InlineData("member,rank1\nann,X\nann,Y\n", Roll, "Line 3: ann stands in the table already, in line 2.")]
    [InlineData("member,rank1\nann,X\n\nzoe,Y\n", Roll, "Line 4: zoe is not on the roll.")]
    [InlineData("count,member,rank1\n2,ann,X\n", Roll, "Line 2: A row that names its member stands for one ballot.")]
    [InlineData("rank1\nX\n", Roll, "Line 2: The row names no member. With a roll, or a column 'member', each row says whose ballot it is.")]
    [InlineData("member,rank1\n,X\n", "", "Line 2: The row names no member. With a roll, or a column 'member', each row says whose ballot it is.")]
    [InlineData("Timestamp,A,B\n1,2,1\n", "", "Line 1: The column 'Timestamp' would be taken for a candidate. Leave it out (--ignore-column 'Timestamp'), call it 'member' where it says whose ballot a row is, or name who stands with --candidates.")]
    [InlineData("weight,rank1\nmuch,X\n", "", "Line 2: A whole number says a weight, not 'much'.")]
    [InlineData("class,A,B\nw,1,2\n\nw,x,1\n", "", "Line 4: A rank is a whole number from 1 or nothing, not 'x'.")]
    public void What_is_not_sound_is_refused_with_its_line(string table, string roll, string reason)
    {
        var told = roll.Length == 0 ? VotersTold.Nothing : VotersTold.Nothing with { Roll = RollFile.Read(new StringReader(roll)) };
        Should.Throw<ElectionFileException>(() => Read(table, told)).Message.ShouldBe(reason);
    }

    [Theory]
    [InlineData("", "Line 1: The roll is empty.")]
    [InlineData("name\nann\n", "Line 1: The roll needs a column 'member'")]
    [InlineData("member\nann\nann\n", "Line 3: ann is on the roll already, in line 2.")]
    [InlineData("member,weight\nann,0\n", "Line 2: A weight is a whole number from 1, not '0'.")]
    [InlineData("member,weight\nann,1,x,y\nann,1\n", "Line 3: ann is on the roll already")]
    [InlineData("member,weight\n,1\n", "Line 2: A row of the roll names no member.")]
    public void A_roll_that_is_not_sound_is_refused_with_its_line(string roll, string reason) =>
        Should.Throw<ElectionFileException>(() => RollFile.Read(new StringReader(roll))).Message.ShouldStartWith(reason);

    private static Election Read(string table, VotersTold told) =>
        ElectionFormats.Find("csv")!.Read(new StringReader(table), ReadingOptions.Default with { Voters = told }).Election;
}
