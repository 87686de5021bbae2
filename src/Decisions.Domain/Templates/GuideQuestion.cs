using System.Collections.Immutable;

namespace Decisions.Domain.Templates;

/// <summary>A question of the guide to a fitting way to decide.</summary>
/// <param name="Key">Names it among all questions for good.</param>
public sealed record GuideQuestion(string Key, string Asks, ImmutableArray<GuideAnswer> Answers);

/// <summary>One of its answers: it leads to another question, or to a rule of the library.</summary>
/// <param name="Key">Names it among the answers to its question for good.</param>
/// <param name="Next">What is asked then, or null.</param>
/// <param name="Rule">The key of the library's rule that fits, or null.</param>
/// <param name="Because">Why it fits, in plain words; null where another question follows.</param>
public sealed record GuideAnswer(string Key, string Says, GuideQuestion? Next, string? Rule, string? Because)
{
    public static GuideAnswer Leads(string key, string says, GuideQuestion next) => new(key, says, next, null, null);

    public static GuideAnswer Fits(string key, string says, string rule, string because) => new(key, says, null, rule, because);
}

/// <summary>How far somebody has come: what they have answered, and what is asked now or fits.</summary>
/// <param name="Asked">The questions answered so far, each with its answer.</param>
/// <param name="Next">What is asked now, or null where a rule fits.</param>
public sealed record GuidePath(ImmutableArray<(GuideQuestion Question, GuideAnswer Answer)> Asked, GuideQuestion? Next)
{
    /// <summary>The answer that said which rule fits, or null.</summary>
    public GuideAnswer? Fit => Next is null && Asked is [.., var last] ? last.Answer : null;
}
