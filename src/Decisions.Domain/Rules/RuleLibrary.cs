using System.Collections.Immutable;

namespace Decisions.Domain.Rules;

/// <summary>A rule that law or practice has ready, for a community to adopt as it is or to change.</summary>
/// <param name="Key">Names it in the library for good.</param>
/// <param name="For">What it is for, and for whom, in a sentence.</param>
/// <param name="Source">The law or the practice that it follows.</param>
public sealed record LibraryRule(string Key, string For, string Source, DecisionRule Terms);

/// <summary>
/// The library of rules. Where sources differ, the terms say which is taken; a community sets them as its own rules have it.
/// A rule that was adopted from here is the community's: a later change of the library does not touch it.
/// </summary>
public static class RuleLibrary
{
    private const string WorkerCoopArticles = "model articles of worker co-operatives";

    private const string SocietiesAct = "Co-operative and Community Benefit Societies Act 2014";

    private static readonly Threshold ThreeQuartersCast = new(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Cast);

    private static readonly NoticePeriod TwoWeeks = new(14, new Fraction(9, 10));

    /// <summary>Nine tenths may waive a company's notice; a society's resolutions on its own end or change of kind keep theirs.</summary>
    private static readonly NoticePeriod TwoWeeksAlways = TwoWeeks with { ShortNotice = null };

    private static readonly ConfirmingVote SecondMeeting = new(
        Threshold.SimpleMajority, new CalendarSpan(14, CalendarUnit.Days), new CalendarSpan(1, CalendarUnit.Months));

