using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Ideas;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ideas;

/// <summary>Ideas that members add to a proposal, and how they go.</summary>
public sealed class IdeaTests
{
    internal static readonly ProposalDrafted Asks = Drafted(Ovens[0]) with { AsksForIdeas = true };

    /// <summary>Ben's idea.</summary>
    internal static readonly ProposalRevised Added = Next(2, null, new(IdeaStep.Added, Wood, Ben), Ovens[0], Ovens[2]);

    private static readonly Option Electrical = new(Electric, "Electric, off-peak");

    internal static readonly ProposalRevised TakenOut = Next(3, "The chimney is gone.", new(IdeaStep.TakenOut, Wood, Ada), Ovens[0]);

    internal static readonly ProposalRevised Merged = Next(3, "Both burn.", new(IdeaStep.Merged, Wood, Ada, Gas), new Option(Gas, "Gas or wood"));

    [Fact]
    public void Anyone_adds_an_option_and_it_is_known_whose_it_is()
    {
        var after = Given.Proposal(Asks).When(state => AddIdea.Decide(state, new AddIdea(Oven, Wood, " Wood ", Ben), During)).Then(Added);
        after.Ideas.ShouldBe([new Idea(Wood, Ben)]);
        after.Current.Options.ShouldBe([Ovens[0], Ovens[2]]);
        Add(new AddIdea(Oven, Electric, "gas", Ben), Asks).ShouldBe(new OptionIsNamedTwice("Gas"));
        Add(new AddIdea(Oven, Electric, " ", Ben), Asks).ShouldBe(new TextIsMissing("options"));
        Add(new AddIdea(Oven, Electric, "Sun", Ben)).ShouldBe(new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void Ideas_are_taken_where_they_are_asked_for_until_notice_or_the_vote()
    {
        var sun = new AddIdea(Oven, Electric, "Sun", Ben);
        Add(sun, Drafted()).ShouldBe(new IdeasAreNotAskedFor(Oven));
        Add(sun, Asks, new ProposalWithdrawn(Oven, null)).ShouldBe(new ProposalIsWithdrawn(Oven));
        Add(sun, Asks, Opened()).ShouldBe(new VotingIsOpen(Oven, Close));
        Add(sun, Asks, Opened(), Declared(Verdict.NoQuorum)).ShouldBe(new IdeasAreClosed(Oven));
        var notice = new NoticeGiven(Oven, 1, Ordinary, 1, Noticed, new StatedVote(Close, Close + Duration.FromDays(1)), null, 14, null);
        Add(sun, Asks, notice).ShouldBe(new IdeasAreClosed(Oven));
        Add(sun, Asks, notice, new NoticeWithdrawn(Oven, null)).ShouldBeNull();
    }

    [Fact]
    public void Ideas_that_come_and_go_come_to_an_end()
    {
        var state = Given.Proposal(Asks).Known;
        var members = 0;
        for (var n = 0; n < AddIdea.MostOfAll; n++)
        {
            if (n % AddIdea.MostOfOne == 0 && n > 0)
            {
                AddIdea.Decide(state, Next(n), During).Rejection.ShouldBe(new TooManyIdeasOfOne(AddIdea.MostOfOne));
                members++;
            }
            var add = Next(n);
            state = After(state, AddIdea.Decide(state, add, During));
            AddIdea.Decide(state, add, During).ShouldBe(Decision.Nothing);
            state = After(state, TakeOutIdea.Decide(state, new TakeOutIdea(Oven, add.OptionId, "Dear.", Ada), During));
        }
        members++;
        AddIdea.Decide(state, Next(AddIdea.MostOfAll), During).Rejection.ShouldBe(new TooManyIdeas(AddIdea.MostOfAll));

        AddIdea Next(int n) => new(Oven, new OptionId(new Guid(n + 1, 7, 7, new byte[8])), $"Idea {n}", new Domain.Members.MemberId(new Guid(members + 1, 9, 9, new byte[8])));

        static Proposal After(Proposal before, Decision decision) => Proposal.Fold(before, (IProposalEvent)decision.Events.ShouldHaveSingleItem())!;
    }

    [Fact]
    public void An_idea_is_taken_out_with_a_reason()
    {
        var given = Given.Proposal(Asks, Added);
        given.When(state => TakeOutIdea.Decide(state, new TakeOutIdea(Oven, Wood, "The chimney is gone.", Ada), During)).Then(TakenOut);
        given.When(state => TakeOutIdea.Decide(state, new TakeOutIdea(Oven, Wood, " ", Ada), During)).Then(new TextIsMissing("reason"));
        given.When(state => TakeOutIdea.Decide(state, new TakeOutIdea(Oven, Electric, "Dear.", Ada), During)).Then(new IdeaIsUnknown(Electric));
        TakeOutIdea.Decide(null, new TakeOutIdea(Oven, Wood, "Dear.", Ada), During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
        Given.Proposal(Asks, Added, TakenOut).When(state => AddIdea.Decide(state, new AddIdea(Oven, Wood, "Wood", Ben), During)).ThenNothing();
    }

    [Fact]
    public void One_option_comes_to_stand_for_another()
    {
        var given = Given.Proposal(Asks, Added);
        given.When(state => Merge(state, Wood, Gas, "Gas or wood", "Both burn.")).Then(Merged);
        given.When(state => Merge(state, Gas, Wood, null, "Both burn.")).Then(Next(3, "Both burn.", new(IdeaStep.Merged, Gas, Ada, Wood), Ovens[2]));
        given.When(state => Merge(state, Wood, Wood, null, "Both burn.")).Then(new IdeaMergesIntoItself());
        given.When(state => Merge(state, Electric, Wood, null, "Both burn.")).Then(new IdeaIsUnknown(Electric));
        given.When(state => Merge(state, Wood, Electric, null, "Both burn.")).Then(new IdeaIsUnknown(Electric));
        given.When(state => Merge(state, Wood, Gas, null, "")).Then(new TextIsMissing("reason"));
        Merge(null, Wood, Gas, null, "Both burn.").Rejection.ShouldBe(new ProposalIsUnknown(Oven));
        Given.Proposal(Asks, Added, Opened(revision: 2)).When(state => Merge(state, Wood, Gas, null, "Both burn.")).Then(new VotingIsOpen(Oven, Close));
    }

    [Fact]
    public void A_revision_leaves_the_ideas_of_others_as_they_are()
    {
        var given = Given.Proposal(Asks, Added);
        given.When(state => Revise(state, Ovens[0])).Then(new IdeaIsAnothers("Wood"));
        given.When(state => Revise(state, Ovens[0], Ovens[2] with { Name = "Straw" })).Then(new IdeaIsAnothers("Wood"));
        given.When(state => Revise(state, Electrical, Ovens[2])).Then(new ProposalRevised(Oven, 3, "An oven", "We buy a new oven.", [Electrical, Ovens[2]], null));
        Given.Proposal(Asks, Next(2, null, new(IdeaStep.Added, Wood, Ada), Ovens[0], Ovens[2])).When(state => Revise(state, Ovens[0]))
            .Then(new ProposalRevised(Oven, 3, "An oven", "We buy a new oven.", [Ovens[0]], null));
        Given.Proposal(Asks, Added, Opened(revision: 2), Declared(Verdict.NoQuorum)).When(state => Revise(state, Ovens[0]))
            .Then(new ProposalRevised(Oven, 3, "An oven", "We buy a new oven.", [Ovens[0]], null));
    }

    [Fact]
    public void A_change_of_a_rule_asks_for_none()
    {
        var rule = Given.Rule(new RuleAdopted(Ordinary, YesNo)).State;
        DraftProposal.Decide(null, new DraftProposal(Oven, Ada, "A rule", "Plainer.", []) { AsksForIdeas = true, Change = new RuleChange(Ordinary, YesNo) }, rule)
            .Rejection.ShouldBe(new RuleChangeHasOptions());
        Given.Proposal().When(state => state is null ? DraftProposal.Decide(null, new DraftProposal(Oven, Ada, Asks.Title, Asks.Text, Asks.Options) { AsksForIdeas = true }) : Decision.Nothing)
            .Then(Asks);
    }

    [Theory]
    [InlineData("ranking-ideas")]
    [InlineData("dot-voting")]
    public void The_library_has_rules_that_put_ideas_in_an_order(string key)
    {
        var rule = Given.Rule(new RuleAdopted(Ordinary, RuleLibrary.Find(key)!.Terms)).State;
        var opened = OpenVoting.Decide(Given.Proposal(Asks, Added).State, rule, new OpenVoting(Oven, First, Ordinary, Roll, Close), London, During);
        opened.Events.ShouldHaveSingleItem().ShouldBeOfType<VotingOpened>().Terms.Indicative.ShouldBeTrue();
    }

    private static ProposalRevised Next(int number, string? note, IdeaChange change, params ImmutableArray<Option> options) =>
        new(Oven, number, "A new oven", "We buy a new oven.", options, note) { Idea = change };

    private static Rejection? Add(AddIdea command, params IProposalEvent[] before) => AddIdea.Decide(Given.Proposal(before).State, command, During).Rejection;

    private static Decision Merge(Proposal? state, OptionId option, OptionId into, string? name, string reason) =>
        MergeIdeas.Decide(state, new MergeIdeas(Oven, option, into, name, reason, Ada), During);

    private static Decision Revise(Proposal? state, params ImmutableArray<Option> options) =>
        ReviseProposal.Decide(state, new ReviseProposal(Oven, "An oven", "We buy a new oven.", options, null), After);
}
