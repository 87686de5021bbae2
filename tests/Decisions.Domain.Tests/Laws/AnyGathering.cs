using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Gathering;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>How members are heard before anything is decided.</summary>
internal static class AnyGathering
{
    /// <summary>A temperature check with its result, and then a vote on the same text.</summary>
    public static Step[] Heard { get; } =
    [
        Make(new AdoptRule(Ordinary, Temperature), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One oven.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Cast(Ada, new LeaningChoice(Leaning.StronglyFor)), Cast(Ben, new LeaningChoice(Leaning.Against)) with { Wait = Duration.FromDays(2) },
        Declare,
        Make(new AmendRule(Ordinary, YesNo), (w, c) => AmendRule.Decide(w.Rule, c)),
        Make(new OpenVoting(Oven, Second, Ordinary, Roll, Close + Duration.FromDays(9)), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
    ];

    /// <summary>A date that was found.</summary>
    public static Step[] Dated { get; } =
    [
        Make(new AdoptRule(Ordinary, DatesTests.Finding), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An evening", "When?", DatesTests.Evenings), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Cast(Ada, DatesTests.Says(Suits.Yes, Suits.No, Suits.No)), Cast(Ben, DatesTests.Says(Suits.Yes, Suits.IfNeedBe, Suits.No)) with { Wait = Duration.FromDays(2) },
        Declare,
    ];

    public static Step[][] Starts => [Heard, Heard, Dated];

    internal static Step Declare => Make(Oven, (w, c) => DeclareResult.Decide(w.Proposal, new DeclareResult(c, w.Standing, CountedTo: 40) { Hands = w.HandsNow }, w.Now));

    internal static Step Cast(MemberId member, Choice choice) => Make(
        (Member: member, Choice: choice), (w, c) => CastBallot.Decide(
            w.Proposal, w.BallotOf(c.Member), new CastBallot(Oven, c.Member, w.Proposal?.Latest?.Revision ?? 1, c.Choice, null, Channel.Web), isOnRoll: true, w.Now));
}
