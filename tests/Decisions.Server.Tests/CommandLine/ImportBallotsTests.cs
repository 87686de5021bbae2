namespace Decisions.Server.Tests.CommandLine;

public sealed class ImportBallotsTests
{
    [Theory]
    [InlineData("irv-scotland-byelections", "aberdeenshire_2016_by_election_inverurie_and_district", 3360, "Colin Clark", 3)]
    [InlineData("irv-nsw-mayoral-2021", "nsw2021-nambucca-valley-mayoral", 12482, "HOBAN Rhonda", 1)]
    public async Task A_real_election_is_replayed_and_agrees_with_its_published_result(
        string folder, string election, int ballots, string winner, int rounds)
    {
        var file = VoteData.File(folder, "ballots", $"{election}.blt");
        using var data = new TemporaryFolder();
        var import = await CommandUnderTest.Run("import", "ballots", file, "--data", data.Path);
        import.ExitCode.ShouldBe(0, import.Errors);
        import.Output.ShouldContain($"{ballots} ballots replayed");
        import.Output.ShouldContain($"Agrees with the published result: {winner} is elected.");
        import.Output.ShouldContain($"Rounds compared, vote by vote: {rounds}.");
        import.Errors.ShouldContain($"Ballots cast: 100 % of {ballots}");
    }

    [Fact]
    public async Task A_result_that_differs_from_the_published_one_is_told_and_fails()
    {
        using var data = new TemporaryFolder();
        var file = Path.Combine(data.Path, "small.blt");
        await File.WriteAllTextAsync(file, "2 1\n3 1 0\n2 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", TestContext.Current.CancellationToken);
        var import = await CommandUnderTest.Run(
            "import", "ballots", file, "--winner", "Bob", "--data", Path.Combine(data.Path, "data"));
        import.ExitCode.ShouldBe(1);
        import.Output.ShouldContain("DIFFERS: The winner is Ann; published was Bob.");
        import.Output.ShouldContain("A running server shows it at http://127.0.0.1:5080/c/");
    }

    [Fact]
    public async Task A_winner_who_does_not_stand_is_told_before_anything_is_replayed()
    {
        using var data = new TemporaryFolder();
        var file = Path.Combine(data.Path, "small.blt");
        await File.WriteAllTextAsync(file, "2 1\n3 1 0\n2 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", TestContext.Current.CancellationToken);
        var import = await CommandUnderTest.Run(
            "import", "ballots", file, "--winner", "bob", "--data", Path.Combine(data.Path, "data"));
        import.ExitCode.ShouldBe(1);
        import.Errors.ShouldContain("No candidate is called 'bob'. There are 'Ann', 'Bob'.");
        Directory.Exists(Path.Combine(data.Path, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_published_result_that_cannot_be_read_is_refused_before_anything_is_replayed()
    {
        using var data = new TemporaryFolder();
        var (file, published) = (Path.Combine(data.Path, "small.blt"), Path.Combine(data.Path, "small.json"));
        await File.WriteAllTextAsync(file, "2 1\n3 1 0\n2 2 0\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(published, """{"winner":"Ann","rounds":[{"votes":["three",2]}]}""", TestContext.Current.CancellationToken);
        var import = await CommandUnderTest.Run(
            "import", "ballots", file, "--published", published, "--data", Path.Combine(data.Path, "data"));
        import.ExitCode.ShouldBe(1);
        import.Errors.ShouldContain("Round 1 of the published result has the votes 'three', which is not a whole number.");
        import.Errors.ShouldNotContain("   at ");
        import.Output.ShouldNotContain("replayed");
    }

    [Theory]
    [InlineData("2 1\n3 1 9 0\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", "Line 2")]
    [InlineData("2 2\n3 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", "fills 2 seats")]
    [InlineData("2 1\n3 1=2 0\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", "ranks candidates equal")]
    [InlineData("2 1\n0\n\"Ann\"\n\"Bob\"\n\"Small\"\n", "has no ballots")]
    public async Task A_file_that_cannot_be_replayed_is_refused_with_the_reason(string text, string reason)
    {
        using var data = new TemporaryFolder();
        var file = Path.Combine(data.Path, "bad.blt");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var import = await CommandUnderTest.Run("import", "ballots", file, "--data", Path.Combine(data.Path, "data"));
        import.ExitCode.ShouldBe(1);
        import.Errors.ShouldContain(reason);
        import.Errors.ShouldNotContain("   at ");
    }
}
