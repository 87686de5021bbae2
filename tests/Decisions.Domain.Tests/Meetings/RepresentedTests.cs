using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;

namespace Decisions.Domain.Tests.Meetings;

/// <summary>Who counts for the quorum of a meeting without being there.</summary>
public sealed class RepresentedTests
{
    private static readonly DecisionRule Counting = YesNo with { Presence = new PresenceQuorum(CountsProxies: true), Proxies = ProxyTerms.Usual };

    private static readonly OpenVoting Command = new(Oven, First, Ordinary, Roll, Close);

    [Fact]
    public void Members_whose_proxy_is_there_make_up_the_quorum_where_the_rule_counts_them()
    {
        Tests.Given.Proposal(Drafted()).When(Open(Counting, 1, 1)).Then(Opened(Counting) with { Held = new HeldVote(Agm, 1, Present: 1, Needed: 2, Represented: 1) });
        Tests.Given.Proposal(Drafted()).When(Open(Counting, 1, 0)).Then(new QuorumIsNotPresent(1, 2, Begins + Duration.FromMinutes(30)));
        Tests.Given.Proposal(Drafted()).When(Open(ByPresence, 1, 1)).Then(new QuorumIsNotPresent(1, 2, Begins + Duration.FromMinutes(30)));
        new QuorumIsNotPresent(1, 3, Begins, 1).Reason.ShouldBe("3 of those who may vote must be present, and 1 is, with 1 more by proxy. Wait for more, or adjourn the meeting.");
    }

    [Fact]
    public void With_them_there_is_a_quorum_and_nothing_is_put_off_for_want_of_it()
    {
        var at = Begins + Duration.FromMinutes(30);
        Adjourn(Counting, 1, 1).ShouldBe(new QuorumIsThere(1, 2, 1));
        Adjourn(ByPresence, 1, 1).ShouldBeNull("the rule counts only those who are there");
        Adjourn(Counting, 0, 1).ShouldBeNull();

        Rejection? Adjourn(DecisionRule terms, long present, long represented) => AdjournMeeting.Decide(
            Sitting(), new AdjournMeeting(Agm, NextWeek, null, new QuorumCount(Ordinary, Roll, present, represented)), Rule(terms), [], at).Rejection;
    }

    [Fact]
    public void They_are_away_and_their_holder_is_there()
    {
        In(Ada, Proxy(Ben, Ada)).ShouldBe([Ben]);
        In(Ada, Proxy(Ada, Ada)).ShouldBeEmpty("who is there counts already");
        In(Cleo, Proxy(Ben, Ada)).ShouldBeEmpty("the holder is away");
        In(Ada, Proxy(Ben, Ada), suspended: Ada).ShouldBeEmpty("a suspended holder carries nobody");
        In(Ada, Proxy(Ben, Ada), suspended: Ben).ShouldBeEmpty("nobody carries a suspended member");
        In(Ada, Proxy(Ben, Ada) with { Revision = 2 }).ShouldBeEmpty("it is for another text");
        In(Ada, Proxy(Ben, Ada) with { RuleVersion = 2 }).ShouldBeEmpty("it is for another version of the rule");
        Represented.In(At(Ada), Anyone, Proxies(Proxy(Ben, Ada)), Counting with { Proxies = null }, Ordinary, 1, 1).ShouldBeEmpty();
        Represented.In(At(Ada), Anyone, Proxies(Proxy(Ben, Ada)), ByPresence with { Proxies = ProxyTerms.Usual }, Ordinary, 1, 1).ShouldBeEmpty();
        Represented.In(At(Ada), Anyone, null, Counting, Ordinary, 1, 1).ShouldBeEmpty();

        static IEnumerable<MemberId> In(MemberId present, Proxy proxy, MemberId? suspended = null) =>
            Represented.In(At(present), member => member != suspended, Proxies(proxy), Counting, Ordinary, 1, 1);
    }

