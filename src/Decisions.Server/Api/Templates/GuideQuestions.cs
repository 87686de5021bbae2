using Decisions.Domain.Templates;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.Templates;

/// <summary>A question of the guide to a fitting way to decide. The first that is listed is asked first.</summary>
/// <param name="Key">Names it among all questions.</param>
public sealed record GuideQuestionAnswer(string Key, string Asks, IReadOnlyList<GuideChoiceAnswer> Answers);

/// <summary>An answer to a question of the guide.</summary>
/// <param name="Key">Names it among the answers to its question.</param>
/// <param name="Next">The key of the question that is asked then, or null.</param>
/// <param name="Rule">The key of the library's rule that fits, or null.</param>
/// <param name="Because">Why it fits, or null.</param>
public sealed record GuideChoiceAnswer(string Key, string Says, string? Next, string? Rule, string? Because);

internal static class GuideQuestions
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/guide", All).Answers<PageAnswer<GuideQuestionAnswer>>("getGuide", "A few questions that lead to a fitting rule of the library");

    private static IResult All() => Results.Json(
        new PageAnswer<GuideQuestionAnswer>([.. Guide.Questions.Select(Answer)], null), ApiJson.Options);

    private static GuideQuestionAnswer Answer(GuideQuestion question) => new(
        question.Key, question.Asks, [.. question.Answers.Select(each => new GuideChoiceAnswer(each.Key, each.Says, each.Next?.Key, each.Rule, each.Because))]);
}
