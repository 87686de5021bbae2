using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;
using Decisions.Domain.Tests.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Files;

public sealed class PabulibFileTests
{
    /// <summary>The example of pabulib.org/format, with its spaces.</summary>
    private const string Wieliczka = """
        META
        key; value
        description; Municipal PB in Wieliczka
        country; Poland
        num_projects; 5
        num_votes; 10
        budget; 2500
        vote_type; approval
        min_length; 1
        max_length; 3
        PROJECTS
        project_id; cost; category
        1; 600; culture, education
        2; 800; sport
        4; 1400; culture
        5; 1000; health, sport
        7; 1200; education
        VOTES
        voter_id; age; sex; vote
        1; 34; f; 1,2,4
        2; 51; m; 1,2
        3; 23; m; 2,4,5
        4; 19; f; 5,7
        5; 62; f; 1,4,7
        6; 54; m; 1,7
        7; 49; m; 5
        8; 27; f; 4
        9; 39; f; 2,4,5
        10; 44; m; 4,5
        """;

    [Fact]
    public void The_formats_own_example_is_read()
    {
        var election = Read(Wieliczka);
        election.Title.ShouldBe("Municipal PB in Wieliczka");
        election.Budget.ShouldBe(2500);
        election.Candidates.Select(each => $"{each.Name} {each.Cost}").ShouldBe(["1 600", "2 800", "4 1400", "5 1000", "7 1200"]);
        election.Ballots.Returned.ShouldBe(10);
        election.By("greedy-budget").Winners.ShouldBe(["4", "5"]);
    }

    [Fact]
    public void Windows_lines_a_byte_order_mark_and_quoted_cells_make_no_difference()
    {
        var plain = Read(Wieliczka).By("greedy-budget").Json();
        Read("\uFEFF" + Wieliczka.ReplaceLineEndings("\r\n") + "\r\n\r\n").By("greedy-budget").Json().ShouldBe(plain);
        Read(Wieliczka.Replace("; 1,2,4\n", "; \"1,2,4\"\n").Replace("culture, education", "\"culture; \"\"old\"\"\neducation\"")).By("greedy-budget").Json().ShouldBe(plain);
    }

    [Fact]
    public void A_project_goes_by_its_id_and_has_a_title()
    {
        var election = Read(File("approval", "project_id;cost;name", "p1;5;\"A park; \"\"green\"\"\"\np2;7;5\" pipes", "voter_id;vote", "v;p1"));
        election.Candidates.Select(each => (each.Name, each.Title)).ShouldBe([("p1", "A park; \"green\""), ("p2", "5\" pipes")]);
        var record = election.By("greedy-budget");
        record.Winners.ShouldBe(["p1"]);
        CountingRules.Find("greedy-budget")!.InWords(record).ShouldContain("p1 (A park; \"green\") has 1 vote and costs 5. It is bought, which leaves 5.");
    }

    [Theory]
    [InlineData("60000", "60000")]
    [InlineData("60000.0", "60000")]
    [InlineData("735616.25", "735616.25")]
    [InlineData("1 000 000", "1000000")]
    [InlineData("1,000,000.50", "1000000.5")]
    [InlineData("12,5", "12.5")]
    public void Sums_are_read_as_files_write_them(string written, string sum) =>
        Read(File("approval", "project_id;cost", $"a;{written}", "voter_id;vote", "v;a")).Candidates[0].Cost!.Value.ToString().ShouldBe(sum);

