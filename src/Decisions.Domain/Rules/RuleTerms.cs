using Decisions.Domain.Ballots;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Rules;

/// <summary>Whether the terms of a rule make sense at all.</summary>
public static class RuleTerms
{
    private const int MostDays = 36_500;

    private const int MostNoticeDays = 366;

    private const int MostMinutes = 24 * 60;

    private const int MostPoints = 1_000;

    private const int MostProxies = 1_000;

    /// <summary>The most hours before its close at which a vote can be reminded of: 30 days.</summary>
    public const int MostReminderHours = 720;

    /// <summary>Why they do not, or null.</summary>
    public static Rejection? Check(DecisionRule terms) =>
        TextRule.Line("name", terms.Name) ??
        (terms.Method is YesNoMethod { Threshold: var threshold } ? CheckThreshold(threshold) : null) ??
        (terms.Method is ElectionMethod election ? CheckElection(election) : null) ??
        (terms.Method is PositionMethod positions ? PositionTermsCheck.Of(terms, positions) : null) ??
        IndicativeTermsCheck.Of(terms) ??
        AdviceTermsCheck.Of(terms) ??
        CheckFraction("quorum.fraction", terms.Quorum.Fraction) ??
        CheckRange("quorum.atLeast", terms.Quorum.AtLeast ?? 0, 0, int.MaxValue) ??
        CheckFraction("turnoutFloor", terms.TurnoutFloor) ??
        CheckRange("franchise.minimumMembershipDays", terms.Franchise.MinimumMembershipDays, 0, MostDays) ??
        CheckSecrecy(terms) ??
        CheckNotice(terms) ??
        CheckConfirming(terms) ??
        (Rejection?)CheckEntrenched(terms) ??
        CheckHands(terms) ??
        CheckPrecedence(terms.Precedence) ??
        (terms.Presence is { } presence ? CheckRange("presence.minutesToWait", presence.MinutesToWait, 0, MostMinutes) : null) ??
        CheckProxies(terms) ??
        ClassTermsCheck.Of(terms) ??
        CheckCertainty(terms) ??
        CheckProlonging(terms) ??
        CheckRange("reminderHours", terms.ReminderHours ?? 0, 0, MostReminderHours);

    /// <summary>The terms as they are kept: without blanks around the name, and with a value for each setting of a counting rule.</summary>
    public static DecisionRule Kept(DecisionRule terms) => terms with
    {
        Name = terms.Name.Trim(),
        // Whoever ended positions early could leave out who objects; they end by themselves once all are given.
        MayCloseEarly = terms.MayCloseEarly && terms.Method is not PositionMethod,
        Method = terms.Method switch
        {
            ElectionMethod election => election with { Settings = election.Chosen.Values },
            PositionMethod positions => positions with { Settings = positions.Kept },
            var method => method,
        },
    };

    /// <summary>That somebody voted is no secret, so a count that moves meanwhile says how.</summary>
    private static Rejection? CheckSecrecy(DecisionRule terms) =>
        terms is { Secrecy: BallotSecrecy.Secret, ResultsHiddenUntilClose: false } ? new SecretBallotsNeedHiddenResults() : null;

    private static Rejection? CheckNotice(DecisionRule terms) => terms.Notice is not { } notice ? null
        : CheckRange("notice.clearDays", notice.ClearDays, 1, MostNoticeDays)
            ?? CheckFraction("notice.shortNotice", notice.ShortNotice)
            ?? (notice.ShortNotice is { Numerator: 0 } ? new ShortNoticeNeedsConsent()
                : terms.MayCloseEarly || terms.MayExtend || terms.EndsWhenCertain || terms.Prolonging is not null ? new StatedTimesMustStand("A vote of which notice is given") : null);

    private static Rejection? CheckConfirming(DecisionRule terms) => terms.Confirming is not { } confirming ? null
        : terms.Method is not YesNoMethod ? new ConfirmingVoteNeedsYesNo()
        : CheckThreshold(confirming.Threshold)
            ?? CheckRange("confirming.earliest.count", confirming.Earliest.Count, 1, MostNoticeDays)
            ?? CheckRange("confirming.latest.count", confirming.Latest.Count, 1, MostNoticeDays)
            ?? (confirming.Earliest.MostDays > confirming.Latest.LeastDays ? new ConfirmingWindowIsEmpty()
                : terms.MayCloseEarly || terms.MayExtend || terms.EndsWhenCertain || terms.Prolonging is not null ? new StatedTimesMustStand("A vote that is to be confirmed") : null);

    /// <summary>A change of a rule is a question of yes or no: a rule that asks for anything else could never be changed again.</summary>
    private static EntrenchedRuleNeedsYesNo? CheckEntrenched(DecisionRule terms) =>
        terms is { Entrenched.Under: null, Entrenched: not null, Method: not YesNoMethod } ? new EntrenchedRuleNeedsYesNo() : null;

    /// <summary>A hand is seen by all, and gives no reason.</summary>
    private static HandsNeedOpenYesNo? CheckHands(DecisionRule terms) =>
        terms is { ShowsOfHands: true } and not { Method: YesNoMethod, Secrecy: BallotSecrecy.Open, Reasons: ReasonPolicy.Optional } ? new HandsNeedOpenYesNo() : null;

