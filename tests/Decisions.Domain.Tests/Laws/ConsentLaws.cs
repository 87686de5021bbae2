using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds in every consent round, tried on a thousand of them from a fixed seed.</summary>
public sealed class ConsentLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(1_500).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 81), null));

    [Fact]
    public void No_path_passes_a_consent_round_with_a_standing_objection() => Always((before, _, events) =>
        !events.OfType<ResultDeclared>().Any(declared => declared.Tally is PositionTally { Verdict: Verdict.Carried })
        || !before.Consent!.Standing(before.Pass!).Any());

    [Fact]
    public void An_objection_falls_only_by_its_members_word_or_by_a_recorded_test() => Always((before, after, events) =>
        before.Pass is not { } pass || before.Consent is not { } consent || consent.Standing(pass).All(objection =>
            !after.Consent!.HasFallen(pass.Round.Id, objection.MemberId)
            || events.Any(e => e is ObjectionWithdrawn withdrawn && withdrawn.MemberId == objection.MemberId)
            || events.Any(e => e is ObjectionTested { Qualifies: false } tested && tested.Objector == objection.MemberId
                && consent.Find(pass.Round.Id, objection.MemberId)!.Judgements is var judged
                && judged.Any(each => !each.Qualifies && each.Reason is not null) && judged.All(each => !each.Qualifies))));

    [Fact]
    public void No_earlier_consent_counts_for_a_later_revision() => Always((before, _, events) =>
        events.OfType<ResultDeclared>().All(declared =>
            before.Ballots.Values.Where(ballot => ballot.RoundId == declared.RoundId && ballot.Vote is not null) is var counted
            && declared.Tally.Returned == counted.Count() && counted.All(ballot => ballot.Vote!.Revision == before.Proposal!.Current.Number)));

    [Fact]
    public void Nothing_is_agreed_without_a_day_at_which_it_is_looked_at_again() => Always((before, _, events) =>
        before.FollowUp?.ReviewOn is not null || !events.Any(e => e is ResultDeclared { Tally: PositionTally { Verdict: Verdict.Carried } }));

    [Fact]
    public void A_pass_ends_by_its_result_or_by_what_was_done_about_an_objection_and_each_is_on_the_text_of_its_time() => Always((_, after, _) =>
        after.Proposal?.Rounds.SkipLast(1).All(round =>
            round.Tally is { Verdict: Verdict.NoQuorum } || round.IsSuperseded || round.Tally is null && round == after.Proposal.Latest) != false);

    [Fact]
    public void No_vote_opens_before_its_number_of_passes_or_over_an_agreement() => Always((before, _, events) =>
        !events.OfType<VotingOpened>().Any(opened => opened.Terms.Method is YesNoMethod)
        || (before.Proposal!.Rounds.Length >= 2 && (!before.Proposal.IsInPass || before.Pass!.Tally(before.Consent).Verdict == Verdict.Lost)));

    // Without it the laws could hold because nothing ever happens.
    [Fact]
    public void The_rounds_reach_agreement_pauses_and_votes()
    {
        var (agreed, paused, voted, tested) = (0, 0, 0, 0);
        Always((_, _, events) =>
        {
            agreed += events.Count(e => e is ResultDeclared { Tally: PositionTally { Verdict: Verdict.Carried } });
            paused += events.Count(e => e is StepTaken { Step: ConsentStep.Paused });
            voted += events.Count(e => e is VotingOpened { Terms.Method: YesNoMethod });
            tested += events.Count(e => e is ObjectionTested { Qualifies: false });
            return true;
        });
        (agreed, paused, voted, tested).ShouldSatisfyAllConditions(
            n => n.agreed.ShouldBeGreaterThan(50), n => n.paused.ShouldBeGreaterThan(50), n => n.voted.ShouldBeGreaterThan(10), n => n.tested.ShouldBeGreaterThan(50));
    }

    private static void Always(Func<World, World, IReadOnlyCollection<IDomainEvent>, bool> law) => Prop.ForAll(AnyConsent.InARow, steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var before = world;
            var events = step.Decide(world).Events;
            var after = events.Aggregate(world, (w, e) => w.Apply(e));
            world = after with { Now = after.Now + step.Wait };
            return law(before, after, events);
        });
    }).Check(Fixed);
}
