namespace Decisions.EventStore.Embedded;

/// <summary>Turns a command into one that root runs as another user, with whichever tool the machine has.</summary>
internal static class DropPrivileges
{
    private static readonly string[] Folders = ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"];

    public static (string Program, IReadOnlyList<string> Arguments) To(
        OsUser user, string program, IReadOnlyList<string> arguments)
    {
        if (Find("setpriv") is { } setpriv && !IsBusyBox(setpriv))
        {
            return (setpriv, [$"--reuid={user.Id}", $"--regid={user.Group}", "--init-groups", program, .. arguments]);
        }

        if (Find("runuser") is { } runuser)
        {
            return (runuser, ["-u", user.Name, "--", program, .. arguments]);
        }

        // The words after the user's name are the shell's, so the command needs no quoting. util-linux's su
        // swallows the "--" and BusyBox's hands it on as $0.
        return Find("su") is { } su
            ? (su, ["-s", "/bin/sh", "-c", "[ \"$0\" = -- ] || set -- \"$0\" \"$@\"; exec \"$@\"", user.Name, "--", program, .. arguments])
            : throw new NoDatabaseUser(
                "PostgreSQL refuses to run as root, and neither setpriv, runuser nor su is here to run it as another user. "
                + "Install util-linux, or run Decisions as an ordinary user.");
    }

    private static string? Find(string program) =>
        Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>BusyBox's setpriv cannot change the user.</summary>
    private static bool IsBusyBox(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true)?.Name.Contains("busybox", StringComparison.Ordinal) == true;
}