    private static WaysAreNotInOrder? CheckPrecedence(Precedence? precedence) => precedence is not { Order: var order } ? null
        : order.IsDefaultOrEmpty || order.Distinct().Count() != order.Length || order.Any(way => !Precedence.Ways.Contains(way))
            ? new WaysAreNotInOrder()
            : null;

    private static Rejection? CheckProxies(DecisionRule terms) => terms.Proxies is not { } proxies ? null
        : !Enum.IsDefined(proxies.Instructions) ? new NumberIsOutOfRange("proxies.instructions", (int)proxies.Instructions, 0, 2)
        : CheckRange("proxies.mostHeld", proxies.MostHeld, 1, MostProxies)
            ?? (terms.ShowsOfHands ? new HandsAllowNoProxies()
                : terms.Reasons == ReasonPolicy.Required && proxies.Instructions != ProxyInstructions.None ? new InstructionsGiveNoReason()
                : proxies is { StandingDelegation: true, Instructions: ProxyInstructions.Required } ? new Delegations.DelegationNeedsFreeHolders() : null);

    private static Rejection? CheckCertainty(DecisionRule terms) => !terms.EndsWhenCertain ? null
        : terms.Method is not YesNoMethod ? new CertaintyNeedsYesNo()
        : terms.Secrecy == BallotSecrecy.Secret ? new CertaintyTellsSecretBallots()
        : terms.Classes is not null ? new CertaintyKnowsNoClasses()
        : null;

    private static Rejection? CheckProlonging(DecisionRule terms) => terms.Prolonging is not { } prolonging ? null
        : CheckRange("prolonging.mostHours", prolonging.MostHours, 1, MostNoticeDays * 24)
            ?? (terms.QuorumOfBallots is { AtLeast: null or < 1, Fraction: null or { Numerator: 0 } } ? new ProlongingNeedsQuorum() : null);

    private static Rejection? CheckElection(ElectionMethod method)
    {
        if (ElectionMethod.Rules.FirstOrDefault(rule => rule.Name == method.Rule) is not { } rule)
            return new CountingRuleIsUnknown(method.Rule);
        if (CheckRange("method.seats", method.Seats, 1, ProposalText.MostOptions) is { } rejection)
            return rejection;
        if (GuardedSeatsCheck.Of(method, rule) is { } unguarded)
            return unguarded;
        if (method.Settings.Any(each => each.Value is null))
            return new CountingRuleCannotBeSet("Each setting has a text as its value.");
        try
        {
            var chosen = method.Chosen;
            if (!rule.CountsAny(chosen))
                return new CountingRuleCannotBeSet($"{rule.Name} may find the ballots too various to count, so that a vote would stay without a result.{(rule.Settings.Any(setting => setting.Name == "variant") ? " Set its variant 'sequential'." : " Choose another rule.")}");
            Try(rule, method.Seats, method.Settings);
            return rule.Ballots == BallotForm.Scored && rule.HighestScore(chosen) is not (>= 1 and <= MostPoints)
                ? new CountingRuleCannotBeSet($"Say what a ballot may give an option at most, from 1 to {MostPoints}, in the setting '{rule.Settings[0].Name}'.")
                : null;
        }
        catch (CannotCountException fault)
        {
            return new CountingRuleCannotBeSet(fault.Message);
        }
    }

    /// <summary>
    /// Counts no ballots for one option more than there are places, so that a rule that can fill no such number of places
    /// is refused at once. Names of options in settings are not known yet.
    /// </summary>
    /// <exception cref="CannotCountException">The rule cannot count.</exception>
    private static void Try(CountingRule rule, int seats, IReadOnlyDictionary<string, string> settings)
    {
        var named = rule.Settings.Where(setting => setting.Kind == SettingKind.Text).Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
        var chosen = ChosenSettings.Of(rule, settings.Where(each => !named.Contains(each.Key)).ToDictionary(StringComparer.Ordinal));
        BallotProfile none = rule.Ballots == BallotForm.Ranked ? new RankedProfile.Builder(seats + 1).Build() : new ScoreProfile.Builder(seats + 1, 1).Build();
        ElectionCount.Of(rule, new Election("", [.. Enumerable.Range(1, seats + 1).Select(n => new Candidate($"Option {n}"))], seats, none), chosen, default);
    }

    internal static Rejection? CheckThreshold(Threshold threshold) =>
        CheckFraction("threshold.fraction", threshold.Fraction) ??
        (threshold.Comparator == Comparator.MoreThan && threshold.Fraction.Numerator == threshold.Fraction.Denominator
            ? new ThresholdCannotBeReached(threshold.Fraction)
            : null);

    private static Rejection? CheckFraction(string field, Fraction? fraction) =>
        fraction is { } given && !given.IsProper()
            ? new FractionIsNotProper(field, given.Numerator, given.Denominator)
            : null;

    internal static Rejection? CheckRange(string field, long value, long least, long most) =>
        value < least || value > most ? new NumberIsOutOfRange(field, value, least, most) : null;
}
