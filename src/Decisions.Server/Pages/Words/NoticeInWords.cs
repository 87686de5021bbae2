using Decisions.Domain.Auditing;
using NodaTime;

namespace Decisions.Server.Pages.Words;

/// <summary>Why an event needs a look.</summary>
public static class NoticeInWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Disputed => "In dispute",
        NoticeKind.Late => "Late or cut short",
        NoticeKind.Corrected => "Corrected or changed",
        NoticeKind.Redacted => "Redacted or hidden",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <param name="at">When the event happened.</param>
    /// <param name="dueAt">When voting ended, or was to end, just before.</param>
    public static string Of(Notice notice, Instant at, Instant? dueAt, CommunityTime times) => notice switch
    {
        Notice.VotingExtended => $"Voting was extended{Until(dueAt, times)}.",
        Notice.VotingClosedEarly => $"Voting was closed early{Until(dueAt, times)}.",
        Notice.ResultDeclaredLate => dueAt is { } due
            ? $"The result came {Length(at - due)} after voting had ended." : "The result came long after voting had ended.",
        Notice.WithdrawnWhileOpen => $"Withdrawn while voting was open{Until(dueAt, times)}.",
        Notice.NoticeGivenShort => "The notice was shorter than the rule asks for. It needs members' consent.",
        Notice.RoundSuperseded => $"The text was amended, and members were asked again{Until(dueAt, times)}.",
        Notice.OutcomeRestated => "The outcome was stated again.",
        Notice.DecisionCorrected => "Something that was said of the decision was put right.",
        Notice.RecountDisagrees => "A recount of the stored votes did not give the declared result.",
        Notice.MemberSuspended => "A membership was suspended.",
        Notice.RuleAmendedWhileOpen => "The rule was changed while a vote under it was open. That vote keeps its terms.",
        Notice.CommentHidden => "A comment was hidden.",
        Notice.PayloadRedacted => "A text was erased.",
        Notice.PersonErased => "A person was erased.",
        Notice.LogKeyRotated => "The signing key was changed.",
        Notice.WitnessesNamed => "The witnesses were named.",
        _ => throw new ArgumentOutOfRangeException(nameof(notice)),
    };

    /// <summary>'3 days and 4 hours', rounded down.</summary>
    public static string Length(Duration length) => (length.Days, length.Hours) switch
    {
        (0, 0) => Count(length.Minutes, "minute"),
        (0, var hours) => Count(hours, "hour"),
        (var days, 0) => Count(days, "day"),
        var (days, hours) => $"{Count(days, "day")} and {Count(hours, "hour")}",
    };

    private static string Until(Instant? dueAt, CommunityTime times) =>
        dueAt is { } due ? $"; it was to end on {times.ExactText(due)}" : "";

    private static string Count(int n, string unit) => n == 1 ? $"1 {unit}" : $"{StatusInWords.Number(n)} {unit}s";
}
