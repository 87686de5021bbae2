using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.ConsentRounds;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on a consent round of four.</summary>
internal static class AnyConsent
{
    private static readonly MemberId Dev = ConsentExample.Dev;

    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben, Cem, Dev);

    private static readonly Gen<string> Text = Gen.Elements("The fuse.", "The fuse.", "It is dear.", " ", null!);

    private static readonly Gen<ConsentStep?> To = Gen.Elements<ConsentStep?>(
        null, null, ConsentStep.Present, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Signal, ConsentStep.Signal, ConsentStep.Test, ConsentStep.Paused);

    private static readonly Gen<Position> Position = Gen.Frequency(
        (6, Gen.Constant(Domain.Ballots.Position.NoObjection)), (2, Gen.Constant(Domain.Ballots.Position.Concern)), (2, Gen.Constant(Domain.Ballots.Position.Objection)),
        (1, Gen.Elements(Domain.Ballots.Position.Agree, Domain.Ballots.Position.ResolvedObjection)));

    internal static Step Declare { get; } = Make(Oven, (w, c) => DeclareResult.Decide(
        w.Proposal, new DeclareResult(c, w.Standing, CountedTo: 40) { Hands = w.HandsNow, ReviewOn = w.FollowUp?.ReviewOn }, w.Now));

    /// <summary>A consent round at its first step.</summary>
    public static Step[] Start { get; } =
    [
        Make(new AdoptRule(Ordinary, ConsentExample.WithFallback), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new BeginConsentRound(Oven, Ordinary, Ada, Cem, "Bread is burnt.", ConsentExample.Hours, Roll), (w, c) => BeginConsentRound.Decide(w.Proposal, w.Rule, c, true, w.Now)),
        Make(new PlanReview(Oven, ConsentExample.Planned.On, "No bread is burnt."), (w, c) => PlanReview.Decide(w.FollowUp, w.Proposal, c, new LocalDate(2026, 11, 21))),
    ];

    /// <summary>The same where two have said where they stand, one of them against it.</summary>
    public static Step[] Objected { get; } =
    [
        .. Start,
        Make(new RestateDriver(Oven, "Much bread is burnt."), (w, c) => RestateDriver.Decide(w.Consent, w.Proposal, c, w.Now)),
        Respond(Ben, true, null), Move(ConsentExample.Hours with { Clarify = 30 }), Take(ConsentStep.Driver, ConsentStep.Clarify),
        Make(new AskQuestion(Oven, ConsentExample.Price, Ben, "How dear?"), (w, c) => AskQuestion.Decide(w.Consent, w.Proposal, c, true, w.Now)),
        Make(new AnswerQuestion(Oven, ConsentExample.Price, Ada, "Not very."), (w, c) => AnswerQuestion.Decide(w.Consent, w.Proposal, c, w.Now)),
        Take(ConsentStep.Clarify, ConsentStep.Signal), Cast(Ada, Domain.Ballots.Position.NoObjection, null), Cast(Ben, Domain.Ballots.Position.Objection, "The fuse.") with { Wait = Duration.FromDays(3) },
        Make(new RefineObjection(Oven, Ben, "The fuse blows."), (w, c) => RefineObjection.Decide(w.Consent, w.Proposal, w.Pass, c, w.Now)),
        Judge(Ben, Cem, false, "It holds."),
    ];

    /// <summary>The same with an amendment that answers it.</summary>
    public static Step[] Amended { get; } = [.. Objected, Resolve(Resolution.Amend, Ben, "One, with a fuse.")];

    /// <summary>The same where the amended text is objected to.</summary>
    public static Step[] ObjectedTwice { get; } =
        [.. Amended, Cast(Ada, Domain.Ballots.Position.NoObjection, null), Cast(Ben, Domain.Ballots.Position.Objection, "The fuse.") with { Wait = Duration.FromDays(3) }];

    /// <summary>The same with the objection tested once everyone has judged it, and found not to qualify.</summary>
    public static Step[] Tested { get; } = [.. Objected, Judge(Ben, Ada, false, "It holds."), Test(Ben)];

    /// <summary>The same with the objection withdrawn.</summary>
    public static Step[] Withdrawn { get; } =
        [.. Objected, Make(new WithdrawObjection(Oven, Ben, null), (w, c) => WithdrawObjection.Decide(w.Consent, w.Proposal, w.Pass, c, w.Now))];

    /// <summary>The same where everyone consents to the amended text, and the time is up.</summary>
    public static Step[] Consented { get; } =
        [.. Amended, Cast(Ada, Domain.Ballots.Position.NoObjection, null), Cast(Ben, Domain.Ballots.Position.Concern, "The fuse.") with { Wait = Duration.FromDays(3) }];

    public static Gen<Step> Command { get; } = Gen.Frequency(
        (3, from @from in Gen.Elements(ConsentStep.Driver, ConsentStep.Clarify, ConsentStep.React, ConsentStep.Test, ConsentStep.Paused) from to in To from because in Gen.Elements(StepReason.Facilitator, StepReason.Time) select Take(@from, to, because)),
        (3, from member in Member from consents in Gen.Elements<bool?>(null, true, false) from text in Text select Respond(member, consents, text)),
        (1, from member in Member from text in Text select Make(new AskQuestion(Oven, ConsentExample.Price, member, text), (w, c) => AskQuestion.Decide(w.Consent, w.Proposal, c, true, w.Now))),
        (1, from text in Text select Make(new AnswerQuestion(Oven, ConsentExample.Price, Ada, text), (w, c) => AnswerQuestion.Decide(w.Consent, w.Proposal, c, w.Now))),
        (1, from text in Text select Make(new RestateDriver(Oven, text), (w, c) => RestateDriver.Decide(w.Consent, w.Proposal, c, w.Now))),
        (1, from hours in Gen.Elements(StepHours.Live, ConsentExample.Hours) select Move(hours)),
        (1, from member in Member select Make(new NameRoles(Oven, member, Cem), (w, c) => NameRoles.Decide(w.Consent, w.Proposal, c, true, w.Now))),
        (9, from member in Member from position in Position from text in Text select Cast(member, position, text)),
        (2, from member in Member from text in Text select Make(new RefineObjection(Oven, member, text), (w, c) => RefineObjection.Decide(w.Consent, w.Proposal, w.Pass, c, w.Now))),
        (2, from member in Member from text in Text select Make(new WithdrawObjection(Oven, member, text), (w, c) => WithdrawObjection.Decide(w.Consent, w.Proposal, w.Pass, c, w.Now))),
        (4, from objector in Member from member in Member from qualifies in Gen.Elements(true, false) from text in Text select Judge(objector, member, qualifies, text)),
        (3, from objector in Member select Test(objector)),
        (3, from objector in Member from way in Gen.Elements(Enum.GetValues<Resolution>()) from text in Gen.Elements("One, with a fuse.", "Two.", "One.") select Resolve(way, objector, text)),
        (1, Gen.Constant(Make(Oven, (w, c) => OpenFallbackVote.Decide(w.Consent, w.Proposal, w.Pass, new OpenFallbackVote(c, Next(w), w.Now + Duration.FromDays(2)), w.Now)))),
        (1, from text in Text select Make(new PlanReview(Oven, ConsentExample.Planned.On, text), (w, c) => PlanReview.Decide(w.FollowUp, w.Proposal, c, new LocalDate(2026, 11, 21)))),
        (1, Gen.Constant(Make(Oven, (w, c) => BeginConsentRound.Decide(w.Proposal, w.Rule, new BeginConsentRound(c, Ordinary, Ada, Cem, "Bread.", StepHours.Live, Roll), true, w.Now)))),
        (3, Gen.Constant(Declare)),
        (1, Gen.Constant(Make(Oven, (w, c) => EndVoting.Decide(w.Proposal, new EndVoting(c, w.Standing, 40), w.Now)))));

    /// <summary>Consent rounds from one of the starts, with pauses in which times run out.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from start in Gen.Elements(Start, Objected, Objected, Amended, Tested, Withdrawn, Consented, ObjectedTwice)
        from rest in (
            from step in Command
            from wait in Gen.Frequency((8, Gen.Constant(Duration.Zero)), (2, Gen.Elements(Tick, Duration.FromHours(30), Duration.FromDays(3))))
            select step with { Wait = wait }).ListOf()
        select start.Concat(rest).ToArray()).Resize(60).ToArbitrary();

    private static RoundId Next(World w) => new(Id((byte)(0x80 + (w.Proposal?.Rounds.Length ?? 0))));

    private static Step Take(ConsentStep from, ConsentStep? to, StepReason because = StepReason.Facilitator) => Make(
        (From: from, To: to, Because: because), (w, c) => TakeStep.Decide(w.Consent, w.Proposal, w.Pass, new TakeStep(Oven, c.From, c.To, Next(w), c.Because), w.Now));

    private static Step Move(StepHours hours) => Make(new MoveConsentRound(Oven, null, hours), (w, c) => MoveConsentRound.Decide(w.Consent, w.Proposal, c, null, w.Now));

    private static Step Respond(MemberId member, bool? consents, string? text) => Make(
        (Member: member, Consents: consents, Text: text), (w, c) => Domain.ConsentRounds.Respond.Decide(
            w.Consent, w.Proposal, new Respond(Oven, c.Member, c.Consents, c.Text, Next(w)), isOnRoll: true, w.Now));

    private static Step Cast(MemberId member, Position position, string? reason) => Make(
        (Member: member, Position: position, Reason: reason), (w, c) => CastBallot.Decide(
            w.Proposal, w.BallotOf(c.Member), new CastBallot(Oven, c.Member, w.Proposal?.Latest?.Revision ?? 1, new PositionChoice(c.Position), c.Reason, Channel.Web), isOnRoll: true, w.Now));

    private static Step Judge(MemberId objector, MemberId member, bool qualifies, string? reason) => Make(
        new JudgeObjection(Oven, objector, member, qualifies, reason), (w, c) => JudgeObjection.Decide(w.Consent, w.Proposal, w.Pass, c, isOnRoll: true, w.Now));

    private static Step Test(MemberId objector) => Make(
        new TestObjection(Oven, objector, Ada), (w, c) => TestObjection.Decide(w.Consent, w.Proposal, w.Pass, c, w.Now));

    private static Step Resolve(Resolution way, MemberId objector, string text) => Make((Way: way, Objector: objector, Text: text), (w, c) => ResolveObjections.Decide(
        w.Consent, w.Proposal, w.Pass,
        new ResolveObjections(Oven, [c.Objector], c.Way, "We see to it.", Next(w)) { Changed = new ResolvedText("An oven", c.Text), Owner = Cem, Until = w.Now + Duration.FromDays(1) },
        ownerHasJoined: true, w.Now));
}
