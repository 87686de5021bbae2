using System.Collections.Immutable;
using Decisions.Domain.Auditing;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Auditing;

/// <summary>Which events need a look, told from the events before them.</summary>
public sealed class NoticesTests
{
    private static readonly ProposalId Proposal = new(Id(0x51));
    private static readonly RoundId Round = new(Id(0x52));
    private static readonly RuleId Rule = new(Id(0x53));
    private static readonly Instant Opened = Instant.FromUtc(2026, 11, 21, 9, 0);
    private static readonly Instant Close = Opened + Duration.FromDays(3);
    private static readonly Instant Later = Close + Duration.FromDays(4);

    private static readonly VotingOpened Opens =
        new(Proposal, Round, 1, 1, Rule, 1, YesNo, new ElectoralRoll(0, Opened, 3, new string('0', 64)), Close);

    private static readonly ResultDeclared Declares =
        EventExamples.ByFile.Values.OfType<ResultDeclared>().First() with { ProposalId = Proposal, RoundId = Round };

    private static RoundsOnRecord Open => RoundsOnRecord.None.After(Opens, Opened);

    [Fact]
    public void Voting_that_is_extended_tells_when_it_was_to_end()
    {
        var first = Notices.Of("voting_extended", new VotingExtended(Proposal, Round, Later, null), Opened, Open);
        first.ShouldBe(new Noticed(Notice.VotingExtended, Close));
        var extended = Open.After(new VotingExtended(Proposal, Round, Later, null), Opened);
        Notices.Of("voting_extended", new VotingExtended(Proposal, Round, Later + Duration.FromDays(1), null), Opened, extended)
            .ShouldBe(new Noticed(Notice.VotingExtended, Later));
    }

    [Fact]
    public void Voting_that_is_closed_early_tells_when_it_was_to_end() =>
        Notices.Of("voting_closed_early", new VotingClosedEarly(Proposal, Round, null), Opened, Open)
            .ShouldBe(new Noticed(Notice.VotingClosedEarly, Close));

    [Fact]
    public void A_result_is_late_once_more_than_a_day_has_passed_since_voting_ended()
    {
        Notices.Of("result_declared", Declares, Close + Notices.Patience, Open).ShouldBeNull();
        Notices.Of("result_declared", Declares, Close + Notices.Patience + Duration.Epsilon, Open)
            .ShouldBe(new Noticed(Notice.ResultDeclaredLate, Close));
    }

    [Fact]
    public void A_result_after_an_early_close_is_late_from_that_close_on()
    {
        var closed = Open.After(new VotingClosedEarly(Proposal, Round, null), Opened);
        Notices.Of("result_declared", Declares, Opened + Duration.FromHours(25), closed)
            .ShouldBe(new Noticed(Notice.ResultDeclaredLate, Opened));
    }

    [Fact]
    public void Withdrawing_needs_a_look_only_while_voting_is_open()
    {
        var withdraws = new ProposalWithdrawn(Proposal, null);
        Notices.Of("proposal_withdrawn", withdraws, Opened, RoundsOnRecord.None).ShouldBeNull();
        Notices.Of("proposal_withdrawn", withdraws, Close, Open).ShouldBe(new Noticed(Notice.WithdrawnWhileOpen, Close));
        Notices.Of("proposal_withdrawn", withdraws, Close + Duration.Epsilon, Open).ShouldBeNull();
    }

    [Fact]
    public void An_outcome_needs_a_look_when_one_stood_already()
    {
        var states = new OutcomeStated(Proposal, Round, "We buy it.");
        Notices.Of("outcome_stated", states, Later, Open).ShouldBeNull();
        Notices.Of("outcome_stated", states, Later, Open.After(states, Later)).ShouldBe(new Noticed(Notice.OutcomeRestated));
    }

    [Fact]
    public void Amending_a_rule_needs_a_look_while_a_round_under_it_is_open()
    {
        var amends = new RuleAmended(Rule, 2, YesNo);
        Notices.Of("rule_amended", amends, Opened, RoundsOnRecord.None).ShouldBeNull();
        Notices.Of("rule_amended", amends, Opened, Open).ShouldBe(new Noticed(Notice.RuleAmendedWhileOpen));
        Notices.Of("rule_amended", amends with { RuleId = new(Id(0x54)) }, Opened, Open).ShouldBeNull();
        Notices.Of("rule_amended", amends, Opened, Open.After(new ProposalWithdrawn(Proposal, null), Opened)).ShouldBeNull();
        Notices.Of("rule_amended", amends, Opened, Open.After(Declares, Opened)).ShouldBeNull();
    }

    [Theory]
    [InlineData("payload_redacted", Notice.PayloadRedacted)]
    [InlineData("person_erased", Notice.PersonErased)]
    [InlineData("log_key_rotated", Notice.LogKeyRotated)]
    public void What_is_taken_out_of_the_record_is_known_by_its_alias(string alias, Notice notice)
    {
        Notices.Of(alias, new Erasing($"{Streams.BallotType}/{Id(7)}/{Id(8)}"), Later, Open).ShouldBe(new Noticed(notice));
        Notices.KindOf(notice).ShouldBe(NoticeKind.Redacted);
    }

    [Fact]
    public void Suspending_needs_a_look_and_what_members_do_with_their_ballots_does_not()
    {
        Notices.Of("member_suspended", new MemberSuspended(Ada, "Dues"), Opened, Open).ShouldBe(new Noticed(Notice.MemberSuspended));
        foreach (var @event in EventExamples.ByFile.Values.OfType<IBallotEvent>())
            Notices.Of(EventCatalogue.Current.Alias(@event), @event, Opened, Open).ShouldBeNull();
    }

    [Fact]
    public void Every_notice_is_of_a_kind() =>
        Enum.GetValues<Notice>().Select(Notices.KindOf).Distinct().ShouldBe(Enum.GetValues<NoticeKind>(), ignoreOrder: true);

    [Fact]
    public void An_event_concerns_what_it_names()
    {
        Concern.Of(Opens).ShouldBe(new Concern(Proposal, null, Rule, Round));
        Concern.Of(new MemberSuspended(Ada, "Dues")).ShouldBe(new Concern(null, Ada, null, null));
        Concern.Of(new BallotWithdrawn(Round, Proposal, Ada, Channel.Web)).ShouldBe(new Concern(Proposal, Ada, null, Round));
        Concern.Of(new Decisions.Domain.Communities.CommunityRenamed("Café")).ShouldBe(default);
        Concern.Of(new Erasing($"{Streams.BallotType}/{Round}/{Ada}")).ShouldBe(new Concern(null, Ada, null, Round));
        Concern.Of(new Erasing(Streams.Of(Proposal))).ShouldBe(new Concern(Proposal, null, null, null));
        Concern.Of(new Erasing(Streams.Of(Rule))).ShouldBe(new Concern(null, null, Rule, null));
        Concern.Of(new Erasing(Streams.Of(Ada))).ShouldBe(new Concern(null, Ada, null, null));
        Concern.Of(new Erasing("log/example.org")).ShouldBe(default);
    }

    /// <summary>An event that names what it is about by its stream alone.</summary>
    private sealed record Erasing(string Stream) : IDomainEvent;
}
