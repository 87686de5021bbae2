namespace Decisions.Server.CommandLine;

/// <summary>
/// Where the private database is kept when nobody says: in 'data' beside where one stands. As root the database runs
/// as another user, who may not be allowed in there (/root lets nobody in); it is then kept where services keep theirs.
/// </summary>
internal static class DefaultDataFolder
{
    private const string OfServices = "/var/lib/decisions";

    public static string Path() =>
        Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() && !OthersMayEnter(Environment.CurrentDirectory)
            ? OfServices
            : "./data";

    private static bool OthersMayEnter(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (!OperatingSystem.IsWindows() && !at.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        return true;
    }
}
