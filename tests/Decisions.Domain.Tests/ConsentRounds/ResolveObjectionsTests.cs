using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.ConsentRounds.ConsentExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>The named ways to resolve an objection, each of which is itself consented to.</summary>
public sealed class ResolveObjectionsTests
{
    private static readonly ResolvedText Safer = new("A new oven", "We buy a new oven once an electrician has seen the fuse.");

    private static readonly ConsentBefore Objected = ConsentBefore.Given(
        ByConsent, (Ada, Position.NoObjection), (Ben, Position.Objection), (Cem, Position.NoObjection), (Dev, Position.NoObjection)).And(Planned);

    private static readonly Instant NextMonth = Close + Duration.FromDays(30);

    private static ObjectionsResolved Resolved(Resolution way, Domain.Members.MemberId? owner = null) =>
        new(Oven, First, [Ben], way, "An electrician looks at the fuse first.", owner);

    [Fact]
    public void A_changed_text_starts_the_next_pass_and_earlier_consents_lapse()
    {
        var decision = Objected.Resolve(Resolution.Amend, Ben, Safer);
        decision.Events.Select(e => e.GetType()).ShouldBe(
            [typeof(ObjectionsResolved), typeof(StepTaken), typeof(RoundSuperseded), typeof(ProposalRevised), typeof(VotingOpened)]);
        decision.Events[0].ShouldBe(Resolved(Resolution.Amend), new Alike());
        decision.Events[2].ShouldBe(new RoundSuperseded(Oven, First));
        var next = Objected.And(before => before.Resolve(Resolution.Amend, Ben, Safer));
        next.Step.ShouldBe(ConsentStep.Signal);
        next.Proposal!.Latest!.ShouldSatisfyAllConditions(round => round.Revision.ShouldBe(2), round => round.Number.ShouldBe(2), round => round.Id.ShouldBe(Second));
        next.Proposal.Rounds[0].ShouldSatisfyAllConditions(round => round.IsSuperseded.ShouldBeTrue(), round => round.Tally.ShouldBeNull());
        // The three who had consented before say nothing now.
        next.Saying((Ben, Position.NoObjection)).And(before => before.Declare()).Proposal!.Latest!.Tally!.Verdict.ShouldBe(Verdict.NoQuorum);
        next.Saying((Ben, Position.NoObjection), (Ada, Position.NoObjection)).And(before => before.Declare()).Proposal!.IsDecided.ShouldBeTrue();
    }

    [Fact]
    public void A_text_that_stays_the_same_resolves_nothing()
    {
        Objected.Refuses(before => before.Resolve(Resolution.Amend, Ben), new ResolutionNeedsText(Resolution.Amend));
        Objected.Refuses(before => before.Resolve(Resolution.Amend, Ben, new ResolvedText(" A new oven ", "We buy a new oven.")), new ResolutionNeedsText(Resolution.Amend));
        Objected.Refuses(before => before.Resolve(Resolution.Amend, Ben, new ResolvedText("", "x")), new TextIsMissing("title"));
    }

    [Fact]
    public void What_is_watched_is_consented_to_on_the_same_text()
    {
        var next = Objected.And(before => before.Resolve(Resolution.Monitor, Ben));
        next.Proposal!.Latest!.ShouldSatisfyAllConditions(round => round.Revision.ShouldBe(1), round => round.Number.ShouldBe(2));
        next.Saying((Ben, Position.Objection), (Ada, Position.NoObjection)).Refuses(before => before.Declare(), new ObjectionsStand(Oven, 1));
    }

    [Fact]
    public void Another_proposal_begins_with_questions()
    {
        var replaced = Objected.And(before => before.Resolve(Resolution.Replace, Ben, new ResolvedText("A wood oven", "We build one.")));
        replaced.Step.ShouldBe(ConsentStep.Clarify);
        replaced.Proposal!.Current.Title.ShouldBe("A wood oven");
        replaced.And(before => before.Take(ConsentStep.Signal)).Proposal!.Latest!.Revision.ShouldBe(2);
    }

    [Theory]
    [InlineData(Resolution.Defer)]
    [InlineData(Resolution.Delegate)]
    public void What_is_put_off_or_handed_on_has_an_owner(Resolution way)
    {
        Objected.Refuses(before => before.Resolve(way, Ben, until: NextMonth), new ResolutionNeedsOwner(way));
        var paused = Objected.And(before => before.Resolve(way, Ben, owner: Dev, until: NextMonth));
        paused.Step.ShouldBe(ConsentStep.Paused);
        paused.State!.EndsAt.ShouldBe(NextMonth);
        paused.At(NextMonth + Tick).Refuses(before => before.Take(null, StepReason.Time), new StepGoesOn(ConsentStep.Paused, NextMonth));
        paused.And(before => before.Take(ConsentStep.React)).Step.ShouldBe(ConsentStep.React);
    }

