using System.Collections.Immutable;
using System.Reflection;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Tests.Advice;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Delegations;
using Decisions.Domain.Ideas;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.ConsentRounds;
using Decisions.Domain.Tests.FollowThrough;
using Decisions.Domain.Topics;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

/// <summary>After its result nothing of a decision can be edited.</summary>
public sealed class SealedDecisionTests
{
    private static readonly Wording Wording = new("A new oven", "We buy two.", []);
    private static readonly Rule OfTheVote = Rule.Fold(null, new RuleAdopted(Ordinary, YesNo))!;
    private static readonly Instant Far = After + Duration.FromDays(1);

    private static readonly ProposalProxies BenForAda = new(Oven, [new Proxy(Ada, Ben, Ordinary, 1, 1, Instruction: null, IsFreeOnOtherTexts: true)]);

    private static readonly Rule ByConsent = Rule.Fold(null, new RuleAdopted(Ordinary, RuleTerms.Kept(ConsentExample.ByConsent)))!;

    private static readonly ConsentRound Begun = ConsentRound.Create(ConsentExample.Begun);

    private static readonly PassSignals Objected = ConsentBefore.Given(ConsentExample.ByConsent, (Ben, Position.Objection)).Pass!;

    /// <summary>What may still be said: more, beside the decision.</summary>
    private static readonly ImmutableHashSet<Type> Additions = [typeof(StateOutcome), typeof(CorrectDecision), typeof(MakeRecount)];

