namespace Decisions.Ledger.Tests;

/// <summary>Published test vectors, read where they lie: they are others' work and no part of this repository.</summary>
internal static class Vectors
{
    private const string Variable = "DECISIONS_LEDGER_VECTORS";

    private static readonly string Folder =
        Environment.GetEnvironmentVariable(Variable) ?? Repository.PathTo("..", "shared", "ledger-vectors");

    /// <summary>Files below a folder, by their path in it; one made-up name if it is missing, so that a test says so.</summary>
    public static TheoryData<string> Files(string folder)
    {
        var root = Path.Combine(Folder, folder);
        return Directory.Exists(root)
            ? [.. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file))
                .Order(StringComparer.Ordinal)]
            : ["(missing)"];
    }

    public static byte[] Read(string folder, string file)
    {
        var root = Path.Combine(Folder, folder);
        Assert.SkipUnless(Directory.Exists(root), $"The published vectors '{folder}' are not here; set {Variable} to their folder.");
        return File.ReadAllBytes(Path.Combine(root, file));
    }
}