    public static ImmutableArray<LibraryRule> All { get; } =
    [
        new("ordinary", "For everyday matters, in any community.", "Companies Act 2006 s.282; quorum of the " + WorkerCoopArticles + ".",
            YesNo("Ordinary resolution", Threshold.SimpleMajority) with { MayCloseEarly = true, MayExtend = true }),
        new("ordinary-notice", "For matters of a general meeting that members must hear of first.", "Companies Act 2006 ss.282, 307 and 360; notice and proxies of the " + WorkerCoopArticles + ".",
            YesNo("Ordinary resolution on notice", Threshold.SimpleMajority) with { Notice = TwoWeeks, Proxies = ProxyTerms.Usual }),
        new("special", "For grave matters of a company, whose text the notice must carry.", "Companies Act 2006 ss.283 and 307; proxies of the " + WorkerCoopArticles + ".",
            YesNo("Special resolution", ThreeQuartersCast) with { Notice = TwoWeeks, Proxies = ProxyTerms.Usual }),
        new("written-ordinary", "For an ordinary matter that a company decides without a meeting.", "Companies Act 2006 ss.282(2) and 288–297.",
            Written("Written ordinary resolution", new Threshold(Fraction.Half, Comparator.MoreThan, ThresholdBase.Eligible))),
        new("written-special", "For a grave matter that a company decides without a meeting.", "Companies Act 2006 ss.283(2) and 288–297.",
            Written("Written special resolution", new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Eligible))),
        new("rule-change", "For changing the rules themselves; it is entrenched, and changed only under itself.", "Model rules of societies, of which some ask for 75 % of those present, as here, and some for more than 75 %.",
            YesNo("Rule change", new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Present)) with { Notice = TwoWeeks, Entrenched = new Entrenchment(Under: null) }),
        new("amalgamation", "For a society that joins with another, or transfers its engagements.", SocietiesAct + " ss.109–111.",
            YesNo("Amalgamation or transfer", new Threshold(new Fraction(2, 3), Comparator.AtLeast, ThresholdBase.Cast)) with { Notice = TwoWeeksAlways, Confirming = SecondMeeting }),
        new("conversion", "For a society that becomes a company, joins with one or transfers to one.", SocietiesAct + " s.113.",
            YesNo("Conversion to a company", ThreeQuartersCast) with { TurnoutFloor = Fraction.Half, Notice = TwoWeeksAlways, Confirming = SecondMeeting }),
        new("board-election", "For electing a board of three or more, in proportion to what members want.", "Single transferable vote, counted by Meek's method; notice of the " + WorkerCoopArticles + ".",
            YesNo("Election of the board", Threshold.SimpleMajority) with
            {
                Method = new ElectionMethod("stv-meek", 3, ImmutableSortedDictionary<string, string>.Empty), Notice = TwoWeeks,
            }),
        new("worker-consent", "For what a worker co-operative, or a circle of it, decides together by consent.", "Sociocracy 3.0 practical guide and Sociocracy For All: consent decision-making.",
            Sought("Consent of the workers", new PositionMethod("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed))),
        new("consensus", "For groups that decide only what all can live with, and say who stands aside.", "Positions as guides to consensus publish them; a block is confirmed by four fifths.",
            Sought("Consensus", new PositionMethod(
                "consensus", ImmutableSortedDictionary<string, string>.Empty.Add("stand-asides", "1/4"),
                new ObjectionTest(new Threshold(new Fraction(4, 5), Comparator.AtLeast, ThresholdBase.Cast))))),
        new("ranked", "For choosing one thing among several.", "Robert's Rules of Order: preferential voting.",
            YesNo("Ranked choice", Threshold.SimpleMajority) with { Method = new RankedMethod(), MayCloseEarly = true, MayExtend = true }),
        new("advice", "For what one member can decide well once they have heard others, in groups that trust each other.", "Advice process as self-managing organisations have it: the decider hears those affected and those who know, and decides.",
            YesNo("Decision on advice", Threshold.SimpleMajority) with
            {
                Quorum = new Quorum(1, null), ResultsHiddenUntilClose = false, Reasons = ReasonPolicy.Required, Secrecy = BallotSecrecy.Open, MayExtend = true,
                EndsWhenCertain = true, ReminderHours = 0, Advice = new AdviceTerms(),
            }),
        new("temperature-check", "For hearing how members lean to something before anybody decides it.", "Temperature checks as guides to facilitation have them; shown as a spread, never as an average.",
            Gathering("Temperature check", new TemperatureMethod())),
        new("finding-a-date", "For finding out when most can come, before anybody calls a meeting.", "Yes, if need be or no to each date, as is usual where dates are found together.",
            Gathering("Finding a date", new DatesMethod())),
        new("ranking-ideas", "For putting ideas in the order in which members like them, before anybody works one out.", "Schulze's method; what is equal stays equal, and nothing is chosen.",
            Gathering("Ranking ideas", new ElectionMethod("schulze", 1, ImmutableSortedDictionary<string, string>.Empty))),
        new("dot-voting", "For seeing at a glance which of many ideas members would put their weight on.", "Dot-voting as guides to facilitation have it: five dots for each, on as many ideas as they like.",
            Gathering("Dot-voting", new ElectionMethod("dots", 1, ImmutableSortedDictionary<string, string>.Empty.Add("dots", "5")))),
    ];

    /// <summary>The rules that a new community is offered first: for everyday matters, for grave ones, and for choosing.</summary>
    public static ImmutableArray<string> Usual { get; } = ["ordinary", "special", "ranked"];

    /// <summary>The rule of a key, or null where there is none.</summary>
    public static LibraryRule? Find(string key) => All.FirstOrDefault(rule => rule.Key == key);

    private static DecisionRule YesNo(string name, Threshold threshold) => new(
        name, new YesNoMethod(threshold), new Quorum(2, Fraction.Half), TurnoutFloor: null, Franchise.AllMembers,
        ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: false, MayExtend: false);

    /// <summary>Positions are shown together, with names.</summary>
    private static DecisionRule Sought(string name, PositionMethod method) => YesNo(name, Threshold.SimpleMajority) with
    {
        Method = method, Secrecy = BallotSecrecy.Open, MayExtend = true,
    };

    /// <summary>What members think is worth most with who thinks it and why, once all have said it; it is no decision.</summary>
    private static DecisionRule Gathering(string name, VotingMethod method) => YesNo(name, Threshold.SimpleMajority) with
    {
        Method = method, Quorum = Quorum.None, Indicative = true, Secrecy = BallotSecrecy.Open, MayCloseEarly = true, MayExtend = true,
    };

    /// <summary>A written resolution is signed, so everyone sees who agreed; it has no quorum, since all members are its base.</summary>
    private static DecisionRule Written(string name, Threshold threshold) => YesNo(name, threshold) with
    {
        Quorum = Quorum.None, ResultsHiddenUntilClose = false, Secrecy = BallotSecrecy.Open, MayCloseEarly = true,
    };
}
