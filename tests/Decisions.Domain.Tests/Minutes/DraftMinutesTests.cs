using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Meetings;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.ConsentRounds;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;
using static Decisions.Domain.Tests.Minutes.MinutesExample;

namespace Decisions.Domain.Tests.Minutes;

/// <summary>What minutes say, line by line, in the text that stands for them.</summary>
public sealed class DraftMinutesTests
{
    [Fact]
    public void The_call_and_the_agenda_come_first()
    {
        var heading = new AgendaItemAdded(Agm, Report, null, "Report of the treasurer");
        Lines(Draft(Drafted(), Called, Called with { ClearDays = 9 }, OnAgenda, heading)).ShouldBe(
        [
            $"# Minutes of {{meeting/{Agm} 2 title}}",
            "## Call",
            $"- The meeting was called on {{at 2026-11-05T17:02:00Z}} for {{at 2026-11-21T17:00:00Z}}, with 15 clear days of notice.",
            $"- It was called anew on {{at 2026-11-05T17:03:00Z}} for {{at 2026-11-21T17:00:00Z}}, with 9 clear days of notice.",
            $"- Where: {{meeting/{Agm} 2 text}}",
            "## Agenda",
            $"- {{proposal/{Oven} 1 title}}",
            $"- {{meeting/{Agm} 4 text}}",
            "## Not voted on",
            $"- {{proposal/{Oven} 1 title}}",
        ]);
    }

    [Fact]
    public void Each_sitting_says_who_was_there_who_came_and_who_left()
    {
        var lines = Lines(Draft(
            Called, Came(Ada), Came(Ben, Presence.ByLink), Came(Cleo), Came(Cleo, Presence.Away), Begun, Came(Cleo), Came(Ben), Came(Ada, Presence.Away),
            new MeetingAdjourned(Agm, NextWeek, "Snow.", null), new MeetingResumed(Agm), new MeetingClosed(Agm)));
        lines.ShouldContain("- 2 members were present when it began.");
        lines.ShouldContain($"- In person: {{member {Ada}}}.");
        lines.ShouldContain($"- By link: {{member {Ben}}}.");
        lines.ShouldContain($"- Came later: {{member {Cleo}}} (in person, {{at 2026-11-05T17:07:00Z}}).");
        lines.ShouldContain($"- Left: {{member {Ada}}} ({{at 2026-11-05T17:09:00Z}}).");
        lines.ShouldContain($"- Were there in another way later: {{member {Ben}}} (in person, {{at 2026-11-05T17:08:00Z}}).");
        lines.ShouldContain("- The meeting was adjourned on {at 2026-11-05T17:10:00Z}, to {at 2026-11-28T17:00:00Z}.");
        lines.ShouldContain($"- Reason: {{meeting/{Agm} 10 reason}}");
        lines[^5..].ShouldBe(
        [
            "## Second sitting", "- It was resumed on {at 2026-11-05T17:11:00Z}.", "- Nobody was present when it was resumed.",
            "## Close", "- The meeting was closed on {at 2026-11-05T17:12:00Z}.",
        ]);
    }

    [Fact]
    public void An_adjournment_for_want_of_quorum_says_what_was_short()
    {
        var lines = Lines(Draft(Called, Came(Ada), new MeetingAdjourned(Agm, NextWeek, null, TooFew)));
        lines.ShouldContain("- It did not begin.");
        lines.ShouldContain("- 1 member was present.");
        lines.ShouldContain($"- Too few were present for decisions under “{{rule {Ordinary} 1}}”: 1 of the 4 who might vote, and 2 had to be.");
    }

    [Fact]
    public void A_vote_says_its_rule_who_was_present_the_numbers_and_what_came_of_it()
    {
        var notice = new NoticeGiven(Oven, 1, Ordinary, 1, Noticed, new StatedVote(Begins, Close), null, 12, null);
        var declared = Declared(Verdict.Carried) with { Ways = [new WayCount(Channel.Web, 1), new WayCount(Channel.Room, 2)] };
        var lines = Lines(Draft([Drafted(), notice, new ShortNoticeConsented(Oven, Ada), .. Held[1..6], declared, new MeetingClosed(Agm)]));
        var at = Array.IndexOf(lines, "## First sitting") + 4;
        lines[at..(at + 9)].ShouldBe(
        [
            $"## {{proposal/{Oven} 1 title}}",
            $"- Revision 1 was put to the vote on {{at 2026-11-05T17:08:00Z}}, under “{{rule {Ordinary} 1}}”.",
            $"- It says: {{proposal/{Oven} 1 text}}",
            "- Notice of it had been given with 12 clear days; that was short, and 1 member consented to it.",
            "- Of the 4 who might vote 3 were present, and 2 had to be.",
            "- The result was declared on {at 2026-11-05T17:09:00Z}: 2 for, 1 against, 0 abstained; 3 of 4 took part.",
            "- Of these votes 1 came online and 2 came in the room.",
            "- The proposal was carried.",
            "## Close",
        ]);
    }

