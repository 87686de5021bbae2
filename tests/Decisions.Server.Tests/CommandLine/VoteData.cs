namespace Decisions.Server.Tests.CommandLine;

/// <summary>Real elections with published results; read where they lie, never copied.</summary>
internal static class VoteData
{
    public static string Folder { get; } =
        Environment.GetEnvironmentVariable("DECISIONS_VOTEDATA") is { Length: > 0 } given
            ? given
            : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "votedata"));

    /// <summary>A file of the data; the test is reported as not run where the data is missing.</summary>
    public static string File(params string[] path)
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"Not run: there is no voting data in '{Folder}' (DECISIONS_VOTEDATA).");
        return Path.Combine([Folder, .. path]);
    }
}
