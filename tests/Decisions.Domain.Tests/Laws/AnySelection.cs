using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Tests.ConsentRounds;
using Decisions.Domain.Tests.Selections;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;
using static Decisions.Domain.Tests.Selections.SelectionExample;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on the selection of a circle's facilitator, sensible or not, and on the consent round that is to decide it.</summary>
internal static class AnySelection
{
    private static readonly Gen<MemberId> Who = Gen.Elements(Ada, Ben, Cem, Dev);

    private static readonly Gen<string> Words = Gen.Frequency((5, Gen.Elements("Calm.", "Listens.")), (1, Gen.Elements(" ", null!)));

    private static readonly Step[] Start =
    [
        Make(new AdoptRule(Ordinary, ConsentExample.WithFallback), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new FormCircle(Bakers, null, "Bakers", "Bread.", CircleJoining.Open), (w, c) => FormCircle.Decide(w.Circles, c)),
        .. new[] { Ada, Ben, Cem }.Select(Joins),
        Make(
            new FillCircleRole(Bakers, CircleRole.Facilitator, null, Ada, Today, Today.PlusDays(50)),
            (w, c) => FillCircleRole.Decide(w.Circles, w.MembersOf(Bakers), c, Joined(Ada), Today, _ => true)),
        Make(
            new BeginSelection(Bakers, Facilitating, CircleRole.Facilitator, null, Begun.From, Begun.Until, Begun.Purpose, NominateUntil, ChangeUntil),
            (w, c) => BeginSelection.Decide(w.Circles, w.Selection, c, [.. (w.MembersOf(Bakers)?.In.Keys ?? []).Order(Comparer<MemberId>.Create((a, b) => a.Value.CompareTo(b.Value)))], London, w.Now)),
    ];

    /// <summary>Everyone nominates, one changes, and whoever leads proposes.</summary>
    private static readonly Step[] Proposed =
    [
        .. Start, Says(Ada, Ben, "Calm."), Says(Ben, Ada, "Listens."), Says(Cem, null, null), Says(Ben, Ben, "I would."), Keeps(Ada),
        Closes("Cem is out."), Proposes(Ben, "He would."),
    ];

    private static readonly Step[] Consents =
    [
        Begins, Make(new PlanReview(Oven, ConsentExample.Planned.On, "He listens."), (w, c) => PlanReview.Decide(w.FollowUp, w.Proposal, c, Today)),
        Take(ConsentStep.Driver, ConsentStep.Signal), Cast(Ada, Position.NoObjection), Cast(Ben, Position.NoObjection), Cast(Cem, Position.Concern) with { Wait = Duration.FromDays(3) },
    ];

    /// <summary>The circle consents, and the role is filled.</summary>
    public static Step[] Chosen { get; } = [.. Proposed, .. Consents, Declare];

    /// <summary>One is begun and ended, nobody being chosen.</summary>
    public static Step[] GivenUp { get; } = [.. Start, Ends("Nobody wants it.")];

