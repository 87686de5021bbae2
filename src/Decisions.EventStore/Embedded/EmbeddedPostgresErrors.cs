namespace Decisions.EventStore.Embedded;

/// <summary>
/// An expected obstacle to running the private database. The message is meant for the person at the
/// terminal: it says what is wrong and what to do, and needs no stack trace beside it.
/// </summary>
public abstract class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Private databases speak over Unix sockets, which this system does not offer.</summary>
public sealed class PlatformNotServed(string system) : EmbeddedPostgresException(
    $"The private database needs Unix sockets with peer authentication, which {system} does not offer. "
    + "Give a PostgreSQL server of your own with --connection, or run Decisions in a container or in WSL.");

/// <summary>No usable PostgreSQL was found and none could be installed.</summary>
public sealed class PostgresNotFound(IReadOnlyList<string> tried) : EmbeddedPostgresException(
    $"No PostgreSQL {PostgresVersion.Oldest} or newer could be found or installed."
    + string.Concat(tried.Select(attempt => $"\n  - {attempt}"))
    + "\nInstall PostgreSQL (Debian and Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; "
    + "macOS: brew install postgresql@17), or name the folder of its programs in DECISIONS_POSTGRES_BIN, "
    + "or give a running server with --connection.")
{
    /// <summary>One line for each place that was tried: the place, and why it did not serve.</summary>
    public IReadOnlyList<string> Tried { get; } = tried;
}

/// <summary>The data folder was made by another major version than any that was found.</summary>
public sealed class MadeByAnotherVersion(string folder, int folderMajor, IReadOnlyList<PostgresVersion> found, IReadOnlyList<string> tried)
    : EmbeddedPostgresException(
        $"The database in {folder} was made by PostgreSQL {folderMajor}, and "
        + (found.Count == 0 ? "none was found." : $"this machine has PostgreSQL {string.Join(", ", found.Select(version => version.Text))}.")
        + string.Concat(tried.Select(attempt => $"\n  - {attempt}"))
        + $"\nInstall PostgreSQL {folderMajor} beside it, or name the folder of its programs in DECISIONS_POSTGRES_BIN, "
        + "or move the data to the newer version with pg_upgrade.")
{
    /// <summary>The major version that the data folder needs.</summary>
    public int FolderMajor { get; } = folderMajor;

    /// <summary>The versions that were found instead.</summary>
    public IReadOnlyList<PostgresVersion> Found { get; } = found;
}

/// <summary>Another server holds the data folder.</summary>
public sealed class DataFolderInUse(string folder, int? holder) : EmbeddedPostgresException(
    $"The data folder {folder} is in use by another Decisions server"
    + (holder is { } id ? $" (process {id}). Stop that server first (kill {id})" : ". Stop that server first")
    + ", or choose another folder with --data.")
{
    /// <summary>The process that holds the folder, where it could be read.</summary>
    public int? Holder { get; } = holder;
}

/// <summary>The data folder cannot be used as it stands: its owner, its rights, or its name.</summary>
public sealed class DataFolderUnusable(string message, Exception? inner = null) : EmbeddedPostgresException(message, inner);

/// <summary>There is no operating system user that PostgreSQL could run as.</summary>
public sealed class NoDatabaseUser(string message) : EmbeddedPostgresException(message);

/// <summary>A PostgreSQL program ran and failed.</summary>
public sealed class PostgresFailed(string what, string output) : EmbeddedPostgresException(
    $"{what}\n{output.Trim()}")
{
    /// <summary>What the program said.</summary>
    public string Output { get; } = output;
}
