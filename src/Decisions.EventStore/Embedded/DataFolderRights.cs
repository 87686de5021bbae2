using System.Runtime.Versioning;

namespace Decisions.EventStore.Embedded;

/// <summary>Makes the folders that the database needs, and lets its user into them and nobody else.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DataFolderRights(DataFolder folder, OsUser databaseUser, OsUser? runAs)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Passable = Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Readable =
        Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The data folder itself, before anybody else needs to get in.</summary>
    public static void MakeRoot(DataFolder folder)
    {
        try
        {
            MakePassable(Path.GetDirectoryName(folder.Root));
            Directory.CreateDirectory(folder.Root, Private);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new DataFolderUnusable(
                $"The data folder {folder.Root} cannot be made: {refused.Message} Choose another folder with --data.", refused);
        }
    }

    /// <summary>Makes missing parents so that others may pass through them, whatever root's umask.</summary>
    private static void MakePassable(string? parent)
    {
        if (parent is null || Directory.Exists(parent))
        {
            return;
        }

        MakePassable(Path.GetDirectoryName(parent));
        Directory.CreateDirectory(parent);
        File.SetUnixFileMode(parent, Passable);
    }

    /// <summary>Lets the database's user in, and gives it the folders that it writes to.</summary>
    public async Task Grant(string socketFolder, CancellationToken cancellation)
    {
        await LetIn(cancellation);
        Directory.CreateDirectory(folder.Settings);
        File.SetUnixFileMode(folder.Settings, Readable);
        await Give(folder.Logs, cancellation);
        await Give(socketFolder, cancellation);
    }

    /// <summary>Makes a folder that belongs to the database's user alone.</summary>
    public async Task Give(string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(path, Private);
        var owner = await FileOwner.Of(path, cancellation);
        if (owner.User == 0 && runAs is not null && owner.Mode.StartsWith('d'))
        {
            await Run("chown", ["-h", $"{databaseUser.Id}:{databaseUser.Group}", path], cancellation);
            owner = await FileOwner.Of(path, cancellation);
        }

        // Anybody may have made a folder under /tmp before us, or a link to another place.
        if (owner.User != databaseUser.Id || !owner.Mode.StartsWith('d'))
        {
            throw new DataFolderUnusable(
                $"{path} must be a folder that belongs to the user {databaseUser.Name}. Remove it, or give it to that user.");
        }

        if (!owner.Mode.StartsWith("drwx------", StringComparison.Ordinal))
        {
            await Run("chmod", ["0700", path], cancellation);
        }
    }

    /// <summary>Only root's data folder can be closed to the database's user: its group gets the right to pass through.</summary>
    private async Task LetIn(CancellationToken cancellation)
    {
        if (runAs is null || await CanEnter(folder.Root, cancellation))
        {
            return;
        }

        for (var parent = Path.GetDirectoryName(folder.Root); parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (!await CanEnter(parent, cancellation)
                && (Path.GetDirectoryName(parent) is not { } above || await CanEnter(above, cancellation)))
            {
                throw new DataFolderUnusable(
                    $"PostgreSQL runs as the user {databaseUser.Name}, who may not enter {parent}. "
                    + $"Choose another data folder with --data (such as /var/lib/decisions), or open that folder: chmod o+x {parent}");
            }
        }

        await Run("chgrp", [$"{databaseUser.Group}", folder.Root], cancellation);
        File.SetUnixFileMode(folder.Root, File.GetUnixFileMode(folder.Root) | UnixFileMode.GroupExecute);
        if (!await CanEnter(folder.Root, cancellation))
        {
            throw new DataFolderUnusable(
                $"PostgreSQL runs as the user {databaseUser.Name}, who may not enter {folder.Root}. Choose another folder with --data.");
        }
    }

    private async Task<bool> CanEnter(string path, CancellationToken cancellation) =>
        (await Command.Run("sh", ["-c", "cd \"$1\"", "sh", path], runAs, cancellation: cancellation)).Succeeded;

    private static async Task Run(string program, string[] arguments, CancellationToken cancellation)
    {
        var result = await Command.Run(program, arguments, cancellation: cancellation);
        if (!result.Succeeded)
        {
            throw new DataFolderUnusable($"{program} {string.Join(' ', arguments)} failed: {result.Tail()}");
        }
    }
}
