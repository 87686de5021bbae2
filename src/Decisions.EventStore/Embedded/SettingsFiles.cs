using System.Runtime.Versioning;

namespace Decisions.EventStore.Embedded;

/// <summary>The files that tell PostgreSQL its settings and who may connect.</summary>
[UnsupportedOSPlatform("windows")]
internal static class SettingsFiles
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes them anew, and tells whether any of them changed.</summary>
    public static bool Write(
        DataFolder folder, string socketFolder, EmbeddedPostgresOptions options, IReadOnlyList<string> osUsers) =>
        Write(folder, PostgresSettings.FileName, PostgresSettings.Text(folder, socketFolder, options))
        | Write(folder, PostgresAccess.RulesFileName, PostgresAccess.Rules)
        | Write(folder, PostgresAccess.NamesFileName, PostgresAccess.Names(osUsers));

    private static bool Write(DataFolder folder, string name, string text)
    {
        var path = Path.Combine(folder.Settings, name);
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return false;
        }

        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, Readable);
        return true;
    }
}
