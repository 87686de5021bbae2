using System.Text.RegularExpressions;

namespace Decisions.Server.Tests;

/// <summary>Holds docs/operations.md to the program: what an operator can set and what the program may say.</summary>
public sealed partial class OperationsDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs/operations.md"));

    /// <summary>The sources' text, with strings that go on over several lines put together.</summary>
    private static readonly string Sources = Joint().Replace(
        string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText))
            .Replace("{PostgresVersion.Oldest}", "15", StringComparison.Ordinal)
            .Replace("{OldestVersion}", "15", StringComparison.Ordinal),
        "");

    [Fact]
    public void Every_variable_is_described()
    {
        var read = Variable().Matches(Sources).Select(match => match.Value).Distinct().ToList();
        read.ShouldNotBeEmpty();
        foreach (var variable in read)
            Document.ShouldContain($"`{variable}`");
    }

    [Fact]
    public void Every_message_that_is_explained_exists()
    {
        var table = Document[Document.IndexOf("| it says | do |", StringComparison.Ordinal)..];
        var messages = Row().Matches(table).Select(match => match.Groups["message"].Value).Skip(2).ToList();
        messages.Count.ShouldBeGreaterThan(20);
        var parts = messages.SelectMany(message => message.Split('…', ',', '('))
            .Select(part => part.Trim(' ', ')', ';'))
            .Where(part => part.Length > 8 && part.Contains(' ', StringComparison.Ordinal));
        foreach (var part in parts)
            Sources.ShouldContain(Regex.Replace(part, "^or ", ""), Case.Sensitive);
    }

    [GeneratedRegex("\"\\s*\\+\\s*\\$?\"")]
    private static partial Regex Joint();

    [GeneratedRegex(@"\bDECISIONS_[A-Z_]+\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\| (?<message>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
