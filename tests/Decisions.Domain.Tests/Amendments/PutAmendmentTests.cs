using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class PutAmendmentTests
{
    private static readonly AmendmentPut IsPut = new(Oven, Cheaper, Example.Question);

    [Fact]
    public void A_seconded_amendment_is_put_before_voting_on_the_proposal_opens() => Seconded().Then(Put(Cheaper), IsPut);

    [Fact]
    public void And_while_it_is_open() => Seconded(Opened()).Then(Put(Cheaper), IsPut);

    [Fact]
    public void And_after_a_round_that_found_no_quorum() => Seconded(Opened(), Declared(Verdict.NoQuorum)).Then(Put(Cheaper), IsPut);

    [Fact]
    public void The_question_says_the_text_as_it_would_be()
    {
        var state = Seconded();
        var drafted = DraftProposal.Decide(null, PutAmendment.QuestionOf(state, state.Find(Cheaper)!, Example.Question)).Events.Single();
        Written.Of(drafted).ShouldBe(Written.Of(Asked));
    }

    [Fact]
    public void A_long_title_is_cut_between_letters()
    {
        var title = string.Concat(Enumerable.Repeat("\U0001F525", 100));
        var state = Of(Drafted() with { Title = title }, Moved());
        var question = PutAmendment.QuestionOf(state, state.Find(Cheaper)!, Example.Question);
        question.Title.ShouldEndWith("\U0001F525…");
        DraftProposal.Decide(null, question).Rejection.ShouldBeNull();
    }

    [Fact]
    public void One_that_nobody_has_seconded_is_not_put() =>
        Of(Drafted(), Moved()).Refuses(Put(Cheaper), new AmendmentIsNotSeconded(Cheaper));

    [Fact]
    public void One_at_a_time_is_put() =>
        Both(IsPut).Refuses(Put(Later), new AmendmentIsBeingDecided(Cheaper));

    [Fact]
    public void They_are_put_as_they_were_received() => Both().Refuses(Put(Later), new AmendmentIsNotNext(Later, Cheaper, 1));

    [Fact]
    public void Or_as_the_chair_orders() =>
        Both(new AmendmentsOrdered(Oven, [Later])).Then(Put(Later), new AmendmentPut(Oven, Later, Example.Question));

    [Fact]
    public void An_amendment_of_it_comes_first()
    {
        var deep = Seconded(Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper), new AmendmentSeconded(Sharper, Oven, Ada));
        deep.Refuses(Put(Cheaper), new AmendmentIsNotNext(Cheaper, Sharper, 2));
        deep.Then(Put(Sharper), new AmendmentPut(Oven, Sharper, Example.Question));
    }

    [Fact]
    public void One_that_the_text_has_left_behind_is_not_put() =>
        Seconded(new ProposalRevised(Oven, 2, "A new oven", "We buy one.", [], null)).Refuses(Put(Cheaper), new AmendmentIsOutdated(Cheaper, 1, 2));

    [Fact]
    public void One_that_words_were_taken_out_of_is_not_put() =>
        Of(Drafted(), Moved(text: WordPieces.Removed), Example.Seconded).Refuses(Put(Cheaper), new AmendmentHasWordsRemoved(Cheaper));

    [Fact]
    public void Once_voting_has_closed_none_is_put() =>
        Seconded(Opened()).Refuses(state => PutAmendment.Decide(state, new(Cheaper, Example.Question), After), new VotingHasClosed(Oven, Close));

    [Fact]
    public void None_is_put_twice() =>
        Seconded(IsPut, new AmendmentLost(Oven, Cheaper, Second)).Refuses(Put(Cheaper), new AmendmentIsNotOpen(Cheaper, AmendmentStatus.Lost));

    [Fact]
    public void An_unknown_one_is_not_put() => Of(Drafted()).Refuses(Put(Cheaper), new AmendmentIsUnknown(Cheaper));

    [Fact]
    public void Meanwhile_the_proposal_is_neither_revised_nor_opened_nor_withdrawn_nor_decided()
    {
        var pending = new AmendmentIsBeingDecided(Cheaper);
        Given.Proposal(Drafted(), IsPut).When(state => ReviseProposal.Decide(state, new(Oven, "An oven", "Another.", [], null), During)).Then(pending);
        Given.Proposal(Drafted(), IsPut).When(state => WithdrawProposal.Decide(state, new(Oven, null), During)).Then(pending);
        var rule = Given.Rule(new RuleAdopted(Ordinary, YesNo)).Known;
        Given.Proposal(Drafted(), IsPut).When(state => OpenVoting.Decide(state, rule, new(Oven, First, Ordinary, Roll, Close), London, During)).Then(pending);
        Given.Proposal(Drafted(), Opened(), IsPut).When(state => DeclareResult.Decide(state, new(Oven, [], 40), After)).Then(pending);
    }

    [Fact]
    public void The_vote_on_it_is_neither_revised_nor_withdrawn_nor_opened_again()
    {
        var follows = new QuestionFollowsItsAmendment(Example.Question);
        var opened = Opened() with { ProposalId = Example.Question };
        Given.Proposal(Asked, opened).When(state => ReviseProposal.Decide(state, new(Example.Question, "An oven", "Another.", [], null), During)).Then(follows);
        Given.Proposal(Asked, opened).When(state => WithdrawProposal.Decide(state, new(Example.Question, null), During)).Then(follows);
        var rule = Given.Rule(new RuleAdopted(Ordinary, YesNo)).Known;
        Given.Proposal(Asked, opened, Declared(Verdict.NoQuorum) with { ProposalId = Example.Question })
            .When(state => OpenVoting.Decide(state, rule, new(Example.Question, Second, Ordinary, Roll, Close), London, During))
            .Then(new ProposalIsDecided(Example.Question));
    }

    private static AmendmentsMoved Both(params IDomainEvent[] then) =>
        Seconded([Moved(Later, "We buy two."), new AmendmentSeconded(Later, Oven, Cem), .. then]);

    private static Func<AmendmentsMoved?, Decision> Put(AmendmentId id) =>
        state => PutAmendment.Decide(state, new PutAmendment(id, Example.Question), During);
}
