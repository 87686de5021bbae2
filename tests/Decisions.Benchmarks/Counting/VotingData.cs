namespace Decisions.Benchmarks.Counting;

/// <summary>Real elections, where they are at hand: in the folder that DECISIONS_VOTEDATA names, or beside the repository.</summary>
internal static class VotingData
{
    public static IEnumerable<FileInfo> Files(string pattern)
    {
        var folder = new DirectoryInfo(
            Environment.GetEnvironmentVariable("DECISIONS_VOTEDATA") is { Length: > 0 } named ? named : Beside(AppContext.BaseDirectory));
        return folder.Exists ? folder.EnumerateFiles(pattern, SearchOption.AllDirectories) : [];
    }

    private static string Beside(string inside)
    {
        var root = new DirectoryInfo(inside);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Decisions.sln")))
            root = root.Parent;
        return Path.Combine(root?.FullName ?? inside, "..", "shared", "votedata");
    }
}
