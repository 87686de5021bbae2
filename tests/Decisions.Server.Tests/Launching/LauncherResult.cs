namespace Decisions.Server.Tests.Launching;

internal sealed record LauncherResult(int Status, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
