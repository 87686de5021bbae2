using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>Says a rule to a member before voting, one plain sentence or two at a time.</summary>
public static class RuleInWords
{
    /// <summary>What carries, what abstaining does, who must take part, who may, and who sees what when.</summary>
    public static ImmutableArray<string> Of(DecisionRule rule) =>
    [
        .. rule.Advice is { } advice ? AdviceInWords.Of(advice) : MethodInWords.Of(rule.Method, rule.Indicative),
        rule.Advice is not null ? "If they say neither in the time that they set themselves, nothing is decided yet." : rule.Indicative ? "Nothing is decided by it: it shows what members think, however few take part." : QuorumInWords.Of(rule),
        .. TurnoutInWords(rule),
        rule.Advice is null ? WhoMayVote(rule.Franchise, rule.RecordDate) : "Nobody else votes.",
        rule.ResultsHiddenUntilClose
            ? "Nobody sees how the vote stands until voting has closed."
            : "Everyone can see how the vote stands while voting is open.",
        WhoSeesYourVote(rule),
        rule.Reasons == ReasonPolicy.Required
            ? "You must give a reason with your vote."
            : "You may give a reason with your vote, and need not.",
        (rule.MayCloseEarly, rule.MayExtend) switch
        {
            (true, true) => "Voting may be closed before its stated end, or extended beyond it.",
            (true, false) => "Voting may be closed before its stated end, and is never extended.",
            (false, true) => "Voting stays open until its stated end, which may be moved to a later time.",
            (false, false) => "Voting stays open until its stated end, which is never moved.",
        },
        .. rule.EndsWhenCertain
            ? ["Voting ends sooner once the verdict is certain: when whatever the members do who have not voted, it stays the same. Those who have voted are taken to keep their votes."]
            : ImmutableArray<string>.Empty,
        .. rule.Prolonging is { } prolonging
            ? [$"If too few have taken part at its end, voting goes on until enough have, for {Hours(prolonging.MostHours)} at the most."]
            : ImmutableArray<string>.Empty,
        .. rule.ReminderHours switch
        {
            null => ImmutableArray<string>.Empty,
            0 => ["Nobody is reminded by mail to vote."],
            { } hours => [$"Whoever has not voted is reminded once by mail, {Hours(hours)} before voting closes, if this server sends mail and they have not switched reminders off."],
        },
        .. NoticeInWords.Of(rule),
        .. rule.ShowsOfHands
            ? ["At a meeting, hands may be counted of those who are there and have not voted in another way; two tellers count them."]
            : ImmutableArray<string>.Empty,
        .. rule.Precedence is { } precedence ? [WaysInWords.Of(precedence)] : ImmutableArray<string>.Empty,
        .. rule.Classes is { } classes ? ClassesInWords.Of(rule, classes) : ImmutableArray<string>.Empty,
        .. rule.Proxies is { } proxies ? [ProxiesInWords.Of(proxies)] : ImmutableArray<string>.Empty,
    ];

    /// <summary>Which seats are kept for a class of options, a sentence for each; none where none is.</summary>
    public static ImmutableArray<string> KeptSeats(VotingMethod method) =>
        method is ElectionMethod { Guards: var guards } ? [.. guards.Select(ElectionInWords.Guarded)] : [];

    /// <summary>What notice is needed and whether a second vote follows, in a few words each.</summary>
    public static ImmutableArray<string> WhatElseIsNeeded(DecisionRule rule) => NoticeInWords.InShort(rule);

    /// <summary>How many must take part, and how many must vote and not abstain, in a few words each.</summary>
    public static ImmutableArray<string> WhoMustTakePart(DecisionRule rule)
    {
        var quorum = QuorumInWords.InShort(rule);
        if (rule.Advice is not null)
            return [AdviceInWords.First(rule.Advice)];
        if (rule.Indicative)
            return ["It decides nothing."];
        return rule.TurnoutFloor is { Numerator: > 0 } floor
            ? [.. quorum, $"{English.StartSentence(FractionInWords.AtLeast(floor))} of those who may vote must {MethodInWords.CastingAVote(rule.Method)}."]
            : quorum is [] ? ["There is no quorum."] : quorum;
    }

    /// <summary>How long so many hours are: in days where they are whole.</summary>
    internal static string Hours(int hours) => hours % 24 == 0
        ? English.Count(hours / 24, "day", "days")
        : English.Count(hours, "hour", "hours");

    private static ImmutableArray<string> TurnoutInWords(DecisionRule rule)
    {
        if (rule.TurnoutFloor is not { Numerator: > 0 } floor)
            return [];
        var share = English.StartSentence(FractionInWords.AtLeast(floor));
        return
        [
            $"{share} of the members who may vote must {MethodInWords.CastingAVote(rule.Method)}; otherwise nothing is decided. " +
            rule.Method switch
            {
                YesNoMethod => "To abstain is not enough for this.",
                RankedMethod => "A blank ballot ranks none.",
                PositionMethod => "Silence is not enough for this.",
                _ => "A blank ballot chooses none.",
            },
        ];
    }

    internal static string WhoMayVote(Franchise franchise, RecordDate recordDate) =>
        franchise.MinimumMembershipDays <= 0
            ? "Every member may vote."
            : "Every member may vote who joined at least " +
                $"{English.Count(franchise.MinimumMembershipDays, "day", "days")} before {(recordDate == RecordDate.Stated ? "the record date" : "voting opened")}.";

    private static string WhoSeesYourVote(DecisionRule rule) => (rule.Secrecy, rule.ResultsHiddenUntilClose) switch
    {
        (BallotSecrecy.Secret, _) => "No other member sees how you voted, only that you did. An auditor can, once voting has closed, to check the count.",
        (_, true) => "Once voting has closed, every member can see how you voted.",
        (_, false) => "Every member can see how you voted, as soon as you have.",
    };
}
