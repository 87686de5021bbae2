using System.Globalization;
using System.Text;

namespace Decisions.EventStore.Embedded;

/// <summary>
/// The private database's settings, written anew at each start to a file that postgresql.conf includes last.
/// Lines that an operator adds below that include win.
/// </summary>
internal static class PostgresSettings
{
    public const string FileName = "decisions.conf";

    /// <summary>The line that initdb's postgresql.conf gets; relative, so that the data folder can be moved.</summary>
    public const string Include = $"include = '../settings/{FileName}'  # Decisions' settings; put your own below this line";

    /// <summary>Only names the socket's file, as nothing listens on the network.</summary>
    public const int Port = 5432;

    public static string Text(DataFolder folder, string socketFolder, EmbeddedPostgresOptions options)
    {
        var settings = new Dictionary<string, string>
        {
            // Reached through a private socket only.
            ["listen_addresses"] = "",
            ["port"] = Number(Port),
            ["unix_socket_directories"] = socketFolder,
            ["unix_socket_permissions"] = "0700",
            ["hba_file"] = Path.Combine(folder.Settings, PostgresAccess.RulesFileName),
            ["ident_file"] = Path.Combine(folder.Settings, PostgresAccess.NamesFileName),
            ["max_connections"] = "300",

            // A vote that was receipted is on disk.
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",

            // Sized for a small machine that also runs the application.
            ["shared_buffers"] = "128MB",
            ["max_wal_size"] = "1GB",
            ["wal_compression"] = "on",
            ["checkpoint_completion_target"] = "0.9",

            // Short statements gain nothing from compilation, and pay for it.
            ["jit"] = "off",

            // One file a day of the week, overwritten a week later.
            ["logging_collector"] = "on",
            ["log_directory"] = folder.Logs,
            ["log_filename"] = "postgres-%a.log",
            ["log_rotation_age"] = "1d",
            ["log_rotation_size"] = "0",
            ["log_truncate_on_rotation"] = "on",
            ["log_line_prefix"] = "%m [%p] %u ",

            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        var text = new StringBuilder("# Written by Decisions at each start; changes here are lost.\n");
        foreach (var (name, value) in settings)
        {
            text.Append(name).Append(" = '").Append(value.Replace("'", "''")).Append("'\n");
        }

        return text.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
