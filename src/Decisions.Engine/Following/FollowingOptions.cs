using Decisions.Engine.ReadModels;

namespace Decisions.Engine.Following;

/// <summary>How read models are followed. The defaults are right; tests set others.</summary>
public sealed record FollowingOptions
{
    /// <summary>What is folded, and into which tables: read models of another version are built anew.</summary>
    public string Version { get; init; } = ReadModelTables.Version;

    /// <summary>Which tables there are: read models with other tables are not read meanwhile.</summary>
    public string Tables { get; init; } = ReadModelTables.Checksum;

    /// <summary>The most events that are folded in one transaction.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>How many communities are followed at the same time.</summary>
    public int Communities { get; init; } = 4;

    /// <summary>How long read models that nobody reads are kept.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait after a fault before trying again.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
