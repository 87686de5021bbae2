using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Rules;

/// <summary>The formal terms of a rule as its form holds them: notice, record date, second vote, and who may change the rule.</summary>
/// <param name="NoticeDays">Clear days; empty for no notice.</param>
/// <param name="ShortNotice">The share that may consent to less; empty for nobody.</param>
/// <param name="Confirming">What carries the second vote, as <see cref="Key"/> writes it; empty for no second vote.</param>
/// <param name="Entrenched">Empty for the secretary, 'self' for a decision under the rule itself, or the id of another rule.</param>
public sealed record FormalForm(
    string NoticeDays, string ShortNotice, bool HasRecordDate, string Confirming, string EarliestCount, string EarliestUnit,
    string LatestCount, string LatestUnit, string Entrenched)
{
    private const string Self = "self";

    public static FormalForm Empty { get; } = new("", "", false, "", "14", "days", "1", "months", "");

    /// <summary>What a second vote is offered to need.</summary>
    public static ImmutableArray<(string Key, string Words)> Thresholds { get; } =
        [.. ShareChoice.All.Select(choice => (Key(new Threshold(choice.Fraction, choice.Comparator, ThresholdBase.Cast)), $"{choice.Words} of the yes and no votes"))];

    public static FormalForm Of(DecisionRule terms) => Empty with
    {
        NoticeDays = terms.Notice?.ClearDays.ToString() ?? "",
        ShortNotice = terms.Notice?.ShortNotice?.ToString() ?? "",
        HasRecordDate = terms.RecordDate == RecordDate.Stated,
        Confirming = terms.Confirming is { } vote ? Key(vote.Threshold) : "",
        EarliestCount = (terms.Confirming?.Earliest.Count ?? 14).ToString(),
        EarliestUnit = Words<CalendarUnit>.Of(terms.Confirming?.Earliest.Unit ?? CalendarUnit.Days),
        LatestCount = (terms.Confirming?.Latest.Count ?? 1).ToString(),
        LatestUnit = Words<CalendarUnit>.Of(terms.Confirming?.Latest.Unit ?? CalendarUnit.Months),
        Entrenched = terms.Entrenched is not { } entrenched ? "" : entrenched.Under?.ToString() ?? Self,
    };

    public static FormalForm Read(IFormCollection form) => new(
        form["noticeDays"].ToString(), form["shortNotice"].ToString(), form["recordDate"] == "stated", form["confirming"].ToString(),
        form["earliestCount"].ToString(), form["earliestUnit"].ToString(), form["latestCount"].ToString(), form["latestUnit"].ToString(),
        form["entrenched"].ToString());

    /// <summary>The terms with what was filled in here, or what cannot be read of it.</summary>
    public (DecisionRule? Terms, Rejection? Rejection) ToTerms(DecisionRule terms)
    {
        var (days, badDays) = Typed.Number("Clear days of notice", NoticeDays);
        var (share, badShare) = Typed.Fraction("Share that may consent to shorter notice", ShortNotice);
        if ((badDays ?? badShare) is { } unreadable)
            return (null, unreadable);
        if (days is null && share is not null)
            return (null, new ChoiceIsMissing("Clear days of notice"));
        var (confirming, badVote) = ToVote();
        if (badVote is not null)
            return (null, badVote);
        if (Entrenched is not ("" or Self) && !Guid.TryParse(Entrenched, out _))
            return (null, new ChoiceIsMissing("Who may change this rule?"));
        return (terms with
        {
            Notice = days is { } clear ? new NoticePeriod(clear, share) : null,
            RecordDate = HasRecordDate ? RecordDate.Stated : RecordDate.Opening,
            Confirming = confirming,
            Entrenched = Entrenched switch
            {
                "" => null,
                Self => new Entrenchment(Under: null),
                var id => new Entrenchment(new RuleId(Guid.Parse(id))),
            },
        }, null);
    }

    /// <summary>A threshold as a form's choice: '1/2 moreThan cast'.</summary>
    private static string Key(Threshold threshold) =>
        $"{threshold.Fraction} {Words<Comparator>.Of(threshold.Comparator)} {Words<ThresholdBase>.Of(threshold.Base)}";

    private (ConfirmingVote? Vote, Rejection? Rejection) ToVote()
    {
        if (Confirming.Length == 0)
            return (null, null);
        var parts = Confirming.Split(' ');
        var (fraction, badShare) = Typed.Fraction("A second vote", parts[0]);
        if (badShare is not null || parts.Length != 3 || !Words<Comparator>.TryParse(parts[1], out var comparator) || !Words<ThresholdBase>.TryParse(parts[2], out var of))
            return (null, new ChoiceIsMissing("A second vote"));
        var (earliest, badEarliest) = ToSpan("Not before", EarliestCount, EarliestUnit);
        var (latest, badLatest) = ToSpan("Not after", LatestCount, LatestUnit);
        return (badEarliest ?? badLatest) is { } unreadable
            ? (null, unreadable)
            : (new ConfirmingVote(new Threshold(fraction!.Value, comparator, of), earliest!, latest!), null);
    }

    private static (CalendarSpan? Span, Rejection? Rejection) ToSpan(string field, string count, string unit)
    {
        var (number, unreadable) = Typed.Number(field, count);
        return unreadable is not null ? (null, unreadable)
            : number is { } given && Words<CalendarUnit>.TryParse(unit, out var known) ? (new CalendarSpan(given, known), null)
            : (null, new ChoiceIsMissing(field));
    }
}
