using System.Diagnostics;
using Decisions.Domain.Differences;

namespace Decisions.Domain.Tests.Differences;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Words_are_told_apart_and_not_letters() =>
        TextDifference.Of("We buy a new oven for £5,200.", "We buy a used oven for £900.").ShouldBe(
        [
            new(RunKind.Same, "We buy a "), new(RunKind.Removed, "new"), new(RunKind.Added, "used"),
            new(RunKind.Same, " oven for £"), new(RunKind.Removed, "5,200"), new(RunKind.Added, "900"), new(RunKind.Same, "."),
        ]);

    [Fact]
    public void Changes_that_only_a_blank_keeps_apart_are_read_as_one() =>
        TextDifference.Of("a big oven", "one small oven").ShouldBe(
            [new(RunKind.Removed, "a big"), new(RunKind.Added, "one small"), new(RunKind.Same, " oven")]);

    [Fact]
    public void Changes_in_two_lines_stay_two() =>
        TextDifference.Of("Buy\nSell", "Lend\nGive").Count(run => run.Kind == RunKind.Same).ShouldBe(1);

    [Fact]
    public void A_moved_sentence_is_taken_out_in_one_place_and_put_in_another() =>
        TextDifference.Of("Ada pays. Ben bakes. Cem sells.", "Ben bakes. Cem sells. Ada pays.").ShouldBe(
            [new(RunKind.Removed, "Ada pays. "), new(RunKind.Same, "Ben bakes. Cem sells"), new(RunKind.Added, ". Ada pays"), new(RunKind.Same, ".")]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50_000)]
    public void The_longest_texts_are_compared_at_once_whatever_they_repeat(int different)
    {
        var one = string.Concat(Enumerable.Range(0, 50_000).Select(i => (char)('a' + (i * 7 % different % 26)) + " "))[..TextRule.TextLimit];
        var other = string.Concat(Enumerable.Range(0, 50_000).Select(i => (char)('a' + (i * 11 % different % 25)) + "."))[..TextRule.TextLimit];
        var watch = Stopwatch.StartNew();
        var runs = TextDifference.Of(one, other);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        string.Concat(runs.Where(run => run.Kind != RunKind.Removed).Select(run => run.Text)).ShouldBe(other);
    }
}
