using System.Runtime.Versioning;

namespace Decisions.EventStore.Embedded;

/// <summary>Makes the database's files with initdb: aside first, and in their place once whole.</summary>
[UnsupportedOSPlatform("windows")]
internal static class NewDatabase
{
    public static async Task Make(
        DataFolder folder,
        PostgresBinaries binaries,
        DataFolderRights rights,
        OsUser? runAs,
        bool durable,
        CancellationToken cancellation)
    {
        if (Directory.Exists(folder.Database))
        {
            throw new DataFolderUnusable(
                $"{folder.Database} exists and holds no database. Move it away, or choose another folder with --data.");
        }

        // What a start that was cut short left behind.
        if (Directory.Exists(folder.Unfinished))
        {
            Directory.Delete(folder.Unfinished, recursive: true);
        }

        await rights.Give(folder.Unfinished, cancellation);
        string[] sync = durable ? [] : ["--no-sync"];
        var made = await Command.Run(
            binaries.Initdb,
            [
                "-D", folder.Unfinished, "-U", PostgresAccess.Owner, "--encoding=UTF8", "--locale=C", "--data-checksums",
                "--auth-local=peer", "--auth-host=reject", .. sync,
            ],
            runAs,
            cancellation: cancellation);
        Check(made, "initdb could not make the database:");

        // As the database's user, in whose folder the file stands.
        var included = await Command.Run(
            "sh",
            ["-c", "printf '\\n%s\\n' \"$1\" >> \"$2\"", "sh", PostgresSettings.Include, Path.Combine(folder.Unfinished, "postgresql.conf")],
            runAs,
            cancellation: cancellation);
        Check(included, "postgresql.conf could not be written:");
        Directory.Move(folder.Unfinished, folder.Database);
    }

    private static void Check(CommandResult result, string what)
    {
        if (!result.Succeeded)
        {
            throw new PostgresFailed(what, result.Output);
        }
    }
}
