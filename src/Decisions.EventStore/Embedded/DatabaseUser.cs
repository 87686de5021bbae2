namespace Decisions.EventStore.Embedded;

/// <summary>Which of the operating system's users the database runs as.</summary>
internal static class DatabaseUser
{
    private const string Customary = "postgres";

    private const string Ours = "decisions";

    /// <summary>Ourselves, unless we are root, whom PostgreSQL refuses: then the user who owns the data, or else a system user.</summary>
    public static async Task<OsUser> For(DataFolder folder, OsUser current, CancellationToken cancellation)
    {
        if (!current.IsRoot)
        {
            return current;
        }

        // The system may have gained a user "postgres" since the data was made.
        if (folder.HasDatabase && await OwnerOf(folder.Database, cancellation) is { } owner)
        {
            return owner;
        }

        return await OsUser.Find(Customary, cancellation)
            ?? await OsUser.Find(Ours, cancellation)
            ?? await Make(cancellation);
    }

    private static async Task<OsUser?> OwnerOf(string path, CancellationToken cancellation)
    {
        var owner = await FileOwner.Of(path, cancellation);
        var user = await OsUser.Find($"{owner.User}", cancellation);
        return user is { IsRoot: false } ? user : null;
    }

    private static async Task<OsUser> Make(CancellationToken cancellation)
    {
        var made = await Command.Run(
            "useradd",
            ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false", Ours],
            cancellation: cancellation);
        if (made.ExitCode == Command.NotFound)
        {
            // BusyBox systems such as Alpine have adduser alone.
            await Command.Run("addgroup", ["-S", Ours], cancellation: cancellation);
            made = await Command.Run(
                "adduser", ["-S", "-D", "-H", "-s", "/bin/false", "-G", Ours, Ours], cancellation: cancellation);
        }

        return await OsUser.Find(Ours, cancellation) ?? throw new NoDatabaseUser(
            $"PostgreSQL refuses to run as root, and a system user \"{Ours}\" for it could not be made: {made.Tail()} "
            + $"Make one (useradd --system {Ours}), or run Decisions as an ordinary user.");
    }
}
