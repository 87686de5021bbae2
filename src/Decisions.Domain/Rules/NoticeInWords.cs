using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says what notice a vote needs, as of when its roll is drawn, and what must follow before it counts.</summary>
internal static class NoticeInWords
{
    public static ImmutableArray<string> Of(DecisionRule rule) =>
    [
        .. Notice(rule.Notice),
        .. rule.RecordDate == RecordDate.Stated
            ? ["Who may vote is settled by a record date, which is stated beforehand and is not after the opening."]
            : ImmutableArray<string>.Empty,
        .. rule.Confirming is { } confirming ? [Confirming(confirming)] : ImmutableArray<string>.Empty,
        .. rule.Entrenched is { } entrenched ? [Entrenched(entrenched)] : ImmutableArray<string>.Empty,
    ];

    /// <summary>The same in a few words each, without what changes the rule.</summary>
    public static ImmutableArray<string> InShort(DecisionRule rule) =>
    [
        .. rule.Notice is { } notice ? [$"{English.StartSentence(Days(notice))} of notice."] : ImmutableArray<string>.Empty,
        .. rule.Confirming is null ? ImmutableArray<string>.Empty : ["A second vote must confirm it."],
    ];

    public static string NoticeTerm(NoticePeriod? notice) => notice is null ? "No notice is needed." : string.Join(' ', Notice(notice));

    public static string ConfirmingTerm(ConfirmingVote? confirming) => confirming is null ? "No second vote is needed." : Confirming(confirming);

    public static string EntrenchedTerm(Entrenchment? entrenched) =>
        entrenched is null ? "The secretary may change or retire this rule."
        : entrenched.Under is { } under ? $"Only a decision carried under the rule {under} changes or retires this rule."
        : Entrenched(entrenched);

    public static string Span(CalendarSpan span) => span.Unit == CalendarUnit.Months
        ? English.Count(span.Count, "month", "months")
        : English.Count(span.Count, "day", "days");

    private static ImmutableArray<string> Notice(NoticePeriod? notice) => notice is null ? [] :
    [
        $"Notice is given first, with the text and the times: {Days(notice)} before voting opens. The day it is sent and the day " +
            "voting opens do not count.",
        "The vote is on what the notice said. A text, a rule or a time that is changed needs new notice.",
        notice.ShortNotice is { } share
            ? $"Voting may open on shorter notice if {FractionInWords.AtLeast(share)} of the members who may vote consent to it."
            : "Shorter notice is not enough, whoever agrees.",
    ];

    private static string Days(NoticePeriod notice) => English.Count(notice.ClearDays, "clear day", "clear days");

    private static string Confirming(ConfirmingVote vote) =>
        $"If it is carried, it counts only once a second vote has confirmed it, {Span(vote.Earliest)} to {Span(vote.Latest)} after " +
        $"the first closed. {ThresholdInWords.Requirement(vote.Threshold)} in it. Without it, the proposal lapses.";

    private static string Entrenched(Entrenchment entrenched) => entrenched.Under is null
        ? "This rule is changed or retired only by a decision carried under this rule itself."
        : "This rule is changed or retired only by a decision carried under the rule that it names for that.";
}
