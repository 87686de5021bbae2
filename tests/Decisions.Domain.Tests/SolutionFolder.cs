namespace Decisions.Domain.Tests;

/// <summary>The folder above the tests that holds the solution.</summary>
internal static class SolutionFolder
{
    public static string PathTo(params string[] parts) => Path.Combine([Root(), .. parts]);

    private static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Decisions.sln")))
                return at.FullName;
        throw new DirectoryNotFoundException("No Decisions.sln above the tests.");
    }
}
