using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Rules;

/// <summary>The formal terms of a rule as its form holds them: notice, record date, second vote, and who may change the rule.</summary>
/// <param name="NoticeDays">Clear days; empty for no notice.</param>
/// <param name="ShortNotice">The share that may consent to less; empty for nobody.</param>
/// <param name="Confirming">What carries the second vote, as <see cref="ThresholdKey"/> writes it; empty for no second vote.</param>
/// <param name="Entrenched">Empty for the secretary, 'self' for a decision under the rule itself, or the id of another rule.</param>
public sealed record FormalForm(
    string NoticeDays, string ShortNotice, bool HasRecordDate, string Confirming, string EarliestCount, string EarliestUnit,
    string LatestCount, string LatestUnit, string Entrenched)
{
    /// <summary>The order of ways, by their words: 'room paper web'; empty for the last to count.</summary>
    public string Ways { get; init; } = "";

    /// <summary>What becomes of the quorum at a meeting: empty where it is counted by ballots, else a word of <see cref="AdjournedQuorum"/>.</summary>
    public string Presence { get; init; } = "";

    /// <summary>Whether members count for it whose proxy is there, as the model articles of worker co-operatives have it.</summary>
    public bool CountsProxies { get; init; } = true;

    /// <summary>How many minutes a quorum is waited for, as they were typed.</summary>
    public string MinutesToWait { get; init; } = "30";

    /// <summary>Whether hands may be counted at a meeting.</summary>
    public bool ShowsOfHands { get; init; }

    /// <summary>The orders of ways that are offered.</summary>
    public static ImmutableArray<Precedence> Orders { get; } =
    [
        new([Channel.Room, Channel.Paper, Channel.Phone, Channel.Web]), new([Channel.Paper, Channel.Room, Channel.Phone, Channel.Web]), new([Channel.Web]),
    ];

    /// <summary>For how many one proxy may speak; empty for no proxies.</summary>
    public string MostHeld { get; init; } = "";

    /// <summary>Whether a member says how they vote by proxy, in the word that is stored.</summary>
    public string Instructions { get; init; } = Words<ProxyInstructions>.Of(ProxyInstructions.Optional);

    /// <summary>Whether members may let another vote for them until that is revoked.</summary>
    public bool StandingDelegation { get; init; }

    private const string Self = "self";

    public static FormalForm Empty { get; } = new("", "", false, "", "14", "days", "1", "months", "");

    /// <summary>What a second vote is offered to need.</summary>
    public static ImmutableArray<(string Key, string Words)> Thresholds { get; } =
        [.. ShareChoice.All.Select(choice => (ThresholdKey.Of(new Threshold(choice.Fraction, choice.Comparator, ThresholdBase.Cast)), $"{choice.Words} of the yes and no votes"))];

    public static FormalForm Of(DecisionRule terms) => Empty with
    {
        NoticeDays = terms.Notice?.ClearDays.ToString() ?? "",
        ShortNotice = terms.Notice?.ShortNotice?.ToString() ?? "",
        HasRecordDate = terms.RecordDate == RecordDate.Stated,
        Confirming = terms.Confirming is { } vote ? ThresholdKey.Of(vote.Threshold) : "",
        EarliestCount = (terms.Confirming?.Earliest.Count ?? 14).ToString(),
        EarliestUnit = Words<CalendarUnit>.Of(terms.Confirming?.Earliest.Unit ?? CalendarUnit.Days),
        LatestCount = (terms.Confirming?.Latest.Count ?? 1).ToString(),
        LatestUnit = Words<CalendarUnit>.Of(terms.Confirming?.Latest.Unit ?? CalendarUnit.Months),
        ShowsOfHands = terms.ShowsOfHands,
        Presence = terms.Presence is { } presence ? Words<AdjournedQuorum>.Of(presence.Adjourned) : "",
        CountsProxies = terms.Presence?.CountsProxies ?? true,
        MinutesToWait = (terms.Presence?.MinutesToWait ?? 30).ToString(),
        Ways = terms.Precedence is { } precedence ? WaysKey(precedence) : "",
        MostHeld = terms.Proxies?.MostHeld.ToString() ?? "",
        StandingDelegation = terms.Proxies?.StandingDelegation ?? false,
        Instructions = Words<ProxyInstructions>.Of(terms.Proxies?.Instructions ?? ProxyInstructions.Optional),
        Entrenched = terms.Entrenched is not { } entrenched ? "" : entrenched.Under?.ToString() ?? Self,
    };

    public static FormalForm Read(IFormCollection form) => new(
        form["noticeDays"].ToString(), form["shortNotice"].ToString(), form["recordDate"] == "stated", form["confirming"].ToString(),
        form["earliestCount"].ToString(), form["earliestUnit"].ToString(), form["latestCount"].ToString(), form["latestUnit"].ToString(),
        form["entrenched"].ToString())
    {
        Ways = form["ways"].ToString(), Presence = form["presence"].ToString(), MinutesToWait = form["minutesToWait"].ToString(),
        ShowsOfHands = form["hands"] == "yes", CountsProxies = form["countsProxies"] == "yes",
        MostHeld = form["mostHeld"].ToString(), StandingDelegation = form["standingDelegation"] == "yes",
        Instructions = form["instructions"] is [{ Length: > 0 } word] ? word : Empty.Instructions,
    };

    /// <summary>An order of ways in a line.</summary>
    public static string InShort(Precedence precedence) => precedence.Order is [var only]
        ? $"A vote {WaysInWords.Of(only)} counts before any other"
        : $"A vote {string.Join(", then ", precedence.Order.Select(WaysInWords.Of))}";

    /// <summary>An order of ways as a form's choice.</summary>
    public static string WaysKey(Precedence precedence) => string.Join(' ', precedence.Order.Select(Words<Channel>.Of));

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
        var (most, badMost) = Typed.Number("For how many one proxy may speak", MostHeld);
        if (badMost is not null)
            return (null, badMost);
        if (most is null && StandingDelegation)
            return (null, new ChoiceIsMissing("For how many one proxy may speak"));
        if (!Words<ProxyInstructions>.TryParse(Instructions, out var instructions))
            return (null, new ChoiceIsMissing("Who says how the proxy votes?"));
        var ways = Ways.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!ways.All(way => Words<Channel>.TryParse(way, out _)))
            return (null, new ChoiceIsMissing("If a member votes in two ways"));
        var (minutes, badMinutes) = Typed.Number("Minutes to wait for a quorum", MinutesToWait);
        if (badMinutes is not null)
            return (null, badMinutes);
        if (Presence.Length > 0 && (minutes is null || !Words<AdjournedQuorum>.TryParse(Presence, out _)))
            return (null, new ChoiceIsMissing(minutes is null ? "Minutes to wait for a quorum" : "How is it counted that enough take part?"));
        return (terms with
        {
            ShowsOfHands = ShowsOfHands,
            Presence = Words<AdjournedQuorum>.TryParse(Presence, out var adjourned) ? new PresenceQuorum(minutes ?? 0, adjourned, CountsProxies) : null,
            Precedence = ways is [] ? null : new Precedence([.. ways.Select(way => Words<Channel>.TryParse(way, out var channel) ? channel : default)]),
            Proxies = most is { } held ? new ProxyTerms(held, instructions, StandingDelegation) : null,
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

    private (ConfirmingVote? Vote, Rejection? Rejection) ToVote()
    {
        if (Confirming.Length == 0)
            return (null, null);
        if (ThresholdKey.Read(Confirming) is not { } threshold)
            return (null, new ChoiceIsMissing("A second vote"));
        var (earliest, badEarliest) = ToSpan("Not before", EarliestCount, EarliestUnit);
        var (latest, badLatest) = ToSpan("Not after", LatestCount, LatestUnit);
        return (badEarliest ?? badLatest) is { } unreadable
            ? (null, unreadable)
            : (new ConfirmingVote(threshold, earliest!, latest!), null);
    }

    private static (CalendarSpan? Span, Rejection? Rejection) ToSpan(string field, string count, string unit)
    {
        var (number, unreadable) = Typed.Number(field, count);
        return unreadable is not null ? (null, unreadable)
            : number is { } given && Words<CalendarUnit>.TryParse(unit, out var known) ? (new CalendarSpan(given, known), null)
            : (null, new ChoiceIsMissing(field));
    }
}
