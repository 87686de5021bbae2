using Decisions.Domain.Rules;

namespace Decisions.Domain.Templates;

/// <summary>Says how long things usually take by a template; nothing where it does not say.</summary>
public static class TemplateInWords
{
    public static string Of(TemplateSaved says) => string.Join(' ', Sentences(says));

    private static IEnumerable<string> Sentences(TemplateSaved says)
    {
        if (says.VotingHours is { } hours)
            yield return $"Voting is usually open for {RuleInWords.Hours(hours)}.";
        if (says.ReviewMonths is { } months)
            yield return $"The decision is usually looked at again after {English.Count(months, "month", "months")}.";
    }
}
