using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Voters;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections.Voters;

using Delegations = Domain.Counting.Elections.Voters.Delegations;

public sealed class DelegationsTests
{
    [Theory]
    [InlineData("ann bob>ann cem>bob", "ann", "bob=ann cem=ann")]
    [InlineData("ann bob>ann cem>bob", "ann bob", "cem=bob")]
    [InlineData("ann bob>ann cem>bob", "ann bob cem", "")]
    [InlineData("ann bob>ann cem>bob", "", "bob:not-cast cem:not-cast")]
    [InlineData("ann>bob bob>cem cem>ann", "", "ann:circle bob:circle cem:circle")]
    [InlineData("ann>bob bob>cem cem>ann", "cem", "ann=cem bob=cem")]
    [InlineData("ann>ann", "", "ann:circle")]
    [InlineData("dee>ann ann>bob bob>ann", "", "dee:circle ann:circle bob:circle")]
    public void A_ballot_speaks_for_those_who_lead_to_its_voter(string roll, string voted, string expected) =>
        Show(Delegations.Resolve(Roll(roll), Names(voted), new DelegationTerms())).ShouldBe(expected);

    [Theory]
    [InlineData(1, "bob=ann cem:over-cap dee:over-cap eve:over-cap")]
    [InlineData(2, "bob=ann cem:over-cap dee=ann eve:over-cap")]
    [InlineData(3, "bob=ann cem=ann dee=ann eve:over-cap")]
    [InlineData(null, "bob=ann cem=ann dee=ann eve=ann")]
    public void Above_the_cap_the_shortest_way_is_heard_first_then_the_order_of_the_roll(int? most, string expected) =>
        Show(Delegations.Resolve(Roll("ann bob>ann cem>bob dee>ann eve>cem"), Names("ann"), new DelegationTerms(MostPerHolder: most))).ShouldBe(expected);

    [Fact]
    public void A_long_circle_and_a_long_chain_are_followed_once()
    {
        const int Members = 100_000;
        ImmutableArray<Elector> circle = [.. Enumerable.Range(0, Members).Select(i => new Elector($"m{i}", Delegate: $"m{(i + 1) % Members}"))];
        Delegations.Resolve(circle, new HashSet<string>(), new DelegationTerms()).ShouldAllBe(each => each.Reason == DelegatedVote.Circle);
        var heard = Delegations.Resolve(circle, new HashSet<string> { "m0" }, new DelegationTerms());
        heard.ShouldAllBe(each => each.Holder == "m0");
        heard[0].Steps.ShouldBe(Members - 1);
    }

    [Fact]
    public void Chains_are_not_followed_where_the_rule_says_so() =>
        Show(Delegations.Resolve(Roll("ann bob>ann cem>bob"), Names("ann"), new DelegationTerms(FollowsChains: false))).ShouldBe("bob=ann cem:not-cast");

    [Fact]
    public void A_roll_that_is_not_sound_is_refused()
    {
        Should.Throw<CannotCountException>(() => Delegations.Resolve(Roll("ann>zoe"), Names(""), new DelegationTerms())).Message.ShouldContain("zoe, who is not on the roll");
        Should.Throw<CannotCountException>(() => Delegations.Resolve(Roll("ann ann"), Names(""), new DelegationTerms())).Message.ShouldContain("twice");
    }

    [Fact]
    public void Whoever_votes_speaks_for_themself_and_no_vote_counts_twice() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        (from size in Gen.Choose(1, 8)
         from delegates in Gen.Choose(-1, size - 1).ArrayOf(size)
         from votes in Gen.Elements(true, false).ArrayOf(size)
         from most in Gen.Choose(0, 4)
         select (delegates, votes, most)).ToArbitrary(),
        drawn =>
        {
            ImmutableArray<Elector> roll = [.. drawn.delegates.Select((to, i) => new Elector($"m{i}", Delegate: to < 0 ? null : $"m{to}"))];
            var voted = roll.Where((_, i) => drawn.votes[i]).Select(each => each.Member).ToHashSet();
            var outcome = Delegations.Resolve(roll, voted, new DelegationTerms(MostPerHolder: drawn.most));
            outcome.Select(each => each.Member).Order().ShouldBe(roll.Where(each => each.Delegate is not null && !voted.Contains(each.Member)).Select(each => each.Member).Order());
            outcome.ShouldAllBe(each => (each.Holder == null) != (each.Reason == null));
            outcome.Where(each => each.Holder is not null).ShouldAllBe(each => voted.Contains(each.Holder!));
            outcome.Where(each => each.Holder is not null).GroupBy(each => each.Holder).ShouldAllBe(each => each.Count() <= drawn.most);
        }));

    private static ImmutableArray<Elector> Roll(string roll) =>
        [.. roll.Split(' ').Select(each => each.Split('>')).Select(each => new Elector(each[0], Delegate: each.ElementAtOrDefault(1)))];

    private static HashSet<string> Names(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string Show(ImmutableArray<DelegatedVote> votes) =>
        string.Join(' ', votes.Select(each => each.Holder is null ? $"{each.Member}:{each.Reason}" : $"{each.Member}={each.Holder}"));
}
