using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Files;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Tests.Counting;

public sealed class BltFileTests
{
    /// <summary>The annotated example of OpaVote's help on the format, with other names.</summary>
    private const string Annotated = """
        4 2          # four candidates for two seats
        -2           # Bo has withdrawn

        1 4 1 3 2 0  # one ballot
        6 4 3 0      # six that say the same
        1 0          # a blank one
        1 2 - 3 0    # nobody second
        1 2=3 1 0    # two first
        0            # the end of the ballots
        "Di"
        "Bo"         # number 2
        "Cy #3"
        "Al"
        "Garden club"
        """;

    [Fact]
    public void A_file_gives_its_election_and_its_ballots()
    {
        var (election, ballots) = BltFile.Read(new StringReader(Annotated));

        election.Candidates.ShouldBe(["Di", "Bo", "Cy #3", "Al"]);
        (election.Seats, election.Title).ShouldBe((2, "Garden club"));
        election.Withdrawn.ShouldBe([2]);
        ballots.Select(Show).ShouldBe(["4: 1× 4>1>3>2", "5: 6× 4>3", "6: 1× ", "7: 1× 2>->3", "8: 1× 2=3>1"]);
    }

    [Theory]
    [InlineData("\uFEFF2 1\r\n3 1 2 0\r\n\r\n0\r\n\"A\"\r\n\"B\"\r\n\"T\"\r\n")]
    [InlineData("2 1\n3 1 2 0\n0\n\"A\"\n\"B\"\n\"T\"")]
    [InlineData("\n# a comment\n  2\t1 \n 3  1\t2 0#no blank before\n0\n \"A\" \n\"B\"# x\n\"T\"\n\n# the end\n")]
    public void Line_ends_blanks_comments_and_a_byte_order_mark_make_no_difference(string text)
    {
        var (election, ballots) = BltFile.Read(new StringReader(text));

        election.Candidates.ShouldBe(["A", "B"]);
        ballots.Select(each => Show(each)[^6..]).ShouldBe(["3× 1>2"]);
    }

    [Theory]
    [InlineData("""  "Ann ""Nan"" Lee"  """, "Ann \"Nan\" Lee")]
    [InlineData("""  "Ann \"Nan\" Lee" # her  """, "Ann \"Nan\" Lee")]
    [InlineData("""  "A\\B \ C"  """, "A\\B \\ C")]
    [InlineData("""  "Zoë Ågren, № 1"  """, "Zoë Ågren, № 1")]
    public void A_name_is_read_as_it_was_meant(string written, string name) =>
        BltFile.Read(new StringReader($"1 1\n0\n{written}\n\"\"\n")).Election.Candidates.ShouldBe([name]);

    [Fact]
    public void A_ballot_may_have_an_id_of_its_own()
    {
        var (_, ballots) = BltFile.Read(new StringReader("2 1\n(a 1) 1 2 0\n( b#2 )1 1=2 0 # c\n0\n\"A\"\n\"B\"\n\"T\""));

        ballots.Select(each => $"{each.Id} {Show(each)}").ShouldBe(["a 1 2: 1× 2", "b#2 3: 1× 1=2"]);
    }