    /// <summary>Any commands after a start.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from start in Gen.Frequency(
            (2, Gen.Constant(Start)), (2, Gen.Constant(Proposed)), (1, Gen.Constant(GivenUp)), (3, Gen.Choose(Start.Length, Chosen.Length).Select(steps => Chosen[..steps])))
        from rest in (
            from step in Gen.Frequency(
                (8, from who in Who from nominee in Gen.Frequency((4, Who.Select(each => (MemberId?)each)), (1, Gen.Constant<MemberId?>(null))) from reason in Words select Says(who, nominee, reason)),
                (4, Who.Select(Keeps)), (1, Words.Select(Closes)), (4, from nominee in Who from reason in Words select Proposes(nominee, reason)), (1, Words.Select(Ends)),
                (1, Who.Select(Leaves)), (1, Who.Select(Joins)), (2, Gen.Constant(Begins)), (2, Gen.Constant(Take(ConsentStep.Driver, ConsentStep.Signal))),
                (6, from who in Gen.Elements(Ada, Ben, Cem) from position in Gen.Elements(Position.NoObjection, Position.NoObjection, Position.Concern, Position.Objection) select Cast(who, position)),
                (1, Gen.Constant(Withdraws)), (3, Gen.Constant(Declare)), (1, Gen.Constant(Votes)),
                (1, Gen.Constant(Make(Bakers, (w, c) => CloseCircle.Decide(w.Circles, new CloseCircle(c, "Sold."), w.Proposal is { IsWithdrawn: false, IsDecided: false } ? 1 : 0)))))
            from wait in Gen.Frequency((7, Gen.Constant(Duration.Zero)), (1, Gen.Elements(Duration.FromDays(1), Duration.FromDays(3))))
            select step with { Wait = wait }).ListOf()
        select start.Concat(rest).ToArray()).Resize(40).ToArbitrary();

    private static Step Begins => Make(Oven, (w, c) => BeginConsentRound.Decide(
        w.Proposal, w.Rule, new BeginConsentRound(c, Ordinary, Ada, Cem, "We need one.", ConsentExample.Hours, Roll with { Circle = Bakers }) { Circle = w.Circle }, true, w.Now));

    private static Step Withdraws => Make(new WithdrawProposal(Oven, "Objected."), (w, c) => WithdrawProposal.Decide(w.Proposal, c, w.Now, w.Consent, w.Pass));

    /// <summary>What no vote may decide.</summary>
    private static Step Votes => Make(Oven, (w, c) => OpenFallbackVote.Decide(w.Consent, w.Proposal, w.Pass, new OpenFallbackVote(c, Next(w), w.Now + Duration.FromDays(2)), w.Now));

    /// <summary>The result, and what it brings with it in the same step.</summary>
    private static Step Declare => Make(Oven, (w, _) =>
    {
        var decision = AnyConsent.Declare.Decide(w);
        if (decision.Events is not [ResultDeclared declared])
            return decision;
        var fills = w.Proposal!.Fills;
        var (carried, filled) = FillSelectedRole.Decide(
            w.Circles, w.MembersOf(Bakers), w.Proposal.Apply(declared), fills is null ? null : Joined(fills.MemberId), Today);
        return Decision.Of([.. new IDomainEvent?[] { declared, filled, carried }.OfType<IDomainEvent>()]);
    });

    private static SelectionIn At(World w) => new(w.Circles, w.MembersOf(Bakers), w.Selection, w.Proposal?.Fills is null ? null : w.Proposal);

    private static RoundId Next(World w) => new(Id((byte)(0x80 + (w.Proposal?.Rounds.Length ?? 0))));

    private static Step Says(MemberId who, MemberId? nominee, string? reason) => Make(new Nominate(Bakers, Facilitating, who, nominee, reason), (w, c) =>
        Nominate.Decide(At(w), c, Joined(c.MemberId), c.Nominee is { } named ? Joined(named) : null, w.Now));

    private static Step Keeps(MemberId who) => Make(new KeepNomination(Bakers, Facilitating, who), (w, c) => KeepNomination.Decide(At(w), c, Joined(c.MemberId), w.Now));

    private static Step Closes(string reason) => Make(new CloseHearing(Bakers, Facilitating, reason), (w, c) => CloseHearing.Decide(At(w), c, w.Now));

    private static Step Ends(string reason) => Make(new EndSelection(Bakers, Facilitating, reason), (w, c) => EndSelection.Decide(At(w), c, w.Now));

    /// <summary>The world has one proposal: nobody else is proposed in it.</summary>
    private static Step Proposes(MemberId nominee, string reason) => Make(new ProposeNominee(Bakers, Facilitating, Oven, Ada, nominee, reason), (w, c) =>
        w.Proposal is null && ProposeNominee.Decide(At(w), c, id => Joined(id), Today, w.Now) is { Events: [NomineeProposed e] }
            ? Decision.Of(e, ProposeNominee.Draft(w.Circles!.Find(Bakers)!, w.Selection!, e, c.Proposer))
            : Decision.Nothing);

    private static Step Take(ConsentStep from, ConsentStep to) => Make(
        (From: from, To: to), (w, c) => TakeStep.Decide(w.Consent, w.Proposal, w.Pass, new TakeStep(Oven, c.From, c.To, Next(w), StepReason.Facilitator), w.Now));

    private static Step Cast(MemberId member, Position position) => Make(
        (Member: member, Position: position), (w, c) => CastBallot.Decide(
            w.Proposal, w.BallotOf(c.Member), new CastBallot(Oven, c.Member, w.Proposal?.Latest?.Revision ?? 1, new PositionChoice(c.Position), "So.", Channel.Web), isOnRoll: true, w.Now));

    private static Step Joins(MemberId who) => Make(new JoinCircle(Bakers, who, null), (w, c) => JoinCircle.Decide(w.Circles, w.MembersOf(Bakers), c, Joined(c.MemberId)));

    private static Step Leaves(MemberId who) => Make(new LeaveCircle(Bakers, who, null), (w, c) => LeaveCircle.Decide(w.Circles, w.MembersOf(Bakers), c));
}
