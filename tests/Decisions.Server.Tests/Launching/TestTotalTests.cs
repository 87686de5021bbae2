namespace Decisions.Server.Tests.Launching;

/// <summary><c>./decisions test</c>: what it counts, what it shows, and how it ends.</summary>
public sealed class TestTotalTests : IDisposable
{
    private readonly LauncherUnderTest _launcher = new();

    public void Dispose() => _launcher.Dispose();

    [Fact]
    public async Task Totals_are_summed_and_end_the_output()
    {
        _launcher.TestProject("Fine.Tests", XunitOutput.Passed);
        _launcher.TestProject("More.Tests", XunitOutput.Passed);

        var result = await _launcher.Run("test");

        result.LastLine.ShouldBe("338 passed, 0 failed, 8 skipped");
        result.Status.ShouldBe(0, result.Output);
        result.Output.ShouldContain("Fine.Tests: 169 passed, 0 failed, 4 skipped (0.987s)\n");
        result.Output.ShouldContain("The vectors are not here.");
        result.Output.ShouldNotContain("noise");
        _launcher.Asked().ShouldContain("build Decisions.sln -c Debug -nologo -v quiet -p:UseSharedCompilation=false");
    }

    [Fact]
    public async Task A_failed_test_is_shown_and_fails_the_run()
    {
        _launcher.TestProject("Fine.Tests", XunitOutput.Passed);
        _launcher.TestProject("x.Tests", XunitOutput.Failed, status: 1);

        var result = await _launcher.Run("test");

        result.LastLine.ShouldBe("172 passed, 4 failed, 5 skipped");
        result.Status.ShouldBe(1);
        result.Output.ShouldContain("    T.Bad [FAIL]\n      Assert.Equal() Failure");
        result.Output.ShouldContain("        said this\n");
        result.Output.ShouldContain("Class fixture type 'Fx' threw in Dispose");
        result.Output.ShouldNotContain("noise");
    }

    [Theory]
    [InlineData(XunitOutput.Crashed, 134, "0 passed, 1 failed, 0 skipped", "bang")]
    [InlineData(XunitOutput.Crashed, 0, "0 passed, 1 failed, 0 skipped", "bang")]
    [InlineData("", 0, "0 passed, 1 failed, 0 skipped", "before it told a total")]
    [InlineData("   x  Total: 9, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 1.0s", 0, "0 passed, 1 failed, 0 skipped", "Total: 9")]
    [InlineData(XunitOutput.Empty, 0, "0 passed, 1 failed, 0 skipped", "holds no test")]
    [InlineData(XunitOutput.Passed, 3, "169 passed, 1 failed, 4 skipped", "noise of the program")]
    [InlineData(XunitOutput.Failed, 2, "3 passed, 5 failed, 1 skipped", "noise of the program")]
    public async Task A_program_that_did_not_end_well_counts_as_a_failure(string prints, int status, string last, string shown)
    {
        _launcher.TestProject("x.Tests", prints, status);

        var result = await _launcher.Run("test");

        result.LastLine.ShouldBe(last);
        result.Status.ShouldBe(1);
        result.Output.ShouldContain(shown);
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("", 0)]
    [InlineData("false", 0)]
    public async Task A_skipped_test_fails_a_build_server(string ci, int status)
    {
        _launcher.TestProject("Lazy.Tests", XunitOutput.AllSkipped);
        _launcher.Variables["CI"] = ci;

        var result = await _launcher.Run("test");

        result.LastLine.ShouldBe("0 passed, 0 failed, 3 skipped");
        result.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Part_of_a_name_chooses_projects()
    {
        _launcher.TestProject("Decisions.Ledger.Tests", XunitOutput.Passed);
        _launcher.TestProject("Decisions.Domain.Tests", XunitOutput.Failed, status: 1);

        var result = await _launcher.Run("test", "Ledger", "Decisions.Ledger");

        result.LastLine.ShouldBe("169 passed, 0 failed, 4 skipped");
        result.Status.ShouldBe(0);
        _launcher.Asked().Count(asked => asked.StartsWith("build", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_name_that_no_project_has_fails()
    {
        _launcher.TestProject("Fine.Tests", XunitOutput.Passed);

        var result = await _launcher.Run("test", "Nothing");

        result.LastLine.ShouldBe("0 passed, 1 failed, 0 skipped");
        result.Status.ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_build_is_shown_and_fails()
    {
        _launcher.TestProject("Fine.Tests", XunitOutput.Passed);
        _launcher.Write(Path.Combine(_launcher.Stage, "build-error"), "error CS1002: ; expected");

        var result = await _launcher.Run("test");

        result.Errors.ShouldContain("error CS1002: ; expected");
        result.LastLine.ShouldBe("0 passed, 1 failed, 0 skipped");
        result.Status.ShouldBe(1);
    }
}
