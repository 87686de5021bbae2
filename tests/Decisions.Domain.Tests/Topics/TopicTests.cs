using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Domain.Topics;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Topics;

/// <summary>Topics are named, and proposals are of them.</summary>
public sealed class TopicTests
{
    private static readonly Community None = new(Bakery, "Bakery", "Bread.", "Europe/London", Visibility.Public, Ada);
    private static readonly Community Two = None.Apply(new TopicsNamed(["Money", "Bread"]));

    [Fact]
    public void A_community_names_its_topics_and_leaves_some_out()
    {
        NameTopics.Decide(None, new NameTopics([" Money", "Bread "])).Events.ShouldHaveSingleItem().ShouldBeOfType<TopicsNamed>().Topics.ShouldBe(["Money", "Bread"]);
        NameTopics.Decide(Two, new NameTopics(["Money", "Bread"])).ShouldBe(Decision.Nothing);
        NameTopics.Decide(Two, new NameTopics(["Bread"])).Events.ShouldHaveSingleItem().ShouldBeOfType<TopicsNamed>().Topics.ShouldBe(["Bread"]);
        NameTopics.Decide(Two, new NameTopics(default)).Events.ShouldHaveSingleItem().ShouldBeOfType<TopicsNamed>().Topics.ShouldBeEmpty();
    }

    [Fact]
    public void Names_of_topics_are_lines_different_and_not_too_many()
    {
        NameTopics.Decide(None, new NameTopics(["Money", "money"])).Rejection.ShouldBe(new TopicIsNamedTwice("Money"));
        NameTopics.Decide(None, new NameTopics(["Money", " "])).Rejection.ShouldBe(new TextIsMissing("topics"));
        NameTopics.Decide(None, new NameTopics(["Money\nor not"])).Rejection.ShouldBeOfType<TextHasControlCharacters>();
        NameTopics.Decide(None, new NameTopics([.. Enumerable.Range(0, 100).Select(i => $"Topic {i}")])).Events.ShouldHaveSingleItem();
        NameTopics.Decide(None, new NameTopics([.. Enumerable.Range(0, 101).Select(i => $"Topic {i}")])).Rejection.ShouldBe(new TooManyTopics(101, 100));
    }

    [Fact]
    public void A_proposal_is_drafted_of_a_topic_that_there_is()
    {
        var draft = new DraftProposal(Oven, Ada, "An oven", "One.", []) { Topic = "Money" };
        DraftProposal.Decide(null, draft, topics: Two.Topics).Events.ShouldHaveSingleItem().ShouldBeOfType<ProposalDrafted>().Topic.ShouldBe("Money");
        DraftProposal.Decide(null, draft with { Topic = null }, topics: Two.Topics).Events.ShouldHaveSingleItem().ShouldBeOfType<ProposalDrafted>().Topic.ShouldBeNull();
        DraftProposal.Decide(null, draft with { Topic = "Roofs" }, topics: Two.Topics).Rejection.ShouldBe(new TopicIsUnknown("Roofs", Two.Topics));
        DraftProposal.Decide(null, draft).Rejection!.Reason.ShouldContain("has named none");
    }

    [Fact]
    public void The_topic_changes_until_voting_opens_and_again_where_too_few_took_part()
    {
        Choose("Money", Drafted()).Events.ShouldBe([new TopicChosen(Oven, "Money")]);
        Choose("Money", Drafted(), new TopicChosen(Oven, "Money")).ShouldBe(Decision.Nothing);
        Choose(null, Drafted(), new TopicChosen(Oven, "Money")).Events.ShouldBe([new TopicChosen(Oven, null)]);
        Choose("Roofs", Drafted()).Rejection.ShouldBe(new TopicIsUnknown("Roofs", Two.Topics));
        Choose("Roofs", Drafted(), new TopicChosen(Oven, "Roofs")).ShouldBe(Decision.Nothing, "one that has left the list stays where it is");
        Choose("Money", Drafted(), Opened()).Rejection.ShouldBe(new VotingIsOpen(Oven, Close));
        Choose("Money", Drafted(), Opened(), Declared(Verdict.Carried)).Rejection.ShouldBe(new ProposalIsDecided(Oven));
        Choose("Money", Drafted(), Opened(), Declared(Verdict.NoQuorum)).Events.ShouldBe([new TopicChosen(Oven, "Money")]);
        ChooseTopic.Decide(null, new ChooseTopic(Oven, "Money"), Two.Topics, During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));

        static Decision Choose(string? topic, params IProposalEvent[] before) =>
            ChooseTopic.Decide(Given.Proposal(before).Known, new ChooseTopic(Oven, topic), Two.Topics, During);
    }

    [Fact]
    public void A_round_keeps_the_topic_that_it_opened_with()
    {
        var proposal = Given.Proposal(
            Drafted() with { Topic = "Bread" }, Opened(), Declared(Verdict.NoQuorum), new TopicChosen(Oven, "Money"), Opened(round: Second, number: 2)).Known;
        proposal.Rounds.Select(round => round.Topic).ShouldBe(["Bread", "Money"]);
    }

    [Fact]
    public void The_vote_on_an_amendment_has_the_topic_of_what_would_be_amended_whatever_the_list_says()
    {
        var state = new AmendmentsMoved(Given.Proposal(Drafted() with { Topic = "Roofs" }).Known, [Amendment.Fold(null, Moved())!]);
        var question = PutAmendment.QuestionOf(state, state.Find(Cheaper)!, Question);
        var drafted = DraftProposal.Decide(null, question, topics: Two.Topics).Events.ShouldHaveSingleItem().ShouldBeOfType<ProposalDrafted>();
        drafted.Topic.ShouldBe("Roofs");
        ChooseTopic.Decide(Proposal.Create(drafted), new ChooseTopic(Question, "Money"), Two.Topics, During).Rejection.ShouldBe(new TopicFollowsItsProposal(Question));
    }
}
