using System.Text.RegularExpressions;

namespace Decisions.EventStore.Tests;

public sealed partial class DocumentationTests
{
    [Fact]
    public void Each_promise_of_the_page_names_tests_that_are_there()
    {
        var tests = typeof(DocumentationTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute), true)).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        var promises = File.ReadLines(Page()).SkipWhile(line => line != "| promise | shown by |").Skip(2).TakeWhile(line => line.StartsWith('|')).ToArray();

        promises.Length.ShouldBeGreaterThan(10);
        promises.ShouldAllBe(promise => Name().IsMatch(promise));
        promises.SelectMany(promise => Name().Matches(promise)).Select(match => match.Groups[1].Value).ShouldAllBe(name => tests.Contains(name));
    }

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Name();

    private static string Page()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Decisions.sln")))
            {
                return Path.Combine(at.FullName, "docs", "event-store.md");
            }
        }

        throw new DirectoryNotFoundException("No Decisions.sln above the tests.");
    }
}
