using Decisions.Domain.Differences;

namespace Decisions.Domain.Tests.Differences;

public sealed class MergeTests
{
    private const string Base = "We buy a new oven for £5,200. Ben collects it.";

    [Fact]
    public void Changes_in_two_places_are_both_made() =>
        Merge.Of(Base, "We buy a used oven for £5,200. Ben collects it.", "We buy a new oven for £5,200. Ada collects it.")
            .Text.ShouldBe("We buy a used oven for £5,200. Ada collects it.");

    [Fact]
    public void Two_changes_of_one_word_conflict() =>
        Merge.Of(Base, "We buy a used oven for £5,200. Ben collects it.", "We buy a small oven for £5,200. Ben collects it.")
            .Conflicts.ShouldBe([new("new", "used", "small")]);

    [Fact]
    public void Changes_of_neighbouring_words_conflict() =>
        Merge.Of("pay £10 weekly now", "pay £20 weekly now", "pay £10 monthly now").Text.ShouldBeNull();

    [Fact]
    public void Two_that_add_at_one_place_conflict() =>
        Merge.Of("We buy.", "We buy. Ada pays.", "We buy. Ben pays.").Text.ShouldBeNull();

    [Fact]
    public void What_both_change_alike_does_not_conflict() =>
        Merge.Of(Base, "We buy a used oven for £900. Ben collects it.", "We buy a used oven for £900. Ada collects it.").Text
            .ShouldBe("We buy a used oven for £900. Ada collects it.");
}