    [Fact]
    public void Those_whose_proxy_for_the_meeting_is_there_count_too_as_far_as_a_holder_may_speak_for_them()
    {
        var cem = Cem;
        In(Counting, null, For(Ben, Ada)).ShouldBe([Ben]);
        In(Counting, null, For(Ben, Cleo)).ShouldBeEmpty("the holder is away");
        In(Counting, Proxy(Ben, Cleo), For(Ben, Ada)).ShouldBeEmpty("the one for the decision goes first, and its holder is away");
        In(Counting, Proxy(Ben, Ada), For(Ben, Ada)).ShouldBe([Ben], "nobody counts twice");
        In(Counting, Proxy(Ben, Cleo) with { Revision = 2 }, For(Ben, Ada)).ShouldBe([Ben], "that one has lapsed");
        In(Counting with { Proxies = new ProxyTerms(5, ProxyInstructions.Required) }, null, For(Ben, Ada)).ShouldBeEmpty("no holder decides under it");
        In(Counting with { Presence = new PresenceQuorum() }, null, For(Ben, Ada)).ShouldBeEmpty();
        var one = Counting with { Proxies = new ProxyTerms(1, ProxyInstructions.Optional) };
        In(one, null, For(Ben, Ada), For(cem, Ada)).ShouldBe([Ben]);
        In(one, Proxy(cem, Ada), For(Ben, Ada)).ShouldBe([cem]);

        static IEnumerable<MemberId> In(DecisionRule terms, Proxy? alone, params MeetingProxy[] atMeeting) => Represented.In(
            At(Ada), Anyone, alone is null ? null : Proxies(alone), terms, Ordinary, 1, 1, new MeetingProxies(Agm, [.. atMeeting]));

        static MeetingProxy For(MemberId member, MemberId holder) => new(member, holder);
    }

    [Fact]
    public void For_an_adjournment_they_are_those_of_votes_that_are_ahead_under_the_rule()
    {
        var notice = new NoticeGiven(Oven, 1, Ordinary, 1, Counting, new StatedVote(Begins, Close), null, ClearDays: 3, null);
        var ahead = Tests.Given.Proposal(Drafted(), notice).Known;
        Represented.Ahead(At(Ada), Anyone, ahead, Proxies(Proxy(Ben, Ada)), Rule(Counting), During).ShouldBe([Ben]);
        Represented.Ahead(At(Ada), Anyone, ahead, Proxies(Proxy(Ben, Ada)), Rule(Counting).Apply(new RuleAmended(Ordinary, 2, Counting with { Name = "Later" })), During).ShouldBeEmpty();
        Represented.Ahead(At(Ada), Anyone, Tests.Given.Proposal(Drafted()).Known, Proxies(Proxy(Ben, Ada)), Rule(Counting), During).ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_says_it_in_words()
    {
        RuleInWords.Of(Counting).ShouldContain(sentence => sentence.Contains("Members whose proxy is there count, too."));
        RuleInWords.Of(Counting with { Presence = new PresenceQuorum() }).ShouldContain(sentence => sentence.Contains("Members who are there only by proxy do not count."));
        RuleInWords.Of(ByPresence).ShouldNotContain(sentence => sentence.Contains("only by proxy"));
        RuleDifference.Of(ByPresence, ByPresence with { Presence = new PresenceQuorum(CountsProxies: true) }).ShouldHaveSingleItem()
            .To.ShouldStartWith("By who is present at a meeting. Members whose proxy is there count, too.");
    }

    private static bool Anyone(MemberId member) => true;

    private static Proxy Proxy(MemberId member, MemberId holder) => new(member, holder, Ordinary, 1, 1, null, IsFreeOnOtherTexts: false);

    private static ProposalProxies Proxies(Proxy proxy) => new(Oven, [proxy]);

    private static Meeting At(MemberId present) => MeetingExample.Given(Called, Came(present)).Known;

    private static Meeting Sitting() => MeetingExample.Given(Called, OnAgenda, Begun).Known;

    private static Func<Proposal?, Decision> Open(DecisionRule terms, long present, long represented) => state => OpenVoting.Decide(
        state, Rule(terms), Command with { At = new MeetingVote(Sitting(), present, represented) }, London, During);
}