    [Theory]
    [InlineData("approval", "vote", "a,b", "a1 b1")]
    [InlineData("approval", "vote", "b,b", "b1")]
    [InlineData("approval", "vote", "", "")]
    [InlineData("choose-1", "vote", "b", "b1")]
    [InlineData("ordinal", "vote", "b,a,c", "a2 b3 c1")]
    [InlineData("cumulative", "vote;points", "b,a;7,3.0", "a3 b7")]
    [InlineData("scoring", "vote;points", "c,a;2,0", "a0 c2")]
    public void Each_type_of_vote_gives_its_points(string type, string columns, string vote, string points)
    {
        var ballots = (ScoreProfile)Read(File(type, "project_id;cost", "a;1\nb;1\nc;1", $"voter_id;{columns}", $"v;{vote}")).Ballots;
        ballots.Returned.ShouldBe(1);
        var given = ballots.Distinct == 0 ? [] : ballots.Named(0).ToArray().Zip(ballots.Scores(0).ToArray()).Select(each => $"{"abc"[each.First]}{each.Second}");
        string.Join(' ', given).ShouldBe(points);
    }

    [Theory]
    [InlineData("approval", "")]
    [InlineData("ordinal", "")]
    [InlineData("cumulative", "")]
    [InlineData("scoring", "\ndefault_score;1")]
    public void Plain_rows_say_what_others_say(string type, string also)
    {
        // The vote stands behind the points, so that what is read is not the order of the file.
        var rows = Enumerable.Range(0, 200).Select(i => (Given: $"{i % 7},{i % 5}", Vote: new[] { "b, a", "ż,b", " c ,a" }[i % 3])).ToList();
        string File(Func<(string Given, string Vote), string> row) => PabulibFileTests.File(
            type + also, "project_id;cost", "a;1\nb;1\nc;1\nż;1", "voter_id;points;age;vote", string.Join('\n', rows.Select((each, i) => $"{i};{row(each)}")));
        var plain = File(each => $"{each.Given};30;{each.Vote}");
        var others = Read(File(each => $"{each.Given};\"30\";{each.Vote}")).By("greedy-budget").Json();
        Read(plain).By("greedy-budget").Json().ShouldBe(others);
        Read(plain.ReplaceLineEndings("\r\n") + "\r\n").By("greedy-budget").Json().ShouldBe(others);
        Read(plain.Replace("b, a", "\u00a0b, a")).By("greedy-budget").Json().ShouldBe(others);
    }

    [Theory]
    [InlineData("approval", "2;b,x", "no project 'x'")]
    [InlineData("ordinal", "2;b,b", "names project 'b' twice")]
    [InlineData("approval", "2;b;\uFFFF", "not text in UTF-8")]
    [InlineData("approval", "VOTES", "nothing more")]
    [InlineData("approval", "VOTES; ", "nothing more")]
    public void A_wrong_row_after_plain_ones_is_refused_at_its_line(string type, string wrong, string reason)
    {
        var text = File(type, "project_id;cost", "a;1\nb;1\nVOTES;1", "voter_id;vote", $"1;a,b\n1;b\n{wrong}\n3;a\n");
        byte[] bytes = [.. System.Text.Encoding.UTF8.GetBytes(text).Select(each => each == 0xEF ? (byte)0xFF : each)];
        using var stream = new MemoryStream(bytes);
        var fault = Should.Throw<ElectionFileException>(() => ElectionFormats.Find("pabulib")!.Read(stream, ReadingOptions.Default));
        fault.Reason.ShouldContain(reason);
        fault.Line.ShouldBe(14);
    }

    [Fact]
    public void A_ranking_stays_one_for_rules_that_count_rankings()
    {
        using var text = new StringReader(File("ordinal", "project_id;cost", "a;1\nb;1", "voter_id;vote", "v;b,a"));
        ElectionFormats.Find("pabulib")!.Read(text, ReadingOptions.Default with { Ballots = BallotForm.Ranked }).Election.Show().ShouldBe(["1: b>a"]);
    }

    [Fact]
    public void A_default_score_goes_to_whatever_a_vote_leaves_out() =>
        Read(File("scoring\ndefault_score;1", "project_id;cost", "a;1\nb;1", "voter_id;vote;points", "v;b;3")).By("greedy-budget").Rounds[0].Show().ShouldBe("a 1, b 3");

