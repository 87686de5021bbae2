namespace Decisions.EventStore.Embedded;

/// <summary>What may differ between one private database and another. The defaults are those for real use.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// Server settings by PostgreSQL's names, such as <c>commit_delay</c>; they win over ours. Only tests that throw
    /// their data away may set <c>fsync</c> to <c>off</c>: without it, a power cut can destroy the database.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Where PostgreSQL's programs may come from.</summary>
    internal PostgresSources Sources { get; init; } = PostgresSources.FromEnvironment();
}
