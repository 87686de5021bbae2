using System.Text.RegularExpressions;

namespace Decisions.Domain.Tests;

public sealed partial class GlossaryTests
{
    private static readonly string Page = File.ReadAllText(SolutionFolder.PathTo("docs", "glossary.md"));

    private static readonly string[] Words = [.. Entry().Matches(Page).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Every_word_has_one_line()
    {
        Words.ShouldNotBeEmpty();
        Words.ShouldBeUnique();
    }

    [Fact]
    public void Every_word_that_is_pointed_to_has_its_line() =>
        Pointer().Matches(Page).Select(match => match.Groups[1].Value)
            .Where(word => !Words.Contains(word) && !Words.Any(known => word == known + "s" || word == known + "es" || word == known[..^1] + "ies"))
            .Except(["italics"]).ShouldBeEmpty();

    [GeneratedRegex(@"^\| \*\*(.+?)\*\* \|", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<!\*)\*([^*\n]+)\*(?!\*)")]
    private static partial Regex Pointer();
}