    /// <summary>Each command on a decision, worded so that it would do something were the decision not sealed.</summary>
    private static readonly ImmutableDictionary<Type, Func<AmendmentsMoved, Decision>> Commands = new Dictionary<Type, Func<AmendmentsMoved, Decision>>
    {
        [typeof(DraftProposal)] = s => DraftProposal.Decide(s.Proposal, new DraftProposal(Oven, Ada, "Another", "Another.", [])),
        [typeof(ReviseProposal)] = s => ReviseProposal.Decide(s.Proposal, new ReviseProposal(Oven, "Another", "Another.", [], null), Far),
        [typeof(NameSuperseded)] = s => NameSuperseded.Decide(s.Proposal, new NameSuperseded(Oven, [FollowThroughExample.OldOven]), [FollowThroughExample.CarriedBefore], Far),
        [typeof(AddIdea)] = s => AddIdea.Decide(s.Proposal, new AddIdea(Oven, Gas, "Gas", Ben), Far),
        [typeof(TakeOutIdea)] = s => TakeOutIdea.Decide(s.Proposal, new TakeOutIdea(Oven, Gas, "Dear.", Ada), Far),
        [typeof(MergeIdeas)] = s => MergeIdeas.Decide(s.Proposal, new MergeIdeas(Oven, Gas, Wood, null, "Both burn.", Ada), Far),
        [typeof(ChooseTopic)] = s => ChooseTopic.Decide(s.Proposal, new ChooseTopic(Oven, "Money"), ["Money"], Far),
        [typeof(ChooseCircle)] = s => ChooseCircle.Decide(s.Proposal, new ChooseCircle(Oven, Bakers, null), new ChosenCircle(CircleTree.None.Apply(BakersFormed).Find(Bakers), ProposerIsIn: true), Far),
        [typeof(HandOnDecision)] = s => HandOnDecision.Decide(s.Proposal, new HandOnDecision(Oven, Bakers, "They bake."), CircleTree.None.Apply(BakersFormed), Far),
        [typeof(WithdrawProposal)] = s => WithdrawProposal.Decide(s.Proposal, new WithdrawProposal(Oven, null), Far),
        [typeof(GiveNotice)] = s => GiveNotice.Decide(
            s.Proposal, OfTheVote, new GiveNotice(Oven, Ordinary, new StatedVote(Far + Duration.FromDays(1), Far + Duration.FromDays(2)), null, null), London, Far),
        [typeof(WithdrawNotice)] = s => WithdrawNotice.Decide(s.Proposal, new WithdrawNotice(Oven, null), Far),
        [typeof(OpenByNotice)] = s => OpenByNotice.Decide(s.Proposal, OfTheVote, new OpenByNotice(Oven, Second, Roll), London, Far),
        [typeof(ProlongVoting)] = s => ProlongVoting.Decide(s.Proposal, new ProlongVoting(Oven, [], 50), Far),
        [typeof(EndVoting)] = s => EndVoting.Decide(s.Proposal, new EndVoting(Oven, [new(Yes, 4)], 50), Far),
        [typeof(ConsentToShortNotice)] = s => ConsentToShortNotice.Decide(s.Proposal, new ConsentToShortNotice(Oven, Ada), Far),
        [typeof(OpenVoting)] = s => OpenVoting.Decide(
            s.Proposal, OfTheVote, new OpenVoting(Oven, Second, Ordinary, Roll, Far + Duration.FromDays(1)), London, Far),
        [typeof(OpenConfirmation)] = s => OpenConfirmation.Decide(s.Proposal, new OpenConfirmation(Oven, Second, Roll, Far + Duration.FromDays(1)), Far),
        [typeof(ExtendVoting)] = s => ExtendVoting.Decide(s.Proposal, new ExtendVoting(Oven, Far + Duration.FromDays(1), null), Far),
        [typeof(CloseVotingEarly)] = s => CloseVotingEarly.Decide(s.Proposal, new CloseVotingEarly(Oven, null), Far),
        [typeof(DeclareResult)] = s => DeclareResult.Decide(s.Proposal, new DeclareResult(Oven, [new(No, 3)], 50), Far),
        [typeof(StateOutcome)] = s => StateOutcome.Decide(s.Proposal, new StateOutcome(Oven, "Ben buys it.")),
        [typeof(CorrectDecision)] = s => CorrectDecision.Decide(s.Proposal, new CorrectDecision(Oven, "It is Ada.", "A slip.")),
        [typeof(MakeRecount)] = s => MakeRecount.Decide(s.Proposal, new MakeRecount(Oven, YesNoTally(Verdict.Carried), 50)),
        [typeof(CastBallot)] = s => CastBallot.Decide(s.Proposal, null, new CastBallot(Oven, Cem, 1, No, null, Channel.Web), isOnRoll: true, Far),
        [typeof(WithdrawBallot)] = s => WithdrawBallot.Decide(
            s.Proposal, new Ballot(First, Oven, Ada, new Vote(1, Yes, null, Channel.Web)), new WithdrawBallot(Oven, Ada, Channel.Web), Far),
        [typeof(EnterBallot)] = s => EnterBallot.Decide(
            s.Proposal, null, null, new EnterBallot(Oven, Ada, Ben, 1, No, null, Channel.Paper, "12", null), [Ben, Cem], isOnRoll: true, Far),
        [typeof(WithdrawEntry)] = s => WithdrawEntry.Decide(s.Proposal, null, new WithdrawEntry(Oven, Ada, Ben, null), [Ben, Cem], Far),
        [typeof(CountHands)] = s => CountHands.Decide(
            s.Proposal, null, new CountHands(Oven, Ben, new HandsCount(0, 1, 0), "7", null), null, [Ben, Cem], [Ada], Far),
        [typeof(AppointProxy)] = s => AppointProxy.Decide(
            s.Proposal, null, null, new AppointProxy(Oven, Ada, Ben, 1, No, IsFreeOnOtherTexts: true), mayVote: true, holderHasJoined: true, Far),
        [typeof(RevokeProxy)] = s => RevokeProxy.Decide(s.Proposal, BenForAda, null, new RevokeProxy(Oven, Ada), Far),
        [typeof(CastByProxy)] = s => CastByProxy.Decide(
            s.Proposal, BenForAda, null, new CastByProxy(Oven, Ben, Ada, 1, No, null, Channel.Web), isOnRoll: true, holderHasJoined: true, Far),
        [typeof(CastInstructed)] = s => CastInstructed.Decide(s.Proposal, BenForAda, null, new CastInstructed(Oven, Ada), isOnRoll: true, Far),
        [typeof(UseMeetingProxy)] = s => UseMeetingProxy.Decide(s.Proposal, null, null, Ada, Ben, Far),
        [typeof(UseDelegation)] = s => UseDelegation.Decide(s.Proposal, null, new Delegation(Ada, [new NamedHolder(null, Ben)]), Ada, Ben, Far),
        [typeof(NameDecider)] = s => NameDecider.Decide(null, s.Proposal, new NameDecider(Oven, Ben), hasJoined: true, Far),
        [typeof(SeekAdvice)] = s => SeekAdvice.Decide(
            null, s.Proposal, AdviceExample.ByAdvice, new SeekAdvice(Oven, Ordinary, Ada, AdviceExample.Sought.Advisers, Far + Duration.FromDays(1), null), [Ben, Cem], Far),
        [typeof(GiveAdvice)] = s => GiveAdvice.Decide(AdviceExample.Process(AdviceExample.Sought).State, s.Proposal, new GiveAdvice(Oven, Ben, 1, "Gas."), Far),
        [typeof(AnswerAdvice)] = s => AnswerAdvice.Decide(
            AdviceExample.Process(AdviceExample.Sought, AdviceExample.BenAdvised).State, s.Proposal, new AnswerAdvice(Oven, Ben, Ada, "Yes."), Far),
        [typeof(BeginConsentRound)] = s => BeginConsentRound.Decide(
            s.Proposal, ByConsent, new BeginConsentRound(Oven, Ordinary, Ada, Cem, "Bread is burnt.", StepHours.Live, Roll), haveJoined: true, Far),
        [typeof(NameRoles)] = s => NameRoles.Decide(Begun, s.Proposal, new NameRoles(Oven, Ben, Cem), haveJoined: true, Far),
        [typeof(MoveConsentRound)] = s => MoveConsentRound.Decide(Begun, s.Proposal, new MoveConsentRound(Oven, null, StepHours.Live), null, Far),
        [typeof(RestateDriver)] = s => RestateDriver.Decide(Begun, s.Proposal, new RestateDriver(Oven, "Much bread is burnt."), Far),
        [typeof(TakeStep)] = s => TakeStep.Decide(Begun, s.Proposal, null, new TakeStep(Oven, ConsentStep.Driver, null, Second, StepReason.Facilitator), Far),
        [typeof(Respond)] = s => Respond.Decide(Begun, s.Proposal, new Respond(Oven, Ben, true, null, Second), isOnRoll: true, Far),
        [typeof(AskQuestion)] = s => AskQuestion.Decide(Begun, s.Proposal, new AskQuestion(Oven, ConsentExample.Price, Ben, "How dear?"), isOnRoll: true, Far),
        [typeof(AnswerQuestion)] = s => AnswerQuestion.Decide(Begun, s.Proposal, new AnswerQuestion(Oven, ConsentExample.Price, Ada, "Not very."), Far),
        [typeof(RefineObjection)] = s => RefineObjection.Decide(Begun, s.Proposal, Objected, new RefineObjection(Oven, Ben, "The fuse blows."), Far),
        [typeof(WithdrawObjection)] = s => WithdrawObjection.Decide(Begun, s.Proposal, Objected, new WithdrawObjection(Oven, Ben, null), Far),
        [typeof(JudgeObjection)] = s => JudgeObjection.Decide(Begun, s.Proposal, Objected, new JudgeObjection(Oven, Ben, Cem, false, "It holds."), isOnRoll: true, Far),
        [typeof(TestObjection)] = s => TestObjection.Decide(Begun, s.Proposal, Objected, new TestObjection(Oven, Ben, Ada), Far),
        [typeof(ResolveObjections)] = s => ResolveObjections.Decide(
            Begun, s.Proposal, Objected, new ResolveObjections(Oven, [Ben], Resolution.Monitor, "We watch it.", Second), ownerHasJoined: true, Far),
        [typeof(OpenFallbackVote)] = s => OpenFallbackVote.Decide(Begun, s.Proposal, Objected, new OpenFallbackVote(Oven, Second, Far + Duration.FromDays(1)), Far),
        [typeof(MoveAmendment)] = s => MoveAmendment.Decide(s, new MoveAmendment(Later, Oven, Ben, 1, Wording, null, null), Far),
        [typeof(SecondAmendment)] = s => SecondAmendment.Decide(s, new SecondAmendment(Cheaper, Cem), Far),
        [typeof(AcceptAmendment)] = s => AcceptAmendment.Decide(s, new AcceptAmendment(Cheaper, Ada), Far),
        [typeof(PutAmendment)] = s => PutAmendment.Decide(s, new PutAmendment(Cheaper, Example.Question), Far),
        [typeof(DecideAmendment)] = s => DecideAmendment.Decide(s, Asks(), new DecideAmendment(Cheaper, Second), Far),
        [typeof(OrderAmendments)] = s => OrderAmendments.Decide(s, new OrderAmendments(Oven, [Cheaper]), Far),
        [typeof(RebaseAmendment)] = s => RebaseAmendment.Decide(s, new RebaseAmendment(Cheaper, 1, Wording), Far),
        [typeof(WithdrawAmendment)] = s => WithdrawAmendment.Decide(s, new WithdrawAmendment(Cheaper, null), Far),
        [typeof(ProposeAnew)] = s => ProposeAnew.Decide(s, new ProposeAnew(Cheaper, Anew)),
    }.ToImmutableDictionary();

