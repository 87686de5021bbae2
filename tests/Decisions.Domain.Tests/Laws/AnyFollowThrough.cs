using System.Collections.Immutable;
using Decisions.Domain.Actions;
using Decisions.Domain.Ballots;
using Decisions.Domain.Calls;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.FollowThrough;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on what follows the decision on an oven, sensible or not.</summary>
internal static class AnyFollowThrough
{
    private static readonly MemberId Dev = new(Id(0xA4));
    private static readonly ActionId Fetching = FollowThroughExample.Fetching;
    private static readonly CallId Carrying = FollowThroughExample.Carrying;

    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben, Cem, Dev);
    private static readonly Gen<string> Text = Gen.Elements("It stands.", "It stands.", "It does not.", " ", "\u202E", null!);
    private static readonly Gen<LocalDate?> Day = Gen.Elements<LocalDate?>(null, FollowThroughExample.Today, FollowThroughExample.Today.PlusDays(2), FollowThroughExample.Today.PlusDays(200));

    /// <summary>Who is an active member just then.</summary>
    private static readonly Gen<MemberId[]> Joined = Gen.Elements<MemberId[]>([Ada, Ben, Cem, Dev], [Ada, Ben, Cem, Dev], [Ada, Cem, Dev], [Dev]);

    private static readonly Gen<CallTerms> Terms =
        from places in Gen.Choose(0, 3) from at in Gen.Elements<Instant?>(null, Close + Duration.FromDays(3), Close + Duration.FromDays(9), During)
        from skill in Gen.Elements("lifting", "Lifting", "90 kg") from minutes in Gen.Elements<int?>(null, 60, 0)
        select FollowThroughExample.Carriers.Terms with { Places = places, At = at, Skills = [skill, "first aid"], Minutes = minutes };

    private static readonly Gen<Step> Naming = from named in Gen.SubListOf(FollowThroughExample.OldOven, Anew)
        select Make(new NameSuperseded(Oven, [.. named]), (w, c) => NameSuperseded.Decide(w.Proposal, c, [FollowThroughExample.CarriedBefore], w.Now));

    private static readonly Gen<Step> Reviewing =
        from text in Text from note in Text from conclusion in Gen.Elements(Enum.GetValues<ReviewConclusion>()) from next in Day from none in Gen.Elements(true, false)
        from leads in Gen.Elements<ProposalId?>(null, null, Anew, Oven)
        select Make(new HoldReview(Oven, Cem, text, note, conclusion, next, none, leads), (w, c) =>
            HoldReview.Decide(w.FollowUp, w.Proposal, FollowThroughExample.CarriedBefore with { Id = Anew }, c, Today(w)));

    private static readonly Gen<Step> Acting = Gen.OneOf(
        from text in Text from owner in Member from has in Gen.Elements(true, false) from due in Day from joined in Joined
        select Make(new PlanAction(Fetching, Oven, Ada, text, has ? owner : null, due), (w, c) =>
            PlanAction.Decide(w.Proposal, w.Action, c, c.Owner is { } named && joined.Contains(named), Today(w))),
        from text in Text from owner in Member from has in Gen.Elements(true, false) from due in Day from joined in Joined
        select Make(new ChangeAction(Fetching, Oven, text, has ? owner : null, due), (w, c) =>
            ChangeAction.Decide(w.Action, c, c.Owner is { } named && joined.Contains(named), Today(w))),
        from who in Member from joined in Joined
        select Make(new TakeAction(Fetching, Oven, who), (w, c) => TakeAction.Decide(w.Action, c, w.Action?.Owner is { } owner && joined.Contains(owner))),
        from who in Member from note in Text select Make(new HandBackAction(Fetching, Oven, who, note), (w, c) => HandBackAction.Decide(w.Action, c)),
        from who in Member from note in Text select Make(new CompleteAction(Fetching, Oven, who, note), (w, c) => CompleteAction.Decide(w.Action, c)),
        from reason in Text select Make(new ReopenAction(Fetching, Oven, Ada, reason), (w, c) => ReopenAction.Decide(w.Action, c)),
        from reason in Text select Make(new DropAction(Fetching, Oven, Ada, reason), (w, c) => DropAction.Decide(w.Action, c)));

    private static readonly Gen<Step> Calling = Gen.Frequency(
        (2, from terms in Terms select Make(new MakeCall(Carrying, Fetching, Oven, Ada, terms), (w, c) => MakeCall.Decide(w.Action, w.Call, c, w.Now))),
        (2, from terms in Terms select Make(new ChangeCall(Carrying, Oven, terms), (w, c) => ChangeCall.Decide(w.Call, c, w.Now))),
        (1, from reason in Text select Make(new CloseCall(Carrying, Oven, Ada, reason), (w, c) => CloseCall.Decide(w.Call, c))),
        (12, from who in Member from joined in Joined select Up(who, joined)),
        (2, from who in Member select Make(new SignOff(Carrying, Oven, who), (w, c) => SignOff.Decide(w.Call, c, w.Now))),
        (3, from who in Member from thanker in Gen.Elements(Ada, Ben) from minutes in Gen.Elements(0, 60, 90) from text in Text
            select Make(new ThankHours(Carrying, Oven, thanker, who, minutes, text), (w, c) => ThankHours.Decide(w.Call, c, w.Now))));

    /// <summary>The oven, carried in the place of the old one.</summary>
    public static Step[] Carried { get; } =
    [
        Make(new AdoptRule(Ordinary, YesNo with { Quorum = Quorum.None }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new NameSuperseded(Oven, [FollowThroughExample.OldOven]), (w, c) => NameSuperseded.Decide(w.Proposal, c, [FollowThroughExample.CarriedBefore], w.Now)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Make(new CastBallot(Oven, Ada, 1, Yes, null, Channel.Web), (w, c) => CastBallot.Decide(w.Proposal, w.BallotOf(Ada), c, isOnRoll: true, w.Now)) with { Wait = Duration.FromDays(2) },
        AnyConsent.Declare,
    ];

    /// <summary>The same with all that may follow it, each once.</summary>
    public static Step[] Followed { get; } =
    [
        .. Carried,
        Make(new HoldReview(Oven, Cem, "It bakes.", null, ReviewConclusion.Keep, null, true, null), (w, c) => HoldReview.Decide(w.FollowUp, w.Proposal, null, c, Today(w))),
        Make(new PlanAction(Fetching, Oven, Ada, "Fetch it.", Ben, null), (w, c) => PlanAction.Decide(w.Proposal, w.Action, c, true, Today(w))),
        Make(new ChangeAction(Fetching, Oven, "Fetch it today.", Ben, null), (w, c) => ChangeAction.Decide(w.Action, c, true, Today(w))),
        Make(new HandBackAction(Fetching, Oven, Ben, null), (w, c) => HandBackAction.Decide(w.Action, c)),
        Make(new TakeAction(Fetching, Oven, Cem), (w, c) => TakeAction.Decide(w.Action, c, true)),
        Make(new MakeCall(Carrying, Fetching, Oven, Ada, FollowThroughExample.Carriers.Terms with { At = null }), (w, c) => MakeCall.Decide(w.Action, w.Call, c, w.Now)),
        Up(Ben, [Ada, Ben, Cem]), Up(Cem, [Ada, Ben, Cem]),
        Make(new SignOff(Carrying, Oven, Cem), (w, c) => SignOff.Decide(w.Call, c, w.Now)),
        Make(new ChangeCall(Carrying, Oven, FollowThroughExample.Carriers.Terms with { Places = 3, At = null }), (w, c) => ChangeCall.Decide(w.Call, c, w.Now)),
        Make(new ThankHours(Carrying, Oven, Ada, Ben, 60, "Thank you."), (w, c) => ThankHours.Decide(w.Call, c, w.Now)),
        Make(new CloseCall(Carrying, Oven, Ada, null), (w, c) => CloseCall.Decide(w.Call, c)),
        Make(new CompleteAction(Fetching, Oven, Cem, null), (w, c) => CompleteAction.Decide(w.Action, c)),
        Make(new ReopenAction(Fetching, Oven, Ada, null), (w, c) => ReopenAction.Decide(w.Action, c)),
        Make(new DropAction(Fetching, Oven, Ada, "It came by itself."), (w, c) => DropAction.Decide(w.Action, c)),
    ];

    /// <summary>What follows the oven, from its draft on or once it is carried.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from start in Gen.Frequency((1, Gen.Choose(0, Carried.Length).Select(steps => Carried[..steps])), (1, Gen.Constant(Carried)), (4, Gen.Choose(Carried.Length, Followed.Length).Select(steps => Followed[..steps])))
        from rest in (
            from step in Gen.Frequency((1, Naming), (1, Reviewing), (3, Acting), (8, Calling))
            from wait in Gen.Frequency((8, Gen.Constant(Duration.Zero)), (1, Gen.Elements(Duration.FromHours(1), Duration.FromDays(1), Duration.FromDays(4))))
            select step with { Wait = wait }).ListOf()
        select start.Concat(rest).ToArray()).Resize(40).ToArbitrary();

    private static Step Up(MemberId who, MemberId[] joined) => Make(new SignUp(Carrying, Oven, who), (w, c) => SignUp.Decide(w.Call, w.Action, c, joined, w.Now));

    private static LocalDate Today(World w) => w.Now.InZone(London).Date;
}