    [Fact]
    public void Classes_are_told_one_by_one_and_what_they_came_to()
    {
        var weighed = new WeighedVotes(
            [new WeighedClass(null, 1, 1, 0, 1, 0, 0, 1, null), new WeighedClass("workers", 2, 5, 5, 0, 0, 5, 0, true), new WeighedClass("users", 1, 1, 0, 0, 1, 0, 0, false)],
            7, Amount.Ratio(11, 2), 6);
        var tally = YesNoTally(Verdict.Carried) with { Weighed = weighed };
        var lines = Lines(Draft([.. Held[..6], new ResultDeclared(Oven, First, tally, 40)]));
        lines.ShouldContain("- Of no class, 1 member: 0 for, 1 against, 0 abstained.");
        lines.ShouldContain("- Workers, 2 members with 5 votes: 5 for, 0 against, 0 abstained. They had to be in favour, and they were.");
        lines.ShouldContain("- Users, 1 member: 0 for, 0 against, 1 abstained. They had to be in favour, and they were not.");
        lines.ShouldContain("- As the classes count, for came to 5 1/2 of 6.");
    }

    [Fact]
    public void Amendments_that_were_decided_before_it_are_told_with_it()
    {
        var lines = Lines(Draft(
            [Drafted(), new AmendmentPut(Oven, Cheaper, Question), new AmendmentLost(Oven, Cheaper, Second), new AmendmentPut(Oven, Later, Question),
            new AmendmentCarried(Oven, Later, Second), .. Held[1..]]));
        lines.ShouldContain("- An amendment of the text was lost on {at 2026-11-05T17:03:00Z}.");
        lines.ShouldContain("- An amendment of the text was carried on {at 2026-11-05T17:05:00Z}.");
    }

    [Fact]
    public void Amendments_that_were_put_at_it_are_told_as_votes_of_their_own()
    {
        IDomainEvent[] put =
        [
            Drafted() with { ProposalId = Question, Title = "Amendment 1 to An oven", Puts = new AmendmentName(Oven, Cheaper) },
            AtMeeting with { ProposalId = Question, RoundId = Second },
        ];
        string[] Told(Verdict verdict) => Lines(Draft(
            [Drafted(), .. Held[1..5], new AmendmentPut(Oven, Cheaper, Question), .. put, Declared(verdict, Second) with { ProposalId = Question }, new MeetingClosed(Agm)]));
        var lines = Told(Verdict.Carried);
        var at = Array.IndexOf(lines, $"## {{proposal/{Question} 1 title}}");
        lines[at..(at + 6)].ShouldBe(
        [
            $"## {{proposal/{Question} 1 title}}",
            $"- The amendment was put to the vote on {{at 2026-11-05T17:08:00Z}}, under “{{rule {Ordinary} 1}}”.",
            $"- With it the text would say: {{proposal/{Question} 1 text}}",
            "- Of the 4 who might vote 3 were present, and 2 had to be.",
            "- The result was declared on {at 2026-11-05T17:09:00Z}: 2 for, 1 against, 0 abstained; 3 of 4 took part.",
            "- The amendment was carried.",
        ]);
        lines.ShouldContain("## Not voted on", "the proposal itself was not");
        Told(Verdict.Lost).ShouldContain("- The amendment was not carried.");
        Told(Verdict.NoQuorum).ShouldContain("- Too few took part: the amendment was not carried.");
        var question = Tests.Given.Proposal([.. put.Cast<IProposalEvent>()]).Known;
        var oven = Tests.Given.Proposal(Drafted(), new AmendmentPut(Oven, Cheaper, Question)).Known;
        var meeting = Meetings.MeetingExample.Given(Called, OnAgenda, Begun).Known;
        MinutesSources.Of(meeting, [oven, question]).ShouldBe([Streams.Of(Oven), Streams.Of(Question)], ignoreOrder: true);
        MinutesSources.Of(meeting, [oven, question with { Rounds = [] }]).ShouldBe([Streams.Of(Oven)], "it was put, but not at this meeting");
    }

    [Theory]
    [InlineData(Verdict.Lost, "- The proposal was not carried.")]
    [InlineData(Verdict.NoQuorum, "- Too few took part: nothing was decided.")]
    public void What_was_not_carried_is_said_so(Verdict verdict, string line) =>
        Lines(Draft([.. Held[..6], Declared(verdict)])).ShouldContain(line);

