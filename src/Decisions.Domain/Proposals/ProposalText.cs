using System.Collections.Immutable;

namespace Decisions.Domain.Proposals;

/// <summary>What a proposal may say.</summary>
internal static class ProposalText
{
    public const int MostOptions = 200;

    /// <summary>The options as they are kept: a list in any case, names without blanks around them, and dates in the order of time.</summary>
    public static ImmutableArray<Option> Kept(ImmutableArray<Option> options)
    {
        if (options.IsDefault)
            return [];
        var kept = options.Select(option => option with
        {
            Name = option.Name.Trim(), Class = option.Class?.Trim() is { Length: > 0 } name ? name : null, Date = option.Date?.Kept(),
        });
        return options.All(option => option.Date is not null)
            ? [.. kept.OrderBy(option => option.Date!.StartsAt).ThenBy(option => option.Date!.EndsAt ?? option.Date.StartsAt)]
            : [.. kept];
    }

    /// <summary>The text as it is kept: browsers end lines in two characters, other programs in one, and it is one text.</summary>
    public static string Kept(string text) => text.ReplaceLineEndings("\n");

    /// <summary>Why it may not say this, or null.</summary>
    public static Rejection? Check(string title, string text, ImmutableArray<Option> options)
    {
        if (TextRule.Line("title", title) is { } badTitle)
            return badTitle;
        if (TextRule.Text("text", text) is { } badText)
            return badText;
        if (options.IsDefaultOrEmpty)
            return null;
        if (options.Length > MostOptions)
            return new TooManyOptions(options.Length, MostOptions);
        foreach (var option in options)
            if ((TextRule.Line("options", option?.Name) ?? (string.IsNullOrWhiteSpace(option?.Class) ? null : TextRule.Line("options.class", option.Class))) is { } badName)
                return badName;
        if (options.FirstOrDefault(option => option.Date is { EndsAt: { } ends } date && ends <= date.StartsAt) is { } backwards)
            return new DateEndsBeforeItBegins(backwards.Name);
        if (options.Where(option => option.Date is not null).GroupBy(option => option.Date).FirstOrDefault(group => group.Count() > 1) is { } sameDate)
            return new DateStandsTwice(sameDate.First().Name, sameDate.Last().Name);
        if (options.GroupBy(option => option.Id).FirstOrDefault(group => group.Count() > 1) is { } same)
            return new OptionIdIsUsedTwice(same.Key);
        return options.GroupBy(option => option.Name.Trim(), StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1) is { } twice
            ? new OptionIsNamedTwice(twice.Key)
            : null;
    }
}