    [Fact]
    public void What_is_thought_over_has_a_day_and_what_is_asked_needs_none()
    {
        Objected.Refuses(before => before.Resolve(Resolution.Reflect, Ben), new ResolutionNeedsDay(Resolution.Reflect));
        Objected.Refuses(before => before.Resolve(Resolution.Reflect, Ben, until: During), new ResolutionNeedsDay(Resolution.Reflect));
        Objected.Refuses(before => before.Resolve(Resolution.Ask, Ben, until: During), new ResolutionNeedsDay(Resolution.Ask));
        Objected.And(before => before.Resolve(Resolution.Reflect, Ben, until: NextMonth)).Step.ShouldBe(ConsentStep.Paused);
        Objected.And(before => before.Resolve(Resolution.Ask, Ben)).And(before => before.Take(null)).Step.ShouldBe(ConsentStep.Signal);
    }

    [Fact]
    public void It_answers_objections_that_stand()
    {
        Objected.Refuses(before => before.Resolve(Resolution.Amend, Cem, Safer), new NoObjectionToTest(Cem));
        Objected.And(before => before.Withdraw(Ben)).Refuses(before => before.Resolve(Resolution.Amend, Ben, Safer), new ObjectionHasFallen(Ben));
        Objected.Refuses(
            before => ResolveObjections.Decide(before.State, before.Proposal, before.Pass, new ResolveObjections(Oven, [], Resolution.Amend, "x", Second), true, before.Now),
            new ResolutionNeedsObjections());
        Objected.Refuses(
            before => ResolveObjections.Decide(
                before.State, before.Proposal, before.Pass, new ResolveObjections(Oven, [Ben], Resolution.Delegate, "x", Second) { Owner = Dev }, ownerHasJoined: false, before.Now),
            new RoleNeedsMember(Dev));
    }

    [Fact]
    public void Its_proposer_may_take_the_proposal_back_instead()
    {
        var withdrawn = Objected.And(before => WithdrawProposal.Decide(before.Proposal, new WithdrawProposal(Oven, null), before.Now));
        withdrawn.Step.ShouldBe(ConsentStep.Over);
        withdrawn.Refuses(before => before.Resolve(Resolution.Amend, Ben, Safer), new ConsentRoundIsOver(Oven));
    }

    [Fact]
    public void After_enough_passes_the_rule_may_let_members_vote()
    {
        var once = ConsentBefore.Given(WithFallback, (Ada, Position.NoObjection), (Ben, Position.Objection), (Cem, Position.NoObjection));
        once.Refuses(before => before.FallBack(), new FallbackIsTooEarly(1, 2));
        Objected.Refuses(before => before.FallBack(), new RuleHasNoFallback(Ordinary));
        var twice = once.And(before => before.Resolve(Resolution.Amend, Ben, Safer)).Saying((Ada, Position.NoObjection), (Ben, Position.Objection), (Cem, Position.NoObjection));
        var vote = twice.And(before => before.FallBack());
        vote.Proposal!.Latest!.Terms.Method.ShouldBe(new YesNoMethod(((PositionMethod)WithFallback.Method).Fallback!.Threshold));
        vote.Proposal.Rounds[1].IsSuperseded.ShouldBeTrue();
        vote.Step.ShouldBe(ConsentStep.Over);
        vote.Proposal.StatusAt(vote.Now).ShouldBe(ProposalStatus.Open);
        DeclareResult.Decide(vote.Proposal, new DeclareResult(Oven, [new(Yes, 3), new(No, 1)], 50), vote.Proposal.Latest.ClosesAt + Tick)
            .Events.ShouldHaveSingleItem().ShouldBeOfType<ResultDeclared>().Tally.Verdict.ShouldBe(Verdict.Carried);
    }

    [Fact]
    public void A_vote_without_a_quorum_leaves_the_round_to_be_taken_up_again()
    {
        var once = WithFallback with { Method = Consent with { Fallback = new FallbackVote(1, Threshold.SimpleMajority) } };
        var vote = ConsentBefore.Given(once, (Ada, Position.NoObjection), (Ben, Position.Objection)).And(before => before.FallBack());
        var none = vote.At(vote.Proposal!.Latest!.ClosesAt + Tick).And(before => DeclareResult.Decide(before.Proposal, new DeclareResult(Oven, [], 50), before.Now));
        none.Step.ShouldBe(ConsentStep.Paused);
        none.Take(ConsentStep.Signal).Rejection.ShouldBeNull();
        none.FallBack().Rejection.ShouldBeNull();
    }

    [Fact]
    public void No_vote_is_fallen_back_on_where_there_is_agreement()
    {
        var agreed = ConsentBefore.Given(WithFallback, (Ada, Position.NoObjection), (Ben, Position.Objection))
            .And(before => before.Resolve(Resolution.Monitor, Ben)).Saying((Ada, Position.NoObjection), (Ben, Position.NoObjection));
        agreed.Refuses(before => before.FallBack(), new ResultIsDue(Oven));
        agreed.And(Planned).Declare().Rejection.ShouldBeNull();
    }

    private sealed class Alike : IEqualityComparer<IDomainEvent>
    {
        public bool Equals(IDomainEvent? x, IDomainEvent? y) => Written.Of(x!) == Written.Of(y!);

        public int GetHashCode(IDomainEvent obj) => 0;
    }
}