    [Fact]
    public void A_vote_without_a_result_says_why()
    {
        Lines(Draft(Held[..6])).ShouldContain("- Its result has not been declared.");
        Lines(Draft([.. Held[..6], new ProposalWithdrawn(Oven, null)])).ShouldContain("- The proposal was withdrawn on {at 2026-11-05T17:07:00Z}. Nothing was decided.");
        Lines(Draft([.. Held[..6], new RoundSuperseded(Oven, First, Cheaper)]))
            .ShouldContain("- It ended without a result: an amendment was carried, and voting started again on the amended text.");
    }

    [Fact]
    public void Those_chosen_are_named_by_their_places()
    {
        var ranked = AtMeeting with { Terms = Ranked };
        var tally = new RankedTally(4, 3, 0, true, 0, true, Verdict.Carried, 0, [], Electric, "00");
        Lines(Draft([Drafted(Ovens), .. Held[1..5], ranked, new ResultDeclared(Oven, First, tally, 40)])).ShouldContain($"- Chosen: {{proposal/{Oven} 1 option {Electric}}}.");
        Lines(Draft([Drafted(Ovens), .. Held[1..5], ranked, new ResultDeclared(Oven, First, tally with { Verdict = Verdict.Lost, Winner = null }, 40)])).ShouldContain("- No option was chosen.");
    }

    [Fact]
    public void A_first_vote_says_by_when_it_must_be_confirmed_and_the_second_whether_it_was()
    {
        var plan = new ConfirmationPlan(During, Close, null);
        Lines(Draft([.. Held[..5], AtMeeting with { Confirmation = plan }, Declared(Verdict.Carried)]))
            .ShouldContain("- The first vote carried the proposal. A second must confirm it by {at 2026-11-21T18:00:00Z}.");
        var second = AtMeeting with { RoundId = Second, Round = 2, Confirms = First };
        foreach (var (verdict, line) in new[] { (Verdict.Carried, "- The second vote confirmed the proposal: it was carried."), (Verdict.Lost, "- The second vote did not confirm the proposal: it was not carried.") })
        {
            var lines = Lines(Draft([.. Held[..5], AtMeeting with { Confirmation = plan }, Declared(Verdict.Carried), second, Declared(verdict, Second)]));
            lines.ShouldContain("- It was the second vote, which had to confirm the first.");
            lines.ShouldContain(line);
        }
    }

    [Fact]
    public void Hands_are_told_where_votes_are_open_and_never_apart_where_they_are_secret()
    {
        var shown = new HandsShown(First, Oven, Agm, new HandsCount(2, 1, 0), "Sheet 4", [Ada, Ben, Cleo]);
        foreach (var secrecy in Enum.GetValues<BallotSecrecy>())
        {
            var opened = AtMeeting with { Terms = ByPresence with { ShowsOfHands = true, Secrecy = secrecy } };
            var lines = Lines(Draft([.. Held[..5], opened, shown, Declared(Verdict.Carried)]));
            lines.Contains($"- Two tellers counted these hands alike: 2 for, 1 against, 0 abstained ({{hands/{First} 1 evidence}}).").ShouldBe(secrecy == BallotSecrecy.Open);
            Lines(Draft([.. Held[..5], opened, shown])).ShouldNotContain(line => line.Contains("hands"), "nothing is told of a vote that is open");
        }
    }

    [Fact]
    public void Proxies_are_counted_as_they_stood_at_the_result()
    {
        var opened = AtMeeting with { Terms = ByPresence with { Proxies = ProxyTerms.Usual } };
        ProxyAppointed By(Decisions.Domain.Members.MemberId member) => new(Oven, member, Cem, Ordinary, 1, 1, null, false);
        Lines(Draft([.. Held[..5], By(Ada), By(Ben), new ProxyRevoked(Oven, Ben), opened, Declared(Verdict.NoQuorum), new ProxyRevoked(Oven, Ada)]))
            .ShouldContain("- 1 member had appointed a proxy for this vote.");
    }

