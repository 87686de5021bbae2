using System.Text.Json;
using System.Xml.Linq;

namespace Decisions.Server.Tests.CommandLine;

public sealed class CountTests
{
    private const string Small = "3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n\"Ann\"\n\"Bob & Co\"\n\"Cem\"\n\"Chair\"\n";

    [Fact]
    public async Task A_count_is_told_in_plain_words()
    {
        var count = await Count(Small, "small.blt", "--rule", "irv");
        count.ExitCode.ShouldBe(0, count.Errors);
        count.Output.ShouldContain("Chair");
        count.Output.ShouldContain("Round 1, first choices: Ann 4, Bob & Co 3, Cem 2. 9 ballots are in the count.");
        count.Output.ShouldContain("Of the 2 ballots of Cem, 2 go to Bob & Co.");
        count.Output.ShouldContain("Bob & Co has 5, enough, and is chosen.");
    }

    [Fact]
    public async Task The_whole_record_is_printed_as_JSON_and_the_last_round_drawn()
    {
        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "out.svg");
        var count = await Count(Small, "small.blt", "--rule", "irv", "--option", "stop=two", "--json", "--svg", picture);
        count.ExitCode.ShouldBe(0, count.Errors);
        var record = JsonElement.Parse(count.Output);
        record.GetProperty("winners")[0].GetString().ShouldBe("Bob & Co");
        record.GetProperty("settings").GetProperty("stop").GetString().ShouldBe("two");
        record.GetProperty("rounds")[1].GetProperty("votes").GetProperty("Bob & Co").GetInt64().ShouldBe(5);
        record.GetProperty("rounds")[1].GetProperty("did").GetString().ShouldBe("exclusion");
        XDocument.Load(picture).Descendants().Where(each => each.Name.LocalName == "text").Select(each => each.Value)
            .ShouldBe(["Chair", "Bob & Co", "5", "Ann", "4"]);
    }

    [Fact]
    public async Task A_lot_is_drawn_from_the_seed_and_said()
    {
        const string Tied = "2 1\n1 1 0\n1 2 0\n0\n\"Ann\"\n\"Bob\"\n\"\"\n";
        (await Count(Tied, "tied.blt", "--rule", "schulze")).Output.ShouldContain("from an empty seed");
        (await Count(Tied, "tied.blt", "--rule", "schulze", "--seed", "dice: 4 2")).Output.ShouldContain("from the seed 646963653a20342032");
        (await Count(Tied, "tied.blt", "--rule", "schulze", "--option", "ties=order")).Output.ShouldNotContain("lot was drawn");
    }

    [Fact]
    public async Task The_seats_of_the_file_hold_unless_others_are_asked_for()
    {
        const string Board = "#/Number of Seats: 2\nA > B > C * 2\nB > C\n";
        (await Count(Board, "board.cvotes", "--rule", "copeland")).Output.ShouldContain("A and B are chosen.");
        (await Count(Board, "board.cvotes", "--rule", "copeland", "--seats", "1")).Output.ShouldContain("A is chosen.");
    }

    [Fact]
    public async Task Seats_are_guarded_for_a_class_and_none_of_the_above_leaves_one_empty()
    {
        const string Board = "3 2\n5 1 0\n4 2 0\n1 3 0\n0\n\"Ann\"\n\"RON\"\n\"Cem\"\n\"Board\"\n";
        (await Count(Board, "board.blt", "--rule", "stv-scottish", "--candidate-class", "Cem=worker", "--guard", "worker=1"))
            .Output.ShouldContain("Cem");
        var empty = await Count(Board, "board.blt", "--rule", "stv-scottish", "--none-of-the-above", "RON", "--json");
        empty.ExitCode.ShouldBe(0, empty.Errors);
        JsonElement.Parse(empty.Output).GetProperty("winners").EnumerateArray().Select(each => each.GetString()).ShouldBe(["Ann"]);
        (await Count(Board, "board.blt", "--rule", "irv", "--candidate-class", "Cem=worker", "--guard", "worker=1")).Errors.ShouldContain("irv cannot guard seats");
        (await Count(Board, "board.blt", "--rule", "stv-scottish", "--guard", "worker")).Errors.ShouldContain("NAME=VALUE");
        (await Count(Board, "board.blt", "--rule", "stv-scottish", "--guard", "worker=1")).Errors.ShouldContain("nobody of that class stands");
        (await Count(Board, "board.blt", "--rule", "stv-scottish", "--sitting", "Ann")).Output.ShouldContain("New: RON.");
        (await Count(Board, "board.blt", "--rule", "stv-scottish", "--sitting", "Ann", "--sitting", "Cem")).Errors.ShouldContain("No seat is vacant");
    }

    [Fact]
    public async Task A_roll_gives_members_their_weights_and_delegates()
    {
        using var folder = new TemporaryFolder();
        var roll = Path.Combine(folder.Path, "roll.csv");
        await File.WriteAllTextAsync(roll, "member,weight,delegate\nann,2,\nbob,1,ann\ncem,1,\ndee,1,ann\n", TestContext.Current.CancellationToken);
        const string Ballots = "member,answer\nann,yes\ncem,no\n";
        var count = await Count(Ballots, "ballots.csv", "--rule", "majority", "--roll", roll, "--most-per-holder", "1", "--option", "base=eligible");
        count.ExitCode.ShouldBe(0, count.Errors);
        count.Output.ShouldContain("1 member did not vote and was spoken for by a delegate.");
        count.Output.ShouldContain("1 whose delegate already spoke for as many as one may");
        count.Output.ShouldContain("In all: 3 votes for yes, 1 for no and 0 abstaining.");
        count.Output.ShouldContain("more than half of 5 votes of all who may vote");
        (await Count(Ballots, "ballots.csv", "--rule", "majority", "--most-per-holder", "1")).Errors.ShouldContain("say --roll");
        (await Count(Ballots, "ballots.csv", "--rule", "majority", "--seats", "2")).Errors.ShouldContain("majority fills no seats");
        (await Count(Ballots, "ballots.csv", "--rule", "majority", "--withdrawn", "yes")).Errors.ShouldContain("none of them can withdraw");
        (await Count(Ballots, "ballots.csv", "--rule", "irv", "--candidates", "Ann;Bob=Ann")).Errors.ShouldContain("names 'Ann' twice");
        (await Count("A > B\n", "a.cvotes", "--rule", "irv", "--roll", roll)).Errors.ShouldContain("need a table of ballots (csv)");
    }

    [Fact]
    public async Task Colleges_are_an_option_of_every_rule()
    {
        var count = await Count("class,rank1\nw,X\nu,Y\nu,Y\n", "a.csv", "--rule", "plurality", "--option", "colleges=w:60;u:40");
        count.ExitCode.ShouldBe(0, count.Errors);
        count.Output.ShouldContain("a vote of u has 1 part and a vote of w has 3 parts");
        count.Output.ShouldContain("X is chosen.");
    }

    [Fact]
    public async Task A_file_tells_settings_that_nobody_asked_for_and_takes_ballots_from_one_beside_it()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "more.starvote"), "[options]\nmaximum score = 10\ntiebreaker = [\nBob\nAnn\n]\n[ballots]\nAnn = 10\n\nBob = 10\n",
            TestContext.Current.CancellationToken);
        var file = Path.Combine(folder.Path, "poll.starvote");
        await File.WriteAllTextAsync(file, "[options]\nmethod = star\nstarvote_path = more.starvote\n", TestContext.Current.CancellationToken);
        var count = await CommandUnderTest.Run("count", file, "--rule", "star");
        count.Output.ShouldContain("Rule: star, finalists=most-preferred, highest=10, ties=order");
        count.Output.ShouldContain("Bob and Ann tie. It goes by the order of the ballot paper: Bob.");
        (await CommandUnderTest.Run("count", file, "--rule", "star", "--option", "highest=9")).Output.ShouldContain("2 are spoilt");
    }

    [Fact]
    public async Task Equal_shares_of_seats_take_the_completions_of_committees()
    {
        const string Committee = "profile: [[0, 1], [0, 1], [2], [3]]\nnum_cand: 4\ncommitteesize: 3\n";
        var count = await Count(Committee, "a.yaml", "--rule", "equal-shares", "--option", "completion=phragmen", "--json");
        count.ExitCode.ShouldBe(0, count.Errors);
        var record = JsonElement.Parse(count.Output);
        record.GetProperty("rule").GetString().ShouldBe("committee-equal-shares");
        record.GetProperty("winners").GetArrayLength().ShouldBe(3);
        (await Count("META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote\n1;1\n", "a.pb", "--rule", "equal-shares", "--option", "completion=phragmen"))
            .Errors.ShouldContain("cannot be 'phragmen'");
    }

    [Fact]
    public async Task Scores_that_are_all_0_can_be_drawn()
    {
        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "out.svg");
        var count = await Count("Ann,Bob\n0,0\n", "poll.csv", "--rule", "score", "--svg", picture);
        count.ExitCode.ShouldBe(0, count.Errors);
        File.Exists(picture).ShouldBeTrue();
    }

    [Fact]
    public async Task A_budget_is_spent_from_equal_shares_and_its_record_is_exact()
    {
        const string Budget =
            "META\nkey;value\ndescription;Our street\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n" +
            "p1;4;Trees\np2;7;A bench\nVOTES\nvoter_id;vote\n1;p1,p2\n2;p1\n3;p1\n";
        var told = await Count(Budget, "street.pb", "--rule", "equal-shares");
        told.ExitCode.ShouldBe(0, told.Errors);
        told.Output.ShouldContain("Its 3 supporters share its cost of 4; each pays about 1.33. 6 is left of the budget.");
        told.Output.ShouldContain("p1 (Trees) is chosen, at a cost of 4. 6 is left of the budget.");

        var record = JsonElement.Parse((await Count(Budget, "street.pb", "--rule", "equal-shares", "--json")).Output);
        record.GetProperty("winners")[0].GetString().ShouldBe("p1");
        record.GetProperty("rounds")[1].GetProperty("budget").GetProperty("payments").GetProperty("perPoint").GetString().ShouldBe("4/3");
        record.GetProperty("budget").GetProperty("projects")[0].GetProperty("title").GetString().ShouldBe("Trees");

        using var folder = new TemporaryFolder();
        var picture = Path.Combine(folder.Path, "out.svg");
        (await Count(Budget, "street.pb", "--rule", "equal-shares", "--svg", picture)).ExitCode.ShouldBe(0);
        XDocument.Load(picture).Descendants().Where(each => each.Name.LocalName == "text").Select(each => each.Value)
            .ShouldBe(["Our street", "p1 Trees", "3", "p2 A bench", "1"]);
    }

    [Theory]
    [InlineData("bad.pb", "META\nkey;value\nbudget;9\nvote_type;approval\nPROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;b\n", "line 10: There is no project 'b'", new string[0])]
    [InlineData("bad.blt", "2 1\n3 1 9 0\n0\n\"A\"\n\"B\"\n\"T\"\n", "line 2: There is no candidate 9", new string[0])]
    [InlineData("bad.cvotes", "A > B\nA > A\n", "line 2: 'A' is ranked twice", new string[0])]
    [InlineData("bad.txt", "A > B\n", "Say --format.", new string[0])]
    [InlineData("good.cvotes", "A > B\n", "has no option 'stop'", new[] { "--option", "stop=two" })]
    [InlineData("good.cvotes", "A > B\n", "cannot be 'much'", new[] { "--option", "strength=much" })]
    [InlineData("good.cvotes", "A > B\n", "key=value", new[] { "--option", "strength" })]
    [InlineData("good.cvotes", "A > B\n", "seats must be from 1", new[] { "--seats", "0" })]
    [InlineData("good.cvotes", "A > B\n", "There is no candidate 'C'", new[] { "--withdrawn", "C" })]
    public async Task What_is_not_sound_is_refused_with_the_reason_and_status_2(string name, string text, string reason, string[] options)
    {
        var count = await Count(text, name, ["--rule", "schulze", .. options]);
        count.ExitCode.ShouldBe(2, count.Output);
        count.Errors.ShouldContain(reason);
        count.Errors.ShouldNotContain("   at ");
        count.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_names_and_explains_every_rule_and_its_options()
    {
        var help = await CommandUnderTest.Run("count", "--help");
        help.ExitCode.ShouldBe(0, help.Errors);
        help.Output.ShouldContain("Answers: agree, reservations, stand-aside, block, invalid-block; and blank, spoilt.");
        foreach (var rule in Decisions.Domain.Counting.Elections.CountingRules.All)
        {
            help.Output.ShouldContain($"{rule.Name}: {rule.Summary}");
            foreach (var setting in rule.Settings)
                help.Output.ShouldContain(setting.Meaning);
        }

        (await CommandUnderTest.Run("--help")).Output.ShouldNotContain("Forms of file");
    }

    [Fact]
    public async Task A_real_election_is_counted_from_where_it_lies()
    {
        var file = VoteData.File("condorcet-tideman", "ballots", "D02.cvotes");
        var count = await CommandUnderTest.Run("count", "--rule", "ranked-pairs", file);
        count.ExitCode.ShouldBe(0, count.Errors);
        count.Output.ShouldContain("Bdale Garbee beats all others.");
    }

    private static async Task<CommandUnderTest> Count(string text, string name, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return await CommandUnderTest.Run(["count", file, .. arguments]);
    }
}
