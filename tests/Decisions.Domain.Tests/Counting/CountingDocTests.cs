namespace Decisions.Domain.Tests.Counting;

public sealed class CountingDocTests
{
    private const string Begin = "<!-- examples begin -->\n", End = "<!-- examples end -->\n";

    [Fact]
    public void The_worked_examples_in_the_documentation_are_what_the_code_counts()
    {
        var file = Path.Combine(Repository.Root, "docs", "counting.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        to.ShouldBeGreaterThanOrEqualTo(from, $"docs/counting.md lacks the lines {Begin.Trim()} and {End.Trim()}.");

        var counted = WorkedExamples.Markdown();
        if (Environment.GetEnvironmentVariable("DECISIONS_APPROVE") == "1")
            File.WriteAllText(file, text[..from] + counted + text[to..]);
        else
            FirstDifference(text[from..to].Split('\n'), counted.Split('\n')).ShouldBeNull(
                "docs/counting.md is not what the code counts. If the change is meant, run the tests once with " +
                "DECISIONS_APPROVE=1.");
    }

    private static string? FirstDifference(string[] written, string[] counted)
    {
        var same = written.Zip(counted).TakeWhile(pair => pair.First == pair.Second).Count();
        return same == written.Length && same == counted.Length
            ? null
            : $"example line {same + 1}: the document says '{written.ElementAtOrDefault(same)}', " +
                $"the code says '{counted.ElementAtOrDefault(same)}'";
    }
}
