namespace Decisions.Server.Tests.Launching;

/// <summary>Where <c>./decisions test</c> takes Go from, with the package that the independent check of the log is built of.</summary>
public sealed class GoTests : IDisposable
{
    private const string Root = "#!/bin/sh\necho 0\n";

    private const string OrdinaryUser = "#!/bin/sh\necho 1000\n";

    private const string AptGet = "#!/bin/sh\necho apt-get \"$@\" >>\"$STAGE/asked\"\n";

    /// <summary>A Go that has what it is asked for, and one that has not.</summary>
    private const string Go = "#!/bin/sh\n[ \"$GO111MODULE $GOPATH $*\" = 'off /usr/share/gocode list golang.org/x/mod/sumdb/tlog' ]\n";

    private const string BareGo = "#!/bin/sh\nexit 1\n";

    private readonly LauncherUnderTest _launcher = new();

    public GoTests()
    {
        _launcher.HideTheMachine();
        _launcher.TestProject("Decisions.Server.Tests", XunitOutput.Passed, project: """<None Include="../independent/*.go" />""");
    }

    public void Dispose() => _launcher.Dispose();

    [Fact]
    public async Task One_on_PATH_with_its_package_is_taken()
    {
        _launcher.Program("id", Root);
        _launcher.Program("apt-get", AptGet);
        _launcher.Program("go", Go);

        (await _launcher.Run("test")).Status.ShouldBe(0);
        _launcher.Asked().ShouldNotContain(asked => asked.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Root_installs_what_is_missing(bool hasGo)
    {
        _launcher.Program("id", Root);
        if (hasGo)
            _launcher.Program("go", BareGo);
        _launcher.Program("apt-get", AptGet + "case $1 in install) mv \"$STAGE/go\" \"${0%/*}\" ;; esac\n");
        _launcher.Write(Path.Combine(_launcher.Stage, "go"), Go, executable: true);

        var result = await _launcher.Run("test");

        result.Status.ShouldBe(0);
        result.Output.ShouldContain("Installing Go …");
        _launcher.Asked().ShouldContain("apt-get install -y -q --no-install-recommends golang-go golang-golang-x-mod-dev");
    }

    [Fact]
    public async Task An_ordinary_user_is_told_what_to_install_and_the_tests_run()
    {
        _launcher.Program("id", OrdinaryUser);
        _launcher.Program("apt-get", AptGet);

        var result = await _launcher.Run("test");

        result.Output.ShouldContain("The independent check needs Go and golang.org/x/mod: they are not here. Install golang-go and golang-golang-x-mod-dev.");
        var asked = _launcher.Asked();
        asked.ShouldNotContain(each => each.StartsWith("apt-get", StringComparison.Ordinal));
        asked.ShouldContain("tests/Decisions.Server.Tests/bin/Debug/net10.0/Decisions.Server.Tests.dll -noColor -noLogo");
    }

    [Fact]
    public async Task An_installation_that_fails_is_shown_and_the_tests_run()
    {
        _launcher.Program("id", Root);
        _launcher.Program("apt-get", "#!/bin/sh\necho 'E: no network'\nexit 100\n");

        var result = await _launcher.Run("test");

        result.Output.ShouldContain("E: no network");
        result.Output.ShouldContain("apt-get could not install them");
        _launcher.Asked().ShouldContain("tests/Decisions.Server.Tests/bin/Debug/net10.0/Decisions.Server.Tests.dll -noColor -noLogo");
    }

    [Fact]
    public async Task Tests_that_do_not_need_it_do_not_ask_for_it()
    {
        _launcher.Program("id", Root);
        _launcher.Program("apt-get", AptGet);
        _launcher.TestProject("Decisions.Server.Tests", XunitOutput.Passed);

        (await _launcher.Run("test")).Status.ShouldBe(0);
        _launcher.Asked().ShouldNotContain(asked => asked.StartsWith("apt-get", StringComparison.Ordinal));
    }
}
