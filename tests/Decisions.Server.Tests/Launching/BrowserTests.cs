namespace Decisions.Server.Tests.Launching;

/// <summary>Where <c>./decisions test</c> takes the browser from that the browser tests need.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string Root = "#!/bin/sh\necho 0\n";

    private const string OrdinaryUser = "#!/bin/sh\necho 1000\n";

    private readonly LauncherUnderTest _launcher = new();

    public BrowserTests() =>
        _launcher.TestProject("Decisions.Acceptance", XunitOutput.Passed, project: "Microsoft.Playwright");

    public void Dispose() => _launcher.Dispose();

    [Fact]
    public async Task The_one_that_is_named_is_taken()
    {
        _launcher.Variables["CHROMIUM"] = "/bin/true";
        (await _launcher.Run("test")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_is_no_program_fails_those_tests()
    {
        _launcher.Variables["CHROMIUM"] = "/nonexistent/chromium";
        await Fails("CHROMIUM names /nonexistent/chromium, which is no program.");
    }

    [Fact]
    public async Task One_on_PATH_is_taken()
    {
        _launcher.HideTheMachine();
        _launcher.Program("google-chrome", "#!/bin/sh\n");
        (await _launcher.Run("test")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task An_ordinary_user_is_told_to_install_one()
    {
        _launcher.HideTheMachine();
        _launcher.Program("id", OrdinaryUser);
        _launcher.Program("apt-get", "#!/bin/sh\necho apt-get \"$@\" >>\"$STAGE/asked\"\n");

        await Fails("The browser tests need Chromium: none is on PATH. Install it, or name it in CHROMIUM.");
        _launcher.Asked().ShouldNotContain(asked => asked.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Root_installs_one()
    {
        _launcher.HideTheMachine();
        _launcher.Program("id", Root);
        _launcher.Program("apt-get", """
            #!/bin/sh
            case $1 in install) mv "$STAGE/chromium" "${0%/*}" ;; esac
            """);
        _launcher.Write(Path.Combine(_launcher.Stage, "chromium"), "#!/bin/sh\n", executable: true);

        (await _launcher.Run("test")).Status.ShouldBe(0);
    }

    [Fact]
    public async Task An_installation_that_fails_is_shown()
    {
        _launcher.HideTheMachine();
        _launcher.Program("id", Root);
        _launcher.Program("apt-get", "#!/bin/sh\necho 'E: no network'\nexit 100\n");

        await Fails("E: no network");
    }

    private async Task Fails(string message)
    {
        _launcher.TestProject("Other.Tests", XunitOutput.AllSkipped);
        var result = await _launcher.Run("test");
        result.LastLine.ShouldBe("0 passed, 1 failed, 3 skipped");
        result.Status.ShouldBe(1);
        result.Output.ShouldContain(message);
    }
}