    [Theory]
    [InlineData("META", "NOTHING", 1, "begins with a line META")]
    [InlineData("budget; 2500", "budget; lots", 7, "not 'lots'")]
    [InlineData("budget; 2500", "budget; 0", 7, "more than 0")]
    [InlineData("budget; 2500\n", "", 1, "does not say the budget")]
    [InlineData("vote_type; approval", "vote_type; shouting", 8, "not 'shouting'")]
    [InlineData("vote_type; approval\n", "", 1, "does not say the vote_type")]
    [InlineData("country; Poland", "country", 4, "key;value")]
    [InlineData("country; Poland", "budget; 9", 7, "said twice")]
    [InlineData("num_votes; 10", "num_votes; 11", 6, "but the file has 10 votes")]
    [InlineData("num_projects; 5", "num_projects; 6", 5, "but the file has 5 projects")]
    [InlineData("project_id; cost", "project_id; price", 12, "no column 'cost'")]
    [InlineData("2; 800", "1; 800", 14, "two projects '1'")]
    [InlineData("2; 800", "2; 1,800", 14, "not '1,800'")]
    [InlineData("2; 800", "2; 0", 14, "more than 0")]
    [InlineData("2; 800; sport", "2", 14, "an id and a cost")]
    [InlineData("voter_id; age; sex; vote", "voter_id; age; sex; choice", 19, "no column 'vote'")]
    [InlineData("1,2,4", "1,2,9", 20, "no project '9'")]
    [InlineData("vote_type; approval", "vote_type; cumulative", 19, "no column 'points'")]
    [InlineData("VOTES", "META", 18, "comes VOTES, not META")]
    [InlineData("7; 1200; education", "7; 1200; \"education", 17, "not closed")]
    [InlineData("7; 1200; education", "7; 1200; \"education\" and", 17, "more")]
    [InlineData("10; 44; m; 4,5", "10; 44; m; 4,5\nPROJECTS", 30, "nothing more")]
    public void What_is_wrong_is_refused_with_the_line_and_the_reason(string sound, string wrong, long line, string reason)
    {
        var text = Wieliczka.Replace(sound, wrong, StringComparison.Ordinal);
        var fault = Should.Throw<ElectionFileException>(() => Read(text));
        fault.Reason.ShouldContain(reason);
        fault.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("PROJECTS", "before its line PROJECTS")]
    [InlineData("VOTES", "before its line VOTES")]
    public void A_file_cut_short_is_refused(string before, string reason) =>
        Should.Throw<ElectionFileException>(() => Read(Wieliczka[..Wieliczka.IndexOf(before, StringComparison.Ordinal)])).Reason.ShouldContain(reason);

    [Theory]
    [InlineData("b,a;1", "names 2 projects, but gives points to 1")]
    [InlineData("b;1,2", "more than the 1 projects")]
    [InlineData("b;-1", "not '-1'")]
    [InlineData("b;1.5", "not '1.5'")]
    [InlineData("b,b;1,2", "names project 'b' twice")]
    public void Points_that_cannot_be_meant_are_refused(string vote, string reason)
    {
        var fault = Should.Throw<ElectionFileException>(() => Read(File("cumulative", "project_id;cost", "a;1\nb;1", "voter_id;vote;points", $"v;{vote}")));
        fault.Reason.ShouldContain(reason);
        fault.Line.ShouldBe(11);
    }

    private static string File(string type, string projectColumns, string projects, string voteColumns, string votes) =>
        $"META\nkey;value\nbudget;10\nvote_type;{type}\nPROJECTS\n{projectColumns}\n{projects}\nVOTES\n{voteColumns}\n{votes}\n";

    private static Election Read(string text)
    {
        using var reader = new StringReader(text.ReplaceLineEndings(text.Contains('\r') ? "\r\n" : "\n"));
        return ElectionFormats.Find("pabulib")!.Read(reader, ReadingOptions.Default with { Ballots = BallotForm.Scored }).Election;
    }
}