    [Fact]
    public void Only_proxies_of_this_vote_are_counted_and_delegations_beside_them()
    {
        var opened = AtMeeting with { Terms = ByPresence with { Proxies = ProxyTerms.Usual } };
        var (special, dev, eve) = (new RuleId(Id(0xB9)), new Decisions.Domain.Members.MemberId(Id(0xA4)), new Decisions.Domain.Members.MemberId(Id(0xA5)));
        IDomainEvent[] record =
        [
            .. Held[..5], new ProxyAppointed(Oven, Ada, Cem, special, 1, 1, null, false), new ProxyAppointed(Oven, Ben, Cem, Ordinary, 2, 1, null, false),
            new ProxyAppointed(Oven, eve, Cem, Ordinary, 1, 2, null, false), opened, new DelegationUsed(Oven, First, dev, Cem, Ordinary, 1, 1),
            new MeetingProxyUsed(Oven, First, Agm, new Decisions.Domain.Members.MemberId(Id(0xA6)), Cem, Ordinary, 1, 1),
            new DelegationUsed(Oven, Second, Cleo, Cem, Ordinary, 1, 1), Declared(Verdict.NoQuorum),
        ];
        var lines = Lines(Draft(record));
        lines.ShouldNotContain(line => line.Contains("appointed a proxy"), "one is for another rule, one for another version of it, one for another text");
        lines.ShouldContain("- For 1 member another voted by delegation.");
        lines.ShouldContain("- For 1 member another voted by a proxy for the meeting.");
        Lines(DraftInForm(1, record)).ShouldContain("- 3 members had appointed a proxy.", "what was approved in the first form is drafted in it still");
    }

    [Fact]
    public void Whose_concern_is_kept_with_an_agreement_is_named_with_the_reason_and_nobody_else()
    {
        static BallotCast Give(Decisions.Domain.Members.MemberId member, Position position, string? reason = null) =>
            new(First, Oven, member, 1, new PositionChoice(position), reason, Channel.Web);
        IDomainEvent[] record =
        [
            .. Held[..5], AtMeeting with { Terms = RuleTerms.Kept(ConsentExample.ByConsent) }, Give(Ben, Position.NoObjection), Give(Ada, Position.Concern, "The smell."),
            Give(Cem, Position.Objection, "The fuse."), Give(ConsentExample.Dev, Position.Concern, "The price."),
            new BallotChanged(First, Oven, Ben, 1, new PositionChoice(Position.Concern), "The noise.", Channel.Web), new BallotWithdrawn(First, Oven, ConsentExample.Dev, Channel.Web),
        ];
        var agreed = new ResultDeclared(Oven, First, ConsentExample.Agreed, 40);
        var lines = Lines(Draft([.. record, agreed]));
        var at = Array.IndexOf(lines, "- The proposal was agreed.");
        lines[(at + 1)..].ShouldBe(
        [
            $"- {{member {Ada}}} had a concern: {{ballot/{First}/{Ada} 1 reason}}",
            $"- {{member {Ben}}} had a concern: {{ballot/{First}/{Ben} 2 reason}}",
        ]);
        Draft([.. record.Select(EventWords.AllRemoved), agreed]).Digest.ShouldBe(Draft([.. record, agreed]).Digest, "words that are taken out were not in it");
        Lines(Draft(record)).ShouldNotContain(line => line.Contains("concern"), "nothing is told of positions that are not shown yet");
        Lines(Draft([.. record, agreed with { Tally = ConsentExample.Agreed with { Verdict = Verdict.Lost } }])).ShouldNotContain(line => line.Contains("had a concern"));
        Lines(DraftInForm(2, [.. record, agreed])).ShouldNotContain(line => line.Contains("had a concern"), "what was approved in the second form is drafted in it still");
    }

    [Fact]
    public void Who_stands_aside_is_named_with_the_reason_and_who_has_reservations_is_not()
    {
        var terms = RuleTerms.Kept(ConsentExample.ByConsensus);
        var tally = Count.Of(terms, Roll.Eligible, [], [new(new PositionChoice(Position.Agree), 2), new(new PositionChoice(Position.Reservations), 1), new(new PositionChoice(Position.StandAside), 1)], []);
        BallotCast[] given =
        [
            new(First, Oven, Ada, 1, new PositionChoice(Position.StandAside), "I cannot lift it.", Channel.Web),
            new(First, Oven, Ben, 1, new PositionChoice(Position.Reservations), "It is dear.", Channel.Web),
        ];
        var lines = Lines(Draft([.. Held[..5], AtMeeting with { Terms = terms }, .. given, new ResultDeclared(Oven, First, tally, 40)]));
        lines[^2..].ShouldBe(["- The proposal was agreed.", $"- {{member {Ada}}} stood aside. Reason: {{ballot/{First}/{Ada} 1 reason}}"]);
    }