    [Theory]
    [InlineData(1, "The file ends where", "")]
    [InlineData(1, "The first line must be", "3\n")]
    [InlineData(1, "The first line must be", "3 1 1 2 0\n")]
    [InlineData(1, "The first line must be", "+3 1\n")]
    [InlineData(1, "number of candidates", "0 2\n0\n\"T\"\n")]
    [InlineData(1, "number of seats", "2 0\n")]
    [InlineData(2, "there are 2 candidates", "2 1\n-3\n")]
    [InlineData(2, "withdraws twice", "2 1\n-1 -1\n")]
    [InlineData(2, "negative numbers only", "2 1\n-1 1 2 0\n")]
    [InlineData(2, "must end with 0", "2 1\n1 1 2\n0\n")]
    [InlineData(2, "no candidate 3: there are 2", "2 1\n1 3 0\n")]
    [InlineData(2, "no candidate's number", "2 1\n1 a 0\n")]
    [InlineData(2, "no candidate's number", "20 1\n1 A 0\n")]
    [InlineData(3, "no candidate's number", "120 1\n1 12 0\n1 1: 0\n")]
    [InlineData(2, "no candidate's number", "2 1\n1 1 = 2 0\n")]
    [InlineData(2, "no candidate's number", "2 1\n1 1=-2 0\n")]
    [InlineData(2, "ranked twice", "2 1\n1 1 2 1 0\n")]
    [InlineData(2, "ranked twice", "2 1\n1 1=1 0\n")]
    [InlineData(2, "0 before the end", "2 1\n1 0 0 1 0\n")]
    [InlineData(2, "0 before the end", "2 1\n1 1 0 1 2 0\n")]
    [InlineData(2, "cannot be there 0 times", "2 1\n0 1 2 0\n")]
    [InlineData(2, "a whole number", "2 1\n1.5 1 2 0\n")]
    [InlineData(2, "a whole number", "2 1\n99999999999999999999 1 2 0\n")]
    [InlineData(2, "must be 1, not 2", "2 1\n(x) 2 1 0\n")]
    [InlineData(3, "two ballots with the id", "2 1\n(x) 1 1 0\n(x) 1 1 0\n")]
    [InlineData(2, "no closing parenthesis", "2 1\n(x 1 1 0\n")]
    [InlineData(2, "id is empty", "2 1\n() 1 1 0\n")]
    [InlineData(2, "short name for each of the 2", "2 1\n[nick a]\n")]
    [InlineData(2, "no short name", "2 1\n[nick a 2]\n")]
    [InlineData(2, "have the short name", "2 1\n[nick a a]\n")]
    [InlineData(2, "only withdrawn, nick, tie and droop", "2 1\n[order 1 2]\n")]
    [InlineData(2, "not closed", "2 1\n[tie 1 2\n")]
    [InlineData(2, "no candidate's number", "2 1\n[tie 1 3]\n")]
    [InlineData(2, "somebody twice", "2 1\n[tie 1 1]\n")]
    [InlineData(3, "withdraws twice", "2 1\n-1\n[withdrawn 1]\n")]
    [InlineData(3, "stand before the ballots", "2 1\n1 1 0\n[tie 1 2]\n")]
    [InlineData(3, "names begin before", "2 1\n1 1 0\n\"A\"\n")]
    [InlineData(2, "The file ends where the line '0'", "2 1\n1 1 0\n")]
    [InlineData(3, "The file ends where the name of candidate 2 of 2", "2 1\n0\n\"A\"\n")]
    [InlineData(4, "The file ends where the title", "2 1\n0\n\"A\"\n\"B\"\n")]
    [InlineData(3, "in quotation marks", "2 1\n0\nA\n")]
    [InlineData(3, "in quotation marks", "2 1\n0\n\u201CA\u201D\n")]
    [InlineData(3, "closing quotation mark of the name of candidate 1 of 2 is missing", "2 1\n0\n\"A\n")]
    [InlineData(3, "there is more: Nan", "2 1\n0\n\"A \"Nan\" B\"\n")]
    [InlineData(3, "is empty", "2 1\n0\n\" \"\n")]
    [InlineData(6, "Nothing may follow the title", "2 1\n0\n\"A\"\n\"B\"\n\"T\"\nC\n")]
    [InlineData(7, "Nothing may follow the title", "2 1\n0\n\"A\"\n\"B\"\n\"T\"\n\"Source\"\nC\n")]
    public void A_file_that_is_not_sound_is_refused_with_the_line_and_the_reason(long line, string reason, string text)
    {
        var fault = Should.Throw<ElectionFileException>(() => BltFile.Read(new StringReader(text)));

        fault.Line.ShouldBe(line);
        fault.Reason.ShouldContain(reason);
        fault.Message.ShouldBe($"Line {line}: {fault.Reason}");
    }

    [Fact]
    public void What_droop_and_Wichmann_added_is_read()
    {
        const string Text = """
            4 2
            [nick an bo cy di]
            [tie cy 1]
            [droop rule=meek precision=8]
            [withdrawn di]
            3 bo an=3 0
            1 2 1 0
            0
            "Ann"
            "Bo"
            "Cy"
            "Di"
            "Title"
            "Source"
            "Remark"
            First Prefs
               3 1 # of all
            """;
        var (election, ballots) = BltFile.Read(new StringReader(Text));
        (election.Title, election.Withdrawn.Single()).ShouldBe(("Title", 4));
        ballots.Select(Show).ShouldBe(["6: 3× 2>1=3", "7: 1× 2>1"]);
        ElectionFormats.Find("blt")!.Read(new StringReader(Text), ReadingOptions.Default).TieOrder.ShouldBe([2, 0]);
    }

    [Fact]
    public void A_line_of_ballots_becomes_ballots_of_the_proposal()
    {
        var options = Samples.Options("Di", "Bo", "Cy", "Al");
        ImmutableArray<OptionId?> ids = [options[0].Id, null, options[2].Id, options[3].Id];
        var (_, ballots) = BltFile.Read(new StringReader(Annotated));

        ballots.Select(each => BltChoice.Of(each, ids)).ShouldBe(
        [
            options.Of(1, "Al>Di>Cy"), options.Of(6, "Al>Cy"), options.Of(1, ""), options.Of(1, "Cy"),
            options.Of(1, "Cy>Di"),
        ]);
        BltChoice.Of(ballots[4], [.. options.Select(option => (OptionId?)option.Id)]).Choice
            .ShouldBe(new RankedChoice([[options[1].Id, options[2].Id], [options[0].Id]]));
    }

    [Fact]
    public void A_million_lines_are_read_as_they_come()
    {
        long ballots = 0;

        BltFile.Read(new ManyLines(1_000_000), line => ballots += line.Count);

        ballots.ShouldBe(2_000_000);
    }

    private static string Show(BltBallot ballot) =>
        string.Create(CultureInfo.InvariantCulture, $"{ballot.Line}: {ballot.Count}× ") +
        string.Join('>', ballot.Ranking.Select(place => place.IsEmpty ? "-" : string.Join('=', place)));

    /// <summary>A long file that is never in memory.</summary>
    private sealed class ManyLines(int ballots) : TextReader
    {
        private int next = -1;

        public override int Read(char[] buffer, int index, int count)
        {
            var line = Line();
            line?.CopyTo(0, buffer, index, line.Length);
            return line?.Length ?? 0;
        }

        private string? Line() => (++next - ballots) switch
        {
            _ when next == 0 => "3 1\n",
            <= 0 => "2 3 1 2 0\n",
            1 => "0\n",
            2 => "\"A\"\n",
            3 => "\"B\"\n",
            4 => "\"C\"\n",
            5 => "\"T\"\n",
            _ => null,
        };
    }
}