    [Fact]
    public void Every_command_on_a_decision_is_tried_here() =>
        Commands.Keys.Select(type => type.Name).ShouldBe(
            typeof(Proposal).Assembly.GetTypes().Where(IsCommandOnDecision).Select(type => type.Name), ignoreOrder: true);

    [Theory]
    [InlineData(Verdict.Carried)]
    [InlineData(Verdict.Lost)]
    public void After_its_result_every_command_that_would_edit_a_decision_is_refused(Verdict verdict)
    {
        var decided = new AmendmentsMoved(
            Given.Proposal(Drafted(), Opened(), Declared(verdict)).Known, [Amendment.Fold(null, Moved())!]);
        foreach (var (command, decide) in Commands.Where(pair => !Additions.Contains(pair.Key)))
            decide(decided).Rejection.ShouldNotBeNull($"{command.Name} edits a decision that is sealed.");
    }

    [Fact]
    public void What_may_be_added_leaves_the_text_and_the_result_as_they_are()
    {
        var decided = new AmendmentsMoved(Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).Known, []);
        foreach (var addition in Additions)
        {
            var after = Commands[addition](decided).Events.Cast<IProposalEvent>().Aggregate(decided.Proposal, (state, e) => Proposal.Fold(state, e)!);
            after.ShouldNotBe(decided.Proposal, addition.Name);
            after.Revisions.ShouldBe(decided.Proposal.Revisions);
            after.Latest!.Tally.ShouldBe(decided.Proposal.Latest!.Tally);
            after.StatusAt(Far).ShouldBe(ProposalStatus.Carried);
        }
    }

    private static Proposal Asks() => Given.Proposal(
        Asked, Opened(round: Second) with { ProposalId = Example.Question }, Declared(Verdict.Carried, Second) with { ProposalId = Example.Question }).Known;

    /// <summary>
    /// Taking words out is not among them: it is refused while a vote is open, and never touches what was decided. An agenda only
    /// names a proposal, a discussion goes on beside it, and what follows a decision is done after it.
    /// </summary>
    private static bool IsCommandOnDecision(Type type) => type.Namespace is not ("Decisions.Domain.Redactions" or "Decisions.Domain.Meetings" or "Decisions.Domain.Minutes" or "Decisions.Domain.FollowThrough" or "Decisions.Domain.Actions" or "Decisions.Domain.Discussions") &&
        type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(method => method.Name == "Decide" && method.ReturnType == typeof(Decision) &&
            method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Proposal) || parameter.ParameterType == typeof(AmendmentsMoved)));
}