    [Fact]
    public void What_became_of_the_end_of_voting_is_told()
    {
        IDomainEvent[] record =
        [
            .. Held[..6], new VotingExtended(Oven, First, Close, "The bus is late."), new VotingProlonged(Oven, First, Close, 1, 30),
            new VotingEnded(Oven, First, EndReason.QuorumReached, 31), new VotingEnded(Oven, First, EndReason.VerdictCertain, 32), new VotingClosedEarly(Oven, First, null),
            Declared(Verdict.Carried), Opened(round: Second, number: 2), new VotingExtended(Oven, Second, Close, "Of another round."),
        ];
        var lines = Lines(Draft(record));
        var at = Array.FindIndex(lines, line => line.StartsWith("- Of the 4 who might vote", StringComparison.Ordinal));
        lines[(at + 1)..(at + 7)].ShouldBe(
        [
            $"- Voting was extended on {{at 2026-11-05T17:07:00Z}}, to {{at 2026-11-21T18:00:00Z}}. Reason: {{proposal/{Oven} 3 reason}}",
            "- Too few had taken part by the end of voting: by its rule it was prolonged on {at 2026-11-05T17:08:00Z}, to {at 2026-11-21T18:00:00Z} at the latest.",
            "- Voting was ended by its rule on {at 2026-11-05T17:09:00Z}: the quorum was reached.",
            "- Voting was ended by its rule on {at 2026-11-05T17:10:00Z}: its verdict was certain.",
            "- Voting was closed early on {at 2026-11-05T17:11:00Z}.",
            "- The result was declared on {at 2026-11-05T17:12:00Z}: 2 for, 1 against, 0 abstained; 3 of 4 took part.",
        ]);
        Lines(DraftInForm(1, record)).ShouldNotContain(line => line.Contains("extended") || line.Contains("prolonged") || line.Contains("ended by") || line.Contains("closed early"));
        Should.Throw<ArgumentOutOfRangeException>(() => DraftInForm(4, record));
    }

    [Fact]
    public void What_was_said_of_a_result_since_stands_with_it()
    {
        var before = Draft(Held);
        var after = Draft([.. Held, new OutcomeStated(Oven, First, "Order it."), new DecisionCorrected(Oven, First, "8,400.", "A digit."), new RecountMade(Oven, First, 50, Agrees: false, null)]);
        string[] since = [.. after.Since(before).SelectMany(section => section.Lines).Select(line => string.Concat(line.Parts.Select(part => part switch
        {
            Said said => said.Text,
            Quoted quoted => $"[{quoted.Member}]",
            _ => "…",
        })))];
        since.ShouldBe(
        [
            "What it means was stated on …: [statement]", "Put right on …: [text] Reason: [reason]",
            "The votes were counted again on …, and did not give the declared result: it is in dispute.",
        ]);
        before.Since(after).ShouldBeEmpty();
    }

    [Fact]
    public void The_text_holds_no_words_that_could_be_taken_out_and_its_digest_is_its_own()
    {
        var draft = Draft(Held);
        draft.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Canonical))));
        Draft(Held.Select(EventWords.AllRemoved)).Digest.ShouldBe(draft.Digest);
        DraftMinutes.Of(Agm, Record(Held).Reverse()).Digest.ShouldBe(draft.Digest, "the order in which it is given says nothing");
        Draft([.. Held[..6], Declared(Verdict.Lost), Held[7]]).Digest.ShouldNotBe(draft.Digest);
    }

    [Fact]
    public void Every_place_that_is_quoted_says_something()
    {
        BallotCast given = new(First, Oven, Ben, 1, new PositionChoice(Position.Concern), "The smell.", Channel.Web);
        IDomainEvent[] agreed =
        [
            .. Held[..5], AtMeeting with { Terms = RuleTerms.Kept(ConsentExample.ByConsent) }, given,
            new BallotChanged(First, Oven, Ben, 1, given.Choice, "The noise.", Channel.Web), given with { MemberId = Ada }, new ResultDeclared(Oven, First, ConsentExample.Agreed, 40),
        ];
        SaysSomething(Record(agreed));
        SaysSomething(Record([.. Held, new VotingExtended(Oven, First, Close, "The bus."), new VotingClosedEarly(Oven, First, "Done."), new OutcomeStated(Oven, First, "Order it."), new MeetingAdjourned(Agm, NextWeek, "Snow.", null)]));
    }

    private static void SaysSomething(ImmutableArray<MinutedEvent> record)
    {
        foreach (var quoted in DraftMinutes.Of(Agm, record).Sections.SelectMany(section => section.Lines.Prepend(section.Heading)).SelectMany(line => line.Parts).OfType<Quoted>())
            MinutesWords.Of(record.Single(each => each.Stream == quoted.Stream && each.Version == quoted.Version).Event, quoted.Member).ShouldNotBeEmpty();
    }
}
