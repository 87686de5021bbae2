using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says which terms of a rule differ. Terms that are equal differ in nothing; others differ in something.</summary>
public static class RuleDifference
{
    public static ImmutableArray<TermChange> Of(DecisionRule from, DecisionRule to) =>
    [
        .. Term("Name", from, to, rule => rule.Name, rule => $"“{rule.Name}”"),
        .. Methods(from, to),
        .. Term("What comes of it", from, to, rule => rule.Indicative, rule => rule.Indicative ? "Nothing is decided: it shows what members think." : "A decision."),
        .. Term("Who decides", from, to, rule => rule.Advice, rule => AdviceInWords.InShort(rule.Advice)),
        .. Term("Quorum", from, to, rule => rule.Quorum, rule => QuorumInWords.InShort(rule) is [var words] ? words : "There is no quorum."),
        .. Term("How many must vote and not abstain", from, to, rule => rule.TurnoutFloor, rule => rule.TurnoutFloor is { Numerator: > 0 } floor
            ? $"{English.StartSentence(FractionInWords.AtLeast(floor))} of those who may vote." : "No least number."),
        .. Term("Who may vote", from, to, rule => rule.Franchise, rule => RuleInWords.WhoMayVote(rule.Franchise, rule.RecordDate)),
        .. Term("Counts while voting is open", from, to, rule => rule.ResultsHiddenUntilClose, rule => rule.ResultsHiddenUntilClose
            ? "Nobody sees how the vote stands until voting has closed." : "Everyone can see how the vote stands."),
        .. Term("Who sees how a member voted", from, to, rule => rule.Secrecy, rule => rule.Secrecy == BallotSecrecy.Secret
            ? "No other member; the auditor, once voting has closed." : "Every member, once results show."),
        .. Term("Reasons", from, to, rule => rule.Reasons, rule => rule.Reasons == ReasonPolicy.Required
            ? "Every vote needs a reason." : "A reason is welcome and not needed."),
        .. Term("Closing early", from, to, rule => rule.MayCloseEarly, rule => rule.MayCloseEarly ? "Allowed." : "Not allowed."),
        .. Term("Ending when the verdict is certain", from, to, rule => rule.EndsWhenCertain, rule => rule.EndsWhenCertain
            ? "Voting ends once those who have not voted cannot change the verdict." : "Voting does not end for that."),
        .. Term("Where the quorum is missing at the end", from, to, rule => rule.Prolonging, rule => rule.Prolonging is { } prolonging
            ? $"Voting goes on until it is reached, for {RuleInWords.Hours(prolonging.MostHours)} at the most." : "Voting ends."),
        .. Term("Reminders", from, to, rule => rule.ReminderHours, rule => rule.ReminderHours switch
        {
            null => "As is usual on this server.",
            0 => "None.",
            { } hours => $"Once, {RuleInWords.Hours(hours)} before voting closes.",
        }),
        .. Term("Extending", from, to, rule => rule.MayExtend, rule => rule.MayExtend ? "Allowed." : "Not allowed."),
        .. Term("Notice", from, to, rule => rule.Notice, rule => NoticeInWords.NoticeTerm(rule.Notice)),
        .. Term("The roll", from, to, rule => rule.RecordDate, rule => rule.RecordDate == RecordDate.Stated
            ? "As of a stated record date." : "As voting opens."),
        .. Term("A second vote", from, to, rule => rule.Confirming, rule => NoticeInWords.ConfirmingTerm(rule.Confirming)),
        .. Term("Proxies", from, to, rule => rule.Proxies, rule => rule.Proxies is { } proxies ? ProxiesInWords.Of(proxies) : ProxiesInWords.None),
        .. Term("Classes", from, to, rule => rule.Classes, ClassesInWords.InShort),
        .. Term("Changing the rule", from, to, rule => rule.Entrenched, rule => NoticeInWords.EntrenchedTerm(rule.Entrenched)),
        .. Term("How the quorum is counted", from, to, rule => rule.Presence, rule => rule.Presence is { } presence
            ? $"By who is present at a meeting. {QuorumInWords.ProxiesIn(presence)} {QuorumInWords.WithoutIt(presence)}" : "By ballots."),
        .. Term("Shows of hands", from, to, rule => rule.ShowsOfHands, rule => rule.ShowsOfHands ? "Counted at meetings." : "Not counted."),
        .. Term("Voting in two ways", from, to, rule => rule.Precedence, rule => rule.Precedence is { } ways ? WaysInWords.Of(ways) : WaysInWords.Last),
    ];

    private static ImmutableArray<TermChange> Methods(DecisionRule before, DecisionRule after) => (before.Method, after.Method) switch
    {
        var (from, to) when from == to => [],
        (YesNoMethod one, YesNoMethod two) => [Carries(one, two)],
        (ElectionMethod one, ElectionMethod two) when one.Rule == two.Rule =>
        [
            .. Term("How many are chosen", one, two, each => each.Seats, each => English.Number(each.Seats)),
            .. Term("Guarded seats", one, two, each => string.Join("; ", each.Guards.Select(ElectionInWords.Guarded)), each =>
                each.Guards.IsEmpty ? "None." : string.Join(' ', each.Guards.Select(ElectionInWords.Guarded))),
            .. one.Settings.Keys.Union(two.Settings.Keys).Order(StringComparer.Ordinal).SelectMany(name => Term(
                $"The setting “{name}” of {one.Rule}", one, two, each => each.Settings.GetValueOrDefault(name),
                each => each.Settings.GetValueOrDefault(name, "left open"))),
        ],
        (PositionMethod one, PositionMethod two) when one.Rule == two.Rule =>
        [
            .. one.Settings.Keys.Union(two.Settings.Keys).Order(StringComparer.Ordinal).SelectMany(name => Term(
                $"The setting “{name}” of {one.Rule}", one, two, each => each.Settings.GetValueOrDefault(name),
                each => each.Settings.GetValueOrDefault(name, "left open"))),
            .. Term("What qualifies", one, two, each => each.Test, PositionMethodInWords.Test),
            .. Term("Without agreement", one, two, each => each.Fallback, PositionMethodInWords.WithoutAgreement),
        ],
        _ => [new("How votes are given and counted", Whole(before), Whole(after))],
    };

    /// <summary>Fractions of one value may be written in two ways: 1/2 and 2/4.</summary>
    private static TermChange Carries(YesNoMethod from, YesNoMethod to)
    {
        var (one, two) = (Requirement(from), Requirement(to));
        return one != two
            ? new("What carries", one, two)
            : new("What carries", $"{one} ({Written(from)})", $"{two} ({Written(to)})");
    }

    private static string Requirement(YesNoMethod method) => $"{ThresholdInWords.Requirement(method.Threshold)}.";

    private static string Written(YesNoMethod method) =>
        $"{method.Threshold.Fraction.Numerator}/{method.Threshold.Fraction.Denominator}";

    private static string Whole(DecisionRule rule) => string.Join(' ', MethodInWords.Of(rule.Method, rule.Indicative));

    private static ImmutableArray<TermChange> Term<TRule, TTerm>(
        string name, TRule from, TRule to, Func<TRule, TTerm> term, Func<TRule, string> words) =>
        EqualityComparer<TTerm>.Default.Equals(term(from), term(to)) ? [] : [new(name, words(from), words(to))];
}
