using System.Globalization;
using System.Text;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;
using Decisions.Domain.Tests.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Files;

/// <summary>What is read from files of each form.</summary>
public sealed class ElectionFilesTests
{
    private static readonly ReadingOptions Four = new([["Ann"], ["Bob", "Robert"], ["Cem"], ["Dee"]], OvervoteDelimiter: "|");

    [Fact]
    public void A_BLT_file_puts_ballots_that_say_the_same_together()
    {
        var election = Read("blt", "3 2\n-3\n2 1 2 0\n3\t1  2 0 \n# a remark\n1 2=3 1 0\n4 0\n1 3 - 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Ann\"\n\"Board\"\n");
        election.Title.ShouldBe("Board");
        election.Seats.ShouldBe(2);
        election.Candidates.Select(each => (each.Name, each.IsWithdrawn)).ShouldBe([("Ann (1)", false), ("Bob", false), ("Ann (3)", true)]);
        election.Show().ShouldBe(["1: Ann (3)>Ann (1)", "1: Bob=Ann (3)>Ann (1)", "4:", "5: Ann (1)>Bob"]);
        election.ShowPapers().ShouldContain("1: Ann (3)>->Ann (1)");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Lines_may_end_either_way_and_the_last_need_not_end(string end) =>
        Read("blt", string.Join(end, "\uFEFF2 1", "3 1 0", "0", "\"A\"", "\"B\"", "\"T\"")).Show().ShouldBe(["3: A"]);

    [Fact]
    public void A_line_longer_than_a_block_is_read_whole()
    {
        var candidates = 40_000;
        var ranking = string.Join(' ', Enumerable.Range(1, candidates));
        var names = string.Concat(Enumerable.Range(1, candidates).Select(number => $"\"N{number}\"\n"));
        var election = Read("blt", $"{candidates} 1\n1 {ranking} 0\n2 {ranking} 0\n0\n{names}\"T\"\n");
        var profile = election.Ballots.ShouldBeOfType<RankedProfile>();
        (profile.Distinct, profile.Returned, profile.Ranking(0).Length).ShouldBe((1, 3, candidates));
    }

    [Fact]
    public void The_Condorcet_format_has_tags_weights_numbers_and_empty_rankings()
    {
        var text = """
            # a remark
            #/Candidates: A ; B B;C
            #/Number of Seats: 2
            #/Implicit Ranking: false
            #/Weight Allowed: true

            A > B B = C * 3
            tag 1, tag 2 || C>A ^7 * 2 # said late
            /EMPTY_RANKING/ * 4
            me || B B
            """;
        var file = Open("cvotes", text);
        file.UnrankedIsLast.ShouldBe(false);
        file.Election.Seats.ShouldBe(2);
        file.Election.Show().ShouldBe(["14: C>A", "1: B B", "3: A>B B=C", "4:"]);
        Read("cvotes", "B > A\nC = A ^5\n").Show().ShouldBe(["1: B>A", "1: C=A"]);
    }

    [Fact]
    public void PrefLib_orders_are_read_in_both_forms()
    {
        const string New = """
            # FILE NAME: 1.toi
            # TITLE: A poll
            # NUMBER ALTERNATIVES: 3
            # NUMBER VOTERS: 6
            # ALTERNATIVE NAME 1: A
            # ALTERNATIVE NAME 2: B
            # ALTERNATIVE NAME 3: C
            3: 1,{2,3}
            2: {1, 2}
            1: 3
            """;
        const string Old = "3\n1,A\n2,B\n3,C\n6,6,3\n3,1,{2,3}\n2,{1,2}\n1,3\n";
        Read("preflib", New).Title.ShouldBe("A poll");
        foreach (var text in new[] { New, Old })
            Read("preflib", text).Show().ShouldBe(["1: C", "2: A=B", "3: A>B=C"]);
    }

    [Fact]
    public void A_cast_vote_record_keeps_what_was_marked()
    {
        const string Text = """
            count,rank1,rank2,rank3,rank4
            3,Robert,undervote,Ann,
            2,Ann,Cem|Dee,Bob,
            1,overvote,,Dee,Dee
            5,undervote,,,
            1,"Ann",UWI
            """;
        var election = Open("csv", Text, Four).Election;
        election.Candidates[^1].ShouldBe(new Candidate("Undeclared Write-ins", IsWriteIn: true));
        election.ShowPapers().ShouldBe(["1: ?>->Dee>Dee", "1: Ann>Undeclared Write-ins", "2: Ann>Cem=Dee>Bob", "3: Bob>->Ann", "5:"]);
        election.Show().ShouldBe(["1: Ann>Undeclared Write-ins", "1: Dee", "2: Ann>Cem=Dee>Bob", "3: Bob>Ann", "5:"]);
    }

    [Fact]
    public void A_table_may_have_a_column_a_candidate() =>
        Read("csv", "Ann,Bob,\"Cem, Jr\"\n1,2,3\n1,1,\n,0,2\n,,\n").Show().ShouldBe(["1:", "1: Ann=Bob", "1: Ann>Bob>Cem, Jr", "1: Cem, Jr"]);

    [Fact]
    public void A_table_may_hold_scores()
    {
        var scores = ReadingOptions.Default with { Ballots = BallotForm.Scored };
        Open("csv", "count,Ann,\"Bob, Jr\"\n3, 5 ,0\n2,,\n\"1\",\"5\",0\n1,2\n", scores).Election.ShowScores()
            .ShouldBe(["1: Ann=2", "2:", "4: Ann=5 Bob, Jr=0"]);
        var spoilt = Open("csv", "count,Ann,Bob\n3,5,-1\n2,5,1\n", scores).Election;
        (spoilt.Spoilt, spoilt.Ballots.Returned).ShouldBe((3, 2));
        foreach (var (text, reason) in new[] { ("Ann\n1.5\n", "not '1.5'"), ("Ann\n1,2\n", "2 cells"), ("count,Ann\nx,1\n", "not 'x'"), ("Ann\n\"1\",2\n", "2 cells") })
            Should.Throw<ElectionFileException>(() => Open("csv", text, scores)).Message.ShouldContain(reason);
    }

    [Fact]
    public void A_starvote_file_has_options_and_ballots()
    {
        var file = Open("starvote", """
            # remark
            [options]
            method = bloc
            seats = 2
            maximum score = 10
            tiebreaker = [
                Cem

                Zoe
            ]

            [ballots]
            3 ballots:

            Bob = 10
            Ann = 0 # said late

            Cem (Jr.) = 4
            1 ballot:
            Ann = 1
            # the last
            Cem = 1
            """);
        file.Election.Seats.ShouldBe(2);
        file.Settings.ShouldBe(new Dictionary<string, string> { ["highest"] = "10", ["quota-of"] = "ballots", ["ties"] = "order" });
        file.Election.Candidates.Select(each => each.Name).ShouldBe(["Cem", "Ann", "Bob", "Cem (Jr.)"]);
        file.Election.ShowScores().ShouldBe(["1: Ann=1", "1: Cem (Jr.)=4", "1: Cem=1", "3: Ann=0 Bob=10"]);
    }

    [Fact]
    public void A_starvote_file_may_take_ballots_from_another_beside_it()
    {
        var file = Open("starvote", "[options]\nseats = 3\nstarvote_path = other.starvote\n[ballots]\nAnn = 1\n", ReadingOptions.Default with
        {
            Beside = name => name == "other.starvote" ? new StringReader("[options]\nseats = 2\nmaximum score = 9\n[ballots]\n2 ballots:\nBob = 9\n") : null,
        });
        file.Election.Seats.ShouldBe(3);
        file.Settings!["highest"].ShouldBe("9");
        file.Election.ShowScores().ShouldBe(["1: Ann=1", "2: Bob=9"]);
    }

    [Fact]
    public void An_abcvoting_file_has_approvals_by_number()
    {
        var election = Read("abcvoting", """
            # remark
            description: "made by hand,
              over two lines: so"
            profile: [[0, 2], [2,0], [], [
                1], [0,
                1, 2]]
            num_cand: 3
            committeesize: 2
            compute:
            - rule_id: av
              result: [[0, 2]]
            """);
        election.Seats.ShouldBe(2);
        election.ShowScores().ShouldBe(["1:", "1: 0=1 1=1 2=1", "1: 1=1", "2: 0=1 2=1"]);
        Read("abcvoting", "profile: [[0], [1]]\nweights: [3, 2]\nnum_cand: 2\ncand_names: [Ann, \"Bob, Jr\"]\n").ShowScores().ShouldBe(["2: Bob, Jr=1", "3: Ann=1"]);
    }

    [Theory]
    [InlineData("abcvoting", "profile: [[0], [2]]\nnum_cand: 2\n", 1, "no candidate 2")]
    [InlineData("abcvoting", "num_cand: 2\nprofile: [[0],\n  [1, 1]]\n", 3, "twice")]
    [InlineData("abcvoting", "num_cand: 2\nprofile: [[0],\n  [1]\n", 3, "the end")]
    [InlineData("abcvoting", "num_cand: 2\nprofile: [[0], [x]]\n", 2, "not 'x'")]
    [InlineData("abcvoting", "num_cand: 2\nprofile: [[0]] 5\n", 2, "After the list")]
    [InlineData("abcvoting", "num_cand: two\nprofile: []\n", 1, "whole number")]
    [InlineData("abcvoting", "num_cand: 2\n", 1, "lacks 'profile'")]
    [InlineData("abcvoting", "num_cand: 2\nnum_cand: 2\n", 2, "second time")]
    [InlineData("abcvoting", "num_cand: 2\nvoters: 5\n", 2, "not with 'voters'")]
    [InlineData("abcvoting", "num_cand: 2\nprofile: [[0]]\nweights: [1, 2]\n", 3, "2 weights")]
    [InlineData("starvote", "Ann = 1\n", 1, "stands [options]")]
    [InlineData("starvote", "[ballots]\nAnn = 1\nAnn = 2\n", 3, "twice")]
    [InlineData("starvote", "[ballots]\nAnn = -1\n", 2, "whole number from 0")]
    [InlineData("starvote", "[ballots]\nAnn\n", 2, "name = value")]
    [InlineData("starvote", "[ballots]\nAnn = 1\n\n2 ballots:\n", 4, "should follow")]
    [InlineData("starvote", "[ballots]\nmany ballots:\nAnn = 1\n", 2, "number of ballots")]
    [InlineData("starvote", "[ballots]\n[ballots]\n", 2, "second time")]
    [InlineData("starvote", "[votes]\n", 1, "no section [votes]")]
    [InlineData("starvote", "[options]\nseats = two\n", 2, "seats")]
    [InlineData("starvote", "[options]\ncolour = red\n", 2, "'colour'")]
    [InlineData("starvote", "[options]\ntiebreaker = [\nAnn\n[ballots]\n", 4, "not closed")]
    [InlineData("starvote", "[options]\nstarvote_path = none.starvote\n", 2, "beside")]
    [InlineData("starvote", "[options]\nmethod = star\n", 2, "no ballot")]
    [InlineData("blt", "2 1\n3 1 1 0\n0\n\"A\"\n\"B\"\n\"T\"\n", 2, "ranked twice")]
    [InlineData("blt", "2 1\n1 1 0\n3 1 9 0\n0\n\"A\"\n\"B\"\n\"T\"\n", 3, "no candidate 9")]
    [InlineData("blt", "2 1\n3 1 2\n0\n\"A\"\n\"B\"\n\"T\"\n", 2, "must end with 0")]
    [InlineData("blt", "2 1\n3 1 0\n", 2, "file ends")]
    [InlineData("cvotes", "#/Candidates: A;B\nA < B\n", 2, "no '<'")]
    [InlineData("cvotes", "#/Candidates: A;B # two\nA > B\n", 1, "no comment")]
    [InlineData("cvotes", "A > B\n#/Weight Allowed: true\n", 2, "before the first vote")]
    [InlineData("cvotes", "A > B\nA > /EMPTY/\n", 2, "whole ballot")]
    [InlineData("cvotes", "A > B * 8 ^7\n", 1, "whole number")]
    [InlineData("cvotes", "A * 4000000000\nB\nA * 999999999999999\n", 3, "can be counted")]
    [InlineData("blt", "1 1\n999999999999999 1 0\n9223372036854775807 1 0\n0\n\"A\"\n\"T\"\n", 3, "can be counted")]
    [InlineData("preflib", "# DATA TYPE: soc\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 2\n", 5, "leaves out alternative 1")]
    [InlineData("preflib", "# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: {1,2}\n", 5, "has a tie")]
    [InlineData("csv", "A,B\n1,\"2\n3\",4\n", 2, "next line")]
    [InlineData("cvotes", "A > B > A\n", 1, "ranked twice")]
    [InlineData("cvotes", "A > B\nA > B * x\n", 2, "whole number")]
    [InlineData("cvotes", "A > > B\n", 1, "name is missing")]
    [InlineData("cvotes", "#/Number of Seats: none\n", 1, "seats")]
    [InlineData("cvotes", "# nothing\n", 1, "No candidate")]
    [InlineData("preflib", "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1: 1,3\n", 4, "'3' is no alternative")]
    [InlineData("preflib", "2\n1,A\n2,B\n3,3,1\n2,1,2\n", 5, "speaks of 3 voters")]
    [InlineData("preflib", "2\n1,A\n2,B\n2,2,1\n2,{1,2\n", 5, "not closed")]
    [InlineData("preflib", "2\n1,A\n2,B\n4,4,1\n2,1,2\n2,2,2\n", 6, "ranked twice")]
    [InlineData("preflib", "2\n1,A\n2,B\n2,2,1\n2,1,2,\n1,3\n", 6, "'3' is no alternative")]
    [InlineData("csv", "A,B\n1,2\n9999999999,1\n1,-2\n", 4, "'-2'")]
    [InlineData("csv", "count,rank1\nmany,Ann\n", 2, "whole number")]
    [InlineData("csv", "count,rank1\n1,Zed\n", 2, "'Zed' is not among")]
    [InlineData("csv", "A,B\n1,2,3\n", 2, "more than the header")]
    [InlineData("csv", "A,B\n1,first\n", 2, "'first'")]
    [InlineData("csv", "A,\"B\n", 1, "not closed")]
    [InlineData("csv", "", 1, "empty")]
    public void A_file_that_is_not_sound_is_refused_with_the_line_and_the_reason(string format, string text, long line, string reason)
    {
        var fault = Should.Throw<ElectionFileException>(() => Open(format, text, Four));
        fault.Line.ShouldBe(line);
        fault.Reason.ShouldContain(reason);
    }

    [Fact]
    public void PrefLib_s_first_form_says_by_its_extension_whether_orders_are_complete()
    {
        const string Text = "2\n1,A\n2,B\n1,1,1\n1,2\n";
        Open("preflib", Text, ReadingOptions.Default with { Extension = ".soi" }).Election.Show().ShouldBe(["1: B"]);
        Should.Throw<ElectionFileException>(() => Open("preflib", Text, ReadingOptions.Default with { Extension = ".SOC" })).Line.ShouldBe(5);
    }

    [Fact]
    public void Votes_for_others_than_the_declared_are_passed_over_as_the_Condorcet_format_has_it() =>
        Read("cvotes", "#/Candidates: A;B;C\nX = A = B > C\nX > C\nX\nA > X = B\n").Show().ShouldBe(["1:", "1: A=B>C", "1: A>B", "1: C"]);

    [Theory]
    [InlineData("Ann;Bob;\"Cem; Jr\"\n1;2;3\n1;1;\n")]
    [InlineData("Ann\tBob\tCem; Jr\n1\t2\t3\n1\t1\t\n")]
    public void Semicolons_or_tabs_may_separate_the_cells(string text) =>
        Read("csv", text).Show().ShouldBe(["1: Ann=Bob", "1: Ann>Bob>Cem; Jr"]);

    [Fact]
    public void A_file_may_be_UTF_16_and_must_else_be_UTF_8()
    {
        const string Text = "1 1\n2 1 0\n0\n\"Zoë\"\n\"T\"\n";
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Bytes("blt", [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]).Candidates.Single().Name.ShouldBe("Zoë");
        var fault = Should.Throw<ElectionFileException>(() => Bytes("blt", Encoding.Latin1.GetBytes(Text)));
        (fault.Line, fault.Reason).ShouldBe((4, "The line is not text in UTF-8. Save the file again in that encoding."));
    }

    [Theory]
    [InlineData("blt", "3 1\n{0}0\n\"A\"\n\"B\"\n\"C\"\n\"T\"\n", "2 1 3 0\n", "1 3=2 0\n", "5 0\n")]
    [InlineData("cvotes", "#/Candidates: A;B;C\n{0}", "A > C * 2\n", "C=B\n", "/EMPTY/ * 5\n")]
    [InlineData("preflib", "# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n{0}", "2: 1,3\n", "1: {{3,2}}\n", "5:\n")]
    [InlineData("csv", "count,rank1,rank2\n{0}", "2,A,C\n", "1,C|B,\n", "5,,\n")]
    [InlineData("csv", "count,A,B,C\n{0}", "2,1,,2\n", "1,,3,3\n", "5,,,\n")]
    public void A_line_counts_each_time_it_is_there(string format, string file, string one, string other, string blank)
    {
        // Enough lines for the reader to look twice whether lines come again: first they do, and then no more.
        var lines = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            lines.Append(one).Append(other.Replace("{{", "{").Replace("}}", "}")).Append(blank);
        for (var i = 0; i < 80_000; i++)
            lines.Append(one.TrimEnd('\n')).Append(' ', i / 8 % 100).Append(i % 2 == 0 ? "\n" : "\r\n");
        var election = Open(format, string.Format(CultureInfo.InvariantCulture, file, lines), Four with { Candidates = [] }).Election;
        election.Show().Order(StringComparer.Ordinal).ShouldBe(new[] { "100000:", $"200000: A>C", election.Show().Single(each => each.Contains('=')) }.Order(StringComparer.Ordinal));
        election.Show().Single(each => each.Contains('=')).ShouldBeOneOf("20000: B=C", "20000: C=B");
    }

    [Fact]
    public void Cells_that_are_known_by_their_bytes_say_what_they_said()
    {
        const string Text = "rank1,rank2\nAnn,Bob\nBob, Ann\n Ann,Bob\n\n  \n,Ann\nAnn,\n\"Ann\",Bob\n\"Bob\n";
        var fault = Should.Throw<ElectionFileException>(() => Open("csv", Text, Four));
        fault.Line.ShouldBe(10);
        Open("csv", Text.Replace("\"Bob\n", "Bob,undervote\nBob,overvote\nAnn|Cem,Bob\nCem|Ann,Bob"), Four).Election.ShowPapers()
            .ShouldBe(["1: ->Ann", "1: Ann", "1: Bob", "1: Bob>?", "1: Bob>Ann", "2: Ann=Cem>Bob", "3: Ann>Bob"]);
        Should.Throw<ElectionFileException>(() => Open("csv", "rank1,rank2\nAnn,Bob\nAnn,Bob,Ann\n", Four)).Line.ShouldBe(3);
    }

    [Fact]
    public void A_cast_vote_record_may_name_hundreds()
    {
        var rows = string.Concat(Enumerable.Range(0, 300).Select(i => $"N{i % 150:000},,N{(i + 7) % 150:000}\n"));
        var election = Read("csv", "rank1,rank2,rank3\nN000,N007\n" + rows);
        election.Candidates.Length.ShouldBe(150);
        election.ShowPapers().ShouldBe(Enumerable.Range(0, 150).Select(i => $"2: N{i:000}>->N{(i + 7) % 150:000}").Prepend("1: N000>N007"));
        election.Show()[0].ShouldBe("2: N001>N008");
    }

    [Fact]
    public void Each_extension_has_one_form() =>
        ElectionFormats.All.SelectMany(format => format.Extensions).ShouldBeUnique();

    private static Election Bytes(string format, byte[] bytes) =>
        ElectionFormats.Find(format)!.Read(new MemoryStream(bytes), ReadingOptions.Default).Election;

    private static Election Read(string format, string text) => Open(format, text).Election;

    private static ElectionFile Open(string format, string text, ReadingOptions? options = null) =>
        ElectionFormats.Find(format)!.Read(new StringReader(text), options ?? ReadingOptions.Default);
}
