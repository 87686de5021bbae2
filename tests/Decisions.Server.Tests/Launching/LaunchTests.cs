namespace Decisions.Server.Tests.Launching;

/// <summary><c>./decisions serve</c> and its kin: when it builds, and what it runs. The copy's path holds a space.</summary>
public sealed class LaunchTests : IDisposable
{
    private readonly LauncherUnderTest _launcher = new();

    public void Dispose() => _launcher.Dispose();

    private string Server => Path.Combine(_launcher.Root, "src/Decisions.Server/bin/Release/net10.0/Decisions.Server.dll");

    [Fact]
    public async Task A_command_builds_the_server_and_hands_over_its_arguments()
    {
        var result = await _launcher.Run("import", "--file", "a b.json");

        result.Status.ShouldBe(0, result.Errors);
        result.Output.ShouldBeEmpty();
        result.Errors.ShouldBe("Building Decisions (a minute or two the first time) …\n");
        _launcher.Asked().ShouldBe([
            "--version",
            "build src/Decisions.Server -c Release -nologo -v quiet -p:UseSharedCompilation=false",
            $"{Server} import --file a b.json",
        ]);
    }

    [Fact]
    public async Task What_is_built_is_not_built_again()
    {
        await _launcher.Run("serve");
        _launcher.Asked();

        (await _launcher.Run("serve")).Errors.ShouldBeEmpty();
        _launcher.Asked().ShouldBe([$"{Server} serve"]);
    }

    [Theory]
    [InlineData("src/Decisions.Domain/Ballot.cs")]
    [InlineData("src/Decisions.Server/Pages/New page.cshtml")]
    [InlineData("Directory.Packages.props")]
    public async Task What_was_changed_or_added_is_built_again(string file)
    {
        await _launcher.Run("serve");
        _launcher.Asked();
        _launcher.Write(file, "changed");
        File.SetLastWriteTimeUtc(Path.Combine(_launcher.Root, file), File.GetLastWriteTimeUtc(Server).AddSeconds(1));

        await _launcher.Run("serve");

        _launcher.Asked().Count(asked => asked.StartsWith("build", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_removed_is_built_without_it()
    {
        await _launcher.Run("serve");
        _launcher.Asked();
        File.Delete(Path.Combine(_launcher.Root, "src/Decisions.Domain/Ballot.cs"));

        await _launcher.Run("serve");

        _launcher.Asked().Count(asked => asked.StartsWith("build", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_test_does_not_build_the_server()
    {
        await _launcher.Run("serve");
        _launcher.Asked();
        _launcher.TestProject("New.Tests", "");

        await _launcher.Run("serve");

        _launcher.Asked().ShouldBe([$"{Server} serve"]);
    }

    [Fact]
    public async Task A_broken_build_is_shown_and_nothing_runs_until_it_is_mended()
    {
        var error = Path.Combine(_launcher.Stage, "build-error");
        _launcher.Write(error, "error CS1002: ; expected");

        var result = await _launcher.Run("serve");

        result.Status.ShouldBe(1);
        result.Errors.ShouldContain("error CS1002: ; expected");
        _launcher.Asked().ShouldNotContain($"{Server} serve");
        File.Delete(error);
        (await _launcher.Run("serve")).Status.ShouldBe(0);
        _launcher.Asked().ShouldContain($"{Server} serve");
    }

    [Fact]
    public async Task The_programs_exit_code_is_the_launchers()
    {
        _launcher.Write(Path.Combine(_launcher.Stage, "Decisions.Server.status"), "7");
        (await _launcher.Run("serve")).Status.ShouldBe(7);
    }

    [Fact]
    public async Task A_missing_SDK_is_told()
    {
        _launcher.Write(Path.Combine(_launcher.Stage, "no-sdk"), "");

        var result = await _launcher.Run("serve");

        result.Status.ShouldBe(1);
        result.Errors.ShouldContain("decisions: the .NET SDK 10 is needed");
        result.Errors.ShouldContain("8.0.100");
    }

    [Fact]
    public async Task A_user_without_a_home_can_build()
    {
        _launcher.Variables["HOME"] = "/nonexistent";
        (await _launcher.Run("serve")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_benchmark_is_built_from_its_own_project()
    {
        await _launcher.Run("bench", "append", "--callers", "256");

        _launcher.Asked().ShouldBe([
            "--version",
            "build tests/Decisions.Benchmarks -c Release -nologo -v quiet -p:UseSharedCompilation=false",
            Path.Combine(_launcher.Root, "tests/Decisions.Benchmarks/bin/Release/net10.0/Decisions.Benchmarks.dll") + " append --callers 256",
        ]);
    }

    [Fact]
    public async Task What_can_be_measured_is_listed_without_a_build()
    {
        var list = await _launcher.Run("bench");

        list.Status.ShouldBe(2);
        list.Output.ShouldContain("append   a guarded vote");
        _launcher.Asked().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_to_the_launcher_serves_as_well()
    {
        var link = Path.Combine(_launcher.Stage, "linked");
        File.CreateSymbolicLink(link, "../a clone/decisions");
        (await _launcher.Run(link, ["serve"])).Status.ShouldBe(0);
        _launcher.Asked().ShouldContain($"{Server} serve");
    }

    [Theory]
    [InlineData("help")]
    [InlineData(null)]
    public async Task Help_needs_no_build(string? argument)
    {
        var result = await _launcher.Run(argument is null ? [] : [argument]);

        result.Status.ShouldBe(0);
        result.Output.ShouldStartWith("Usage: ./decisions COMMAND [options]");
        _launcher.Asked().ShouldBeEmpty();
    }
}
