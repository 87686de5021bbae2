using Decisions.Domain.Rules;
using Decisions.Domain.Templates;

namespace Decisions.Domain.Tests.Templates;

/// <summary>The guide asks little, ends everywhere, and finds everything that the library has.</summary>
public sealed class GuideTests
{
    [Fact]
    public void Every_rule_of_the_library_is_found_and_no_other() =>
        Ends([]).Select(end => end.Fit!.Rule!).Distinct().Order().ShouldBe(RuleLibrary.All.Select(rule => rule.Key).Order());

    [Fact]
    public void Each_path_ends_after_four_answers_at_the_most_and_says_why_the_rule_fits()
    {
        var ends = Ends([]).ToList();
        ends.Count.ShouldBeGreaterThan(8);
        ends.ShouldAllBe(end => end.Asked.Length <= 4);
        ends.ShouldAllBe(end => end.Fit!.Because!.EndsWith('.'));
    }

    [Fact]
    public void Questions_and_the_answers_to_each_are_told_apart_by_their_keys()
    {
        Guide.Questions.Select(question => question.Key).ShouldBeUnique();
        Guide.Questions[0].ShouldBe(Guide.First);
        foreach (var question in Guide.Questions)
        {
            question.Asks.ShouldEndWith("?");
            question.Answers.Length.ShouldBeInRange(2, 6, question.Key);
            question.Answers.Select(answer => answer.Key).ShouldBeUnique(question.Key);
            question.Answers.Select(answer => answer.Says).ShouldBeUnique(question.Key);
            question.Answers.ShouldAllBe(answer => (answer.Next == null) != (answer.Rule == null));
        }
    }

    [Fact]
    public void What_is_no_answer_is_asked_again()
    {
        Guide.Follow(["nothing"]).Next.ShouldBe(Guide.First);
        var path = Guide.Follow(["matter", "nothing", "near"]);
        path.Asked.ShouldHaveSingleItem().Answer.Key.ShouldBe("matter");
        path.Next!.Key.ShouldBe("who");
        path.Fit.ShouldBeNull();
        Guide.Follow(["people", "matter"]).Fit!.Rule.ShouldBe("board-election");
    }

    private static IEnumerable<GuidePath> Ends(string[] answers)
    {
        var path = Guide.Follow(answers);
        return path.Next is { } next ? next.Answers.SelectMany(answer => Ends([.. answers, answer.Key])) : [path];
    }
}
