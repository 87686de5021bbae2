using System.Text.RegularExpressions;

namespace Decisions.Domain.Tests.Architecture;

public sealed partial class SourceTests
{
    private static readonly string Source = SolutionFolder.PathTo("src");

    [Fact]
    public void A_namespace_is_the_folder_of_its_file() =>
        Files(Source)
            .Where(file => NamespaceOf(file) is { } name && name != FolderOf(file))
            .Select(Named).ShouldBeEmpty();

    [Fact]
    public void Every_type_but_the_program_is_in_a_namespace() =>
        Files(Source)
            .Where(file => Path.GetFileName(file) != "Program.cs" &&
                NamespaceOf(file) is null && TypeDeclaration().IsMatch(File.ReadAllText(file)))
            .Select(Named).ShouldBeEmpty();

    // RFC 8785 defines JSON's numbers as doubles, so the ledger's canonical JSON alone must handle them.
    [Fact]
    public void Nothing_that_is_counted_or_proved_is_a_floating_point_number() =>
        Files(Path.Combine(Source, "Decisions.Domain")).Concat(Files(Path.Combine(Source, "Decisions.Ledger")))
            .Where(file => FolderOf(file) != "Decisions.Ledger.Canonical" && FloatingPoint().IsMatch(Code(file)))
            .Select(Named).ShouldBeEmpty();

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string? NamespaceOf(string file) =>
        Namespace().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups[1].Value : null;

    private static string FolderOf(string file) =>
        Path.GetDirectoryName(Path.GetRelativePath(Source, file))!.Replace(Path.DirectorySeparatorChar, '.');

    private static string Named(string file) => Path.GetRelativePath(Source, file);

    /// <summary>A file without its comments and strings.</summary>
    private static string Code(string file) => NotCode().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(public|internal|file|static|sealed|abstract|partial|readonly|\s)*\b(class|record|struct|interface|enum|delegate) \w", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\b(double|float|decimal)\b")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex("""//[^\n]*|"([^"\\\n]|\\.)*"|/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex NotCode();
}
