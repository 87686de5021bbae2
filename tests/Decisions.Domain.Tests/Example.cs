using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using NodaTime;

namespace Decisions.Domain.Tests;

/// <summary>The fixed people, texts, rules and instants of the tests.</summary>
internal static class Example
{
    public static readonly CommunityId Bakery = new(Id(0xC1));
    public static readonly MemberId Ada = new(Id(0xA1));
    public static readonly MemberId Ben = new(Id(0xA2));
    public static readonly RuleId Ordinary = new(Id(0xB1));
    public static readonly TemplateId Spending = new(Id(0x61));
    public static readonly ProposalId Oven = new(Id(0xD1));
    public static readonly MemberId Cem = new(Id(0xA3));

    /// <summary>Ben's amendment, another of his, and Cem's of the first.</summary>
    public static readonly AmendmentId Cheaper = new(Id(0x31));
    public static readonly AmendmentId Later = new(Id(0x32));
    public static readonly AmendmentId Sharper = new(Id(0x33));

    /// <summary>Ben's question, and Ada's answer to it.</summary>
    public static readonly CommentId Asking = new(Id(0x41));
    public static readonly CommentId Telling = new(Id(0x42));

    /// <summary>The bakers, those of the dough inside them, and those who keep the money.</summary>
    public static readonly CircleId Bakers = new(Id(0x61));
    public static readonly CircleId Dough = new(Id(0x62));
    public static readonly CircleId Money = new(Id(0x63));

    public static readonly CircleFormed BakersFormed = new(Bakers, null, "Bakers", "The bread, and what it is baked in.", CircleJoining.Open);
    public static readonly CircleFormed DoughFormed = new(Dough, Bakers, "Dough", "What goes into the bread.", CircleJoining.Asked);
    public static readonly CircleFormed MoneyFormed = new(Money, null, "Money", "What comes in and goes out.", CircleJoining.Asked);

    public static readonly DrawId Panel = new(Id(0x51));

    /// <summary>The vote on an amendment, and what a lost one becomes.</summary>
    public static readonly ProposalId Question = new(Id(0xD2));
    public static readonly ProposalId Anew = new(Id(0xD3));
    public static readonly RoundId First = new(Id(0xE1));
    public static readonly RoundId Second = new(Id(0xE2));
    public static readonly OptionId Gas = new(Id(0xF1));
    public static readonly OptionId Electric = new(Id(0xF2));
    public static readonly OptionId Wood = new(Id(0xF3));

    public static readonly ImmutableArray<Option> Ovens = [new(Gas, "Gas"), new(Electric, "Electric"), new(Wood, "Wood")];

    /// <summary>Voting closes; it is still open at this very instant.</summary>
    public static readonly Instant Close = Instant.FromUtc(2026, 11, 21, 18, 0, 0);
    public static readonly Instant During = Close - Duration.FromHours(1);

    /// <summary>The least that an instant can be later.</summary>
    public static readonly Duration Tick = Duration.FromNanoseconds(1);
    public static readonly Instant After = Close + Tick;

    public static readonly DecisionRule YesNo = new(
        "Ordinary resolution", new YesNoMethod(Threshold.SimpleMajority), new Quorum(2, Fraction.Half), TurnoutFloor: null,
        Franchise.AllMembers, ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: false);

    public static readonly DecisionRule Ranked = YesNo with { Name = "Choice of one", Method = new RankedMethod() };

    /// <summary>A rule that shows how members lean, and decides nothing.</summary>
    public static readonly DecisionRule Temperature = RuleLibrary.Find("temperature-check")!.Terms;

    /// <summary>A rule that needs notice, or short notice by consent.</summary>
    public static readonly DecisionRule Noticed = YesNo with { Name = "Special resolution", MayExtend = false, Notice = new NoticePeriod(14, new Fraction(9, 10)) };

    /// <summary>A rule whose decisions a second vote must confirm.</summary>
    public static readonly DecisionRule Confirmed = YesNo with
    {
        Name = "Amalgamation",
        MayExtend = false,
        Confirming = new ConfirmingVote(Threshold.SimpleMajority, new CalendarSpan(14, CalendarUnit.Days), new CalendarSpan(1, CalendarUnit.Months)),
    };

    public static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];

    public static readonly ElectoralRoll Roll = new(
        AsOfIndex: 12, DrawnAt: During - Duration.FromDays(7), Eligible: 4, Digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

    public static readonly Choice Yes = new YesNoChoice(Answer.Yes);
    public static readonly Choice No = new YesNoChoice(Answer.No);

    public static ProposalDrafted Drafted(params ImmutableArray<Option> options) =>
        new(Oven, Ada, "A new oven", "We buy a new oven.", options);

    public static AmendmentMoved Moved(AmendmentId? id = null, string text = "We buy a used oven.", int @base = 1, AmendmentId? amends = null) =>
        new(id ?? Cheaper, Oven, amends is null ? Ben : Cem, @base, "A new oven", text, [], "It costs half as much.", amends);

    public static readonly AmendmentSeconded Seconded = new(Cheaper, Oven, Cem);

    public static readonly CommentMade Wondered = new(
        Asking, Oven, Ben, Revision: 1, CommentKind.Question, new Passage(7, 10), RepliesTo: null, "Where does it *go*, @Ada?", [Ada]);

    public static readonly CommentMade Replied = new(
        Telling, Oven, Ada, Revision: 1, CommentKind.Comment, Passage: null, RepliesTo: Asking, "Where the old one is.", []);

    public static readonly ProposalDrafted Asked = new(
        Question, Ben, "Amendment 1 to A new oven", "We buy a used oven.", [], Puts: new AmendmentName(Oven, Cheaper));

    public static VotingOpened Opened(DecisionRule? terms = null, RoundId? round = null, int number = 1, int revision = 1) =>
        new(Oven, round ?? First, number, revision, Ordinary, RuleVersion: 1, terms ?? YesNo, Roll, Close);

    public static ResultDeclared Declared(Verdict verdict, RoundId? round = null) =>
        new(Oven, round ?? First, YesNoTally(verdict), CountedTo: 40);

    public static BallotCast Cast(Choice choice, string? reason = null) =>
        new(First, Oven, Ada, Revision: 1, choice, reason, Channel.Web);

    public static YesNoTally YesNoTally(Verdict verdict) => verdict switch
    {
        Verdict.Carried => Tally(verdict, yes: 2, no: 1),
        Verdict.Lost => Tally(verdict, yes: 1, no: 2),
        Verdict.NoQuorum => Tally(verdict, yes: 1, no: 0),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static Guid Id(byte last) => Guid.Parse($"01900000-0000-7000-8000-0000000000{last:x2}");

    private static YesNoTally Tally(Verdict verdict, long yes, long no) => new(
        Roll.Eligible, Returned: yes + no, QuorumNeeded: 2, QuorumMet: yes + no >= 2, TurnoutNeeded: 0, TurnoutMet: true,
        verdict, yes, no, Abstain: 0, Threshold.SimpleMajority, Base: yes + no, ThresholdMet: yes > no);
}
