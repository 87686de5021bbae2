using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What opens and ends votes by itself.</summary>
internal static class AnyTime
{
    private static readonly Step Open = Make(Oven, (w, c) => OpenByNotice.Decide(
        w.Proposal, w.Rule, new OpenByNotice(c, Second, Roll) { Consents = 4 }, London, w.Now));

    private static readonly Step End = Make(Oven, (w, c) => EndVoting.Decide(w.Proposal, new EndVoting(c, w.Standing, CountedTo: 39) { Hands = w.HandsNow }, w.Now));

    /// <summary>A vote that half of the roll carries for certain.</summary>
    public static readonly Step[] Certain =
    [
        Make(new AdoptRule(Ordinary, YesNo with
        {
            Method = new YesNoMethod(new Threshold(Fraction.Half, Comparator.AtLeast, ThresholdBase.Eligible)), EndsWhenCertain = true, Secrecy = BallotSecrecy.Open,
        }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Vote(new CastBallot(Oven, Ada, 1, Yes, null, Channel.Web)),
        End,
        Vote(new CastBallot(Oven, Ben, 1, Yes, null, Channel.Web)),
        End,
    ];

    private static readonly Step Prolong = Make(Oven, (w, c) => ProlongVoting.Decide(w.Proposal, new ProlongVoting(c, w.Standing, CountedTo: 38) { Hands = w.HandsNow }, w.Now));

    /// <summary>A vote that goes on without its quorum, and reaches it.</summary>
    public static readonly Step[] Prolonged =
    [
        Make(new AdoptRule(Ordinary, YesNo with { Prolonging = new Prolonging(48) }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Vote(new CastBallot(Oven, Ada, 1, Yes, null, Channel.Web)) with { Wait = Duration.FromHours(3) },
        Make(Oven, (w, c) => DeclareResult.Decide(w.Proposal, new DeclareResult(c, w.Standing, CountedTo: 40), w.Now)),
        Prolong,
        Vote(new CastBallot(Oven, Ben, 1, No, null, Channel.Web)),
        End,
    ];

    /// <summary>A vote that opens by itself an hour from the start.</summary>
    public static readonly Step[] Scheduled =
    [
        Make(new AdoptRule(Ordinary, YesNo), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(Vote(hours: 1), (w, c) => GiveNotice.Decide(w.Proposal, w.Rule, c, London, w.Now)) with { Wait = Duration.FromHours(1) },
        Open,
    ];

    public static readonly Gen<Step> Command = Gen.OneOf(
        Gen.Constant(Open), Gen.Constant(End), Gen.Constant(Prolong),
        from hours in Gen.Choose(1, 500) select Make(Vote(hours), (w, c) => GiveNotice.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        from reason in Gen.Elements("Rain.", "\u0000", null!) select Make(new WithdrawNotice(Oven, reason), (w, c) => WithdrawNotice.Decide(w.Proposal, c, w.Now)));

    private static GiveNotice Vote(int hours) =>
        new(Oven, Ordinary, new StatedVote(During + Duration.FromHours(hours), During + Duration.FromHours(hours + 30)), null, null) { OpensByItself = true };

    private static Step Vote(CastBallot ballot) => Make(ballot, (w, c) => CastBallot.Decide(w.Proposal, w.BallotOf(c.MemberId), c, isOnRoll: true, w.Now, w.HandsNow));
}
