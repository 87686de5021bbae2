using Decisions.Domain.Ballots;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Domain.Topics;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Delegations;

/// <summary>A member lets another vote for them in the decisions of a topic: the holder for the topic goes before the one for all else.</summary>
public sealed class TopicDelegationTests
{
    private static readonly DecisionRule Standing = YesNo with { Proxies = new ProxyTerms(1, ProxyInstructions.Optional, StandingDelegation: true) };

    private static readonly Delegation Both = Named(new VotesDelegated(Ada, Ben), new VotesDelegated(Ada, Cem, "Money"));

    [Fact]
    public void A_holder_is_named_for_a_topic_beside_the_one_for_all_else()
    {
        Give(Named(new VotesDelegated(Ada, Ben)), Cem, "Money").Events.ShouldBe([new VotesDelegated(Ada, Cem, "Money")]);
        Give(Both, Cem, "Money").ShouldBe(Decision.Nothing);
        Give(Both, Ben, "Money").Events.ShouldBe([new VotesDelegated(Ada, Ben, "Money")], "the same member may be named for both");
        Give(Both, Cem, null).Events.ShouldBe([new VotesDelegated(Ada, Cem)]);
        Give(null, Cem, "Roofs").Rejection.ShouldBeOfType<TopicIsUnknown>().Reason.ShouldBe("There is no topic 'Roofs'. The topics are Money and Bread.");
        Give(Named(new VotesDelegated(Ada, Cem, "Roofs")), Cem, "Roofs").ShouldBe(Decision.Nothing, "it stands already, though its topic has left the list");
    }

    [Fact]
    public void Each_is_taken_back_by_itself()
    {
        RevokeDelegation.Decide(Both, new RevokeDelegation(Ada, "Money")).Events.ShouldBe([new DelegationRevoked(Ada, "Money")]);
        RevokeDelegation.Decide(Both, new RevokeDelegation(Ada)).Events.ShouldBe([new DelegationRevoked(Ada)]);
        RevokeDelegation.Decide(Both, new RevokeDelegation(Ada, "Bread")).Rejection.ShouldBe(new NoDelegationToRevoke(Ada, "Bread"));
        RevokeDelegation.Decide(Both.Apply(new DelegationRevoked(Ada, "Money")), new RevokeDelegation(Ada, "Money")).ShouldBe(Decision.Nothing);
        RevokeDelegation.Decide(Named(new VotesDelegated(Ada, Cem, "Money")), new RevokeDelegation(Ada)).Rejection.ShouldBe(new NoDelegationToRevoke(Ada));
    }

    [Fact]
    public void The_more_particular_goes_before()
    {
        (Both.HolderFor("Money"), Both.HolderFor("Bread"), Both.HolderFor(null)).ShouldBe((Cem, Ben, Ben));
        var particular = Both.Apply(new DelegationRevoked(Ada));
        (particular.HolderFor("Money"), particular.HolderFor("Bread"), particular.HolderFor(null)).ShouldBe((Cem, null, null));
        Both.Apply(new DelegationRevoked(Ada, "Money")).HolderFor("Money").ShouldBe(Ben);
        Named(new VotesDelegated(Ada, Ben), new DelegationRevoked(Ada)).HolderFor("Money").ShouldBeNull();
    }

    [Fact]
    public void In_a_decision_of_the_topic_its_holder_votes_and_nobody_else()
    {
        Cast(Cem, "Money").Events[0].ShouldBe(new DelegationUsed(Oven, First, Ada, Cem, Ordinary, 1, 1));
        Cast(Ben, "Money").Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(Ben, "Bread").Events[0].ShouldBe(new DelegationUsed(Oven, First, Ada, Ben, Ordinary, 1, 1));
        Cast(Cem, "Bread").Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(Ben, null).Events[0].ShouldBe(new DelegationUsed(Oven, First, Ada, Ben, Ordinary, 1, 1));
        Cast(Cem, null).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
    }

    [Fact]
    public void Once_one_has_begun_no_other_votes_in_the_round_whoever_is_named_since()
    {
        var begun = ProposalProxies.Fold(null, new DelegationUsed(Oven, First, Ada, Cem, Ordinary, 1, 1));
        Cast(Ben, "Money", Both.Apply(new VotesDelegated(Ada, Ben, "Money")), begun).Rejection.ShouldBe(new NoProxyIsHeld(Ada));
        Cast(Cem, "Money", Both.Apply(new VotesDelegated(Ada, Ben, "Money")), begun).Events.ShouldHaveSingleItem().ShouldBeOfType<BallotCast>();
    }

    [Fact]
    public void What_was_stored_without_a_topic_is_for_all_else()
    {
        EventCatalogue.Current.Read("votes_delegated", """{"memberId":"01900000-0000-7000-8000-0000000000a1","holder":"01900000-0000-7000-8000-0000000000a2"}"""u8)
            .ShouldBeOfType<VotesDelegated>().Topic.ShouldBeNull();
        EventCatalogue.Current.Read("delegation_revoked", """{"memberId":"01900000-0000-7000-8000-0000000000a1"}"""u8).ShouldBeOfType<DelegationRevoked>().Topic.ShouldBeNull();
    }

    private static Decision Give(Delegation? state, MemberId holder, string? topic) =>
        DelegateVotes.Decide(state, new DelegateVotes(Ada, holder, topic), hasJoined: true, holderHasJoined: true, ["Money", "Bread"]);

    private static Delegation Named(params IDelegationEvent[] events) => events.Aggregate((Delegation?)null, Delegation.Fold)!;

    private static Decision Cast(MemberId holder, string? topic, Delegation? delegation = null, ProposalProxies? proxies = null) => CastByProxy.Decide(
        Given.Proposal(Drafted() with { Topic = topic }, Opened(Standing)).Known, proxies, ballot: null, new CastByProxy(Oven, holder, Ada, 1, Yes, null, Channel.Web),
        isOnRoll: true, holderHasJoined: true, During, delegation ?? Both);
}
