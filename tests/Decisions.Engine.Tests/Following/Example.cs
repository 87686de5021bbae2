using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using NodaTime;

namespace Decisions.Engine.Tests.Following;

/// <summary>The fixed people, texts and rules of the tests. Each test has a community, and so a log, of its own.</summary>
internal static class Example
{
    public static readonly MemberId Ada = new(Id(0xA1));
    public static readonly MemberId Ben = new(Id(0xA2));
    public static readonly MemberId Cem = new(Id(0xA3));
    public static readonly RuleId Ordinary = new(Id(0xB1));
    public static readonly ProposalId Oven = new(Id(0xD1));
    public static readonly TemplateId Spending = new(Id(0x61));
    public static readonly ProposalId Floor = new(Id(0xD2));
    public static readonly RoundId First = new(Id(0xE1));
    public static readonly RoundId Second = new(Id(0xE2));
    public static readonly OptionId Gas = new(Id(0xF1));
    public static readonly OptionId Wood = new(Id(0xF2));

    public static readonly Instant Close = Instant.FromUtc(2036, 11, 21, 18, 0, 0);
    public static readonly Instant During = Close - Duration.FromHours(1);
    public static readonly Instant After = Close + Duration.FromHours(1);

    public static readonly Choice Yes = new YesNoChoice(Answer.Yes);
    public static readonly Choice No = new YesNoChoice(Answer.No);

    public static readonly DecisionRule YesNo = new(
        "Ordinary resolution", new YesNoMethod(Threshold.SimpleMajority), new Quorum(2, Fraction.Half), TurnoutFloor: null,
        Franchise.AllMembers, ResultsHiddenUntilClose: true, ReasonPolicy.Optional, BallotSecrecy.Secret, MayCloseEarly: true);

    public static readonly DecisionRule Ranked = YesNo with { Name = "Choice of one", Method = new RankedMethod() };

    public static readonly ImmutableArray<Option> Ovens = [new(Gas, "Gas"), new(Wood, "Wood")];

    public static CommunityFounded Founded(CommunityId community) =>
        new(community, "Bakery", "Bread for all", "Europe/London", Visibility.Public, Ada);

    public static IDomainEvent[] Joined(params ReadOnlySpan<MemberId> members)
    {
        List<IDomainEvent> events = [];
        foreach (var member in members)
            events.AddRange([new MemberInvited(member), new MemberJoined(member, Channel.Web)]);
        return [.. events];
    }

    public static ProposalDrafted Drafted(ProposalId? proposal = null, string title = "A new oven") =>
        new(proposal ?? Oven, Ada, title, "We buy one.", []);

    public static VotingOpened Opened(
        long asOf, ProposalId? proposal = null, RoundId? round = null, int number = 1, DecisionRule? terms = null,
        Instant? drawnAt = null) =>
        new(proposal ?? Oven, round ?? First, number, 1, Ordinary, 1, terms ?? YesNo,
            new ElectoralRoll(asOf, drawnAt ?? During, 2, new string('0', 64)), Close);

    public static BallotCast Cast(MemberId member, Choice choice, string? reason = null, RoundId? round = null) =>
        new(round ?? First, Oven, member, 1, choice, reason, Channel.Web);

    public static BallotChanged Changed(MemberId member, Choice choice, string? reason = null) =>
        new(First, Oven, member, 1, choice, reason, Channel.Api);

    public static BallotWithdrawn TakenBack(MemberId member) => new(First, Oven, member, Channel.Phone);

    public static ResultDeclared Declared(
        Verdict verdict, ProposalId? proposal = null, RoundId? round = null, long countedTo = 0) => new(
        proposal ?? Oven, round ?? First,
        new YesNoTally(2, 2, 2, true, 0, true, verdict, 1, 1, 0, Threshold.SimpleMajority, 2, false), countedTo);

    public static RankedTally Won(OptionId winner) =>
        new(2, 2, 2, true, 0, true, Verdict.Carried, 0, [], winner, new string('0', 32));

    public static Guid Id(int last) => Guid.Parse($"01900000-0000-7000-8000-{last:x12}");
}
