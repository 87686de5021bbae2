namespace Decisions.Domain.Tests.Counting;

/// <summary>
/// Real counts with published results. They are not part of the project: they are read from the folder that
/// DECISIONS_VOTEDATA names, else from shared/votedata beside the repository.
/// </summary>
internal static class VoteData
{
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("DECISIONS_VOTEDATA") is { Length: > 0 } named
            ? named
            : Path.Combine(Repository.Root, "..", "shared", "votedata");

    /// <summary>The cases of a group by name; where the group is missing its own name, so that it shows as skipped.</summary>
    public static TheoryData<string> CasesOf(string group) =>
        Has(group)
            ? [.. Directory.EnumerateFiles(Path.Combine(Root, group, "expected"), "*.json")
                .Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
            : [group];

    public static void SkipUnlessPresent(string group) =>
        Assert.SkipUnless(Has(group),
            $"The vote data '{group}' is not here. Set DECISIONS_VOTEDATA to its folder to run these cases.");

    private static bool Has(string group) => Directory.Exists(Path.Combine(Root, group));
}

/// <summary>The folder that holds Decisions.sln.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No folder above the tests holds Decisions.sln.")
        : File.Exists(Path.Combine(folder.FullName, "Decisions.sln")) ? folder.FullName
        : Find(folder.Parent);
}
