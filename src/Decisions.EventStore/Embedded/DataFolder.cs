using System.Globalization;

namespace Decisions.EventStore.Embedded;

/// <summary>What lies where in a data folder.</summary>
internal sealed class DataFolder
{
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path).TrimEnd('/');

        // pg_ctl hands these paths to a shell between double quotes, and a newline would end a line of a settings file.
        if (Root.AsSpan().IndexOfAny("\"$`\\\n\r") >= 0)
        {
            throw new DataFolderUnusable(
                $"The data folder's path ({Root}) must not hold quotation marks, dollar signs, backticks, backslashes or line breaks. "
                + "Choose another folder with --data.");
        }
    }

    public string Root { get; }

    /// <summary>PostgreSQL's own folder (PGDATA).</summary>
    public string Database => Path.Combine(Root, "database");

    /// <summary>A database being made; renamed to <see cref="Database"/> once whole.</summary>
    public string Unfinished => Path.Combine(Root, "database.unfinished");

    /// <summary>Our settings for PostgreSQL. Outside its own folder, so that root never writes where another user may plant a link.</summary>
    public string Settings => Path.Combine(Root, "settings");

    public string Logs => Path.Combine(Root, "log");

    public string Sockets => Path.Combine(Root, "run");

    /// <summary>PostgreSQL's programs, where the npm package brought them.</summary>
    public string Programs => Path.Combine(Root, "postgres");

    public string Lock => Path.Combine(Root, "lock");

    public string Holder => Path.Combine(Root, "server.pid");

    /// <summary>What the server writes to its terminal before its own log begins.</summary>
    public string StartLog => Path.Combine(Logs, "start.log");

    /// <summary>Where a running server notes its process id.</summary>
    public string ServerFile => Path.Combine(Database, "postmaster.pid");

    private string VersionFile => Path.Combine(Database, "PG_VERSION");

    public bool HasDatabase => File.Exists(VersionFile);

    /// <summary>The major version of PostgreSQL that made the database; null where there is none yet.</summary>
    public int? Major =>
        HasDatabase && int.TryParse(File.ReadAllText(VersionFile).Trim(), CultureInfo.InvariantCulture, out var major) ? major : null;
}
