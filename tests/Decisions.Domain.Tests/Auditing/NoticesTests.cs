using System.Text;
using Decisions.Domain.Auditing;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
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

    private static readonly PayloadRedacted Redacted = (PayloadRedacted)RedactPayload.Decide(null, null, new RedactPayload(
        7, Streams.Of(Round, Ada), 1, "ballot_cast",
        Encoding.UTF8.GetString(EventCatalogue.Write(new BallotCast(Round, Proposal, Ada, 1, new YesNoChoice(Answer.No), "Words", Channel.Web))), [], "A name.")).Events.Single();

    private static RoundsOnRecord Open => RoundsOnRecord.None.After(Opens, Opened);

    [Fact]
    public void Voting_that_is_extended_tells_when_it_was_to_end()
    {
        var first = Notices.Of(new VotingExtended(Proposal, Round, Later, null), Opened, Open);
        first.ShouldBe(new Noticed(Notice.VotingExtended, Close));
        var extended = Open.After(new VotingExtended(Proposal, Round, Later, null), Opened);
        Notices.Of(new VotingExtended(Proposal, Round, Later + Duration.FromDays(1), null), Opened, extended)
            .ShouldBe(new Noticed(Notice.VotingExtended, Later));
    }

    [Fact]
    public void Voting_that_is_closed_early_tells_when_it_was_to_end() =>
        Notices.Of(new VotingClosedEarly(Proposal, Round, null), Opened, Open)
            .ShouldBe(new Noticed(Notice.VotingClosedEarly, Close));

    [Fact]
    public void A_result_is_late_once_more_than_a_day_has_passed_since_voting_ended()
    {
        Notices.Of(Declares, Close + Notices.Patience, Open).ShouldBeNull();
        Notices.Of(Declares, Close + Notices.Patience + Duration.Epsilon, Open)
            .ShouldBe(new Noticed(Notice.ResultDeclaredLate, Close));
    }

    [Fact]
    public void A_result_after_an_early_close_is_late_from_that_close_on()
    {
        var closed = Open.After(new VotingClosedEarly(Proposal, Round, null), Opened);
        Notices.Of(Declares, Opened + Duration.FromHours(25), closed)
            .ShouldBe(new Noticed(Notice.ResultDeclaredLate, Opened));
    }

    [Fact]
    public void Withdrawing_needs_a_look_only_while_voting_is_open()
    {
        var withdraws = new ProposalWithdrawn(Proposal, null);
        Notices.Of(withdraws, Opened, RoundsOnRecord.None).ShouldBeNull();
        Notices.Of(withdraws, Close, Open).ShouldBe(new Noticed(Notice.WithdrawnWhileOpen, Close));
        Notices.Of(withdraws, Close + Duration.Epsilon, Open).ShouldBeNull();
    }

    [Fact]
    public void A_notice_needs_a_look_where_it_is_shorter_than_its_rule_asks_for()
    {
        var gives = new NoticeGiven(
            Proposal, 1, Example.Ordinary, 1, Example.Noticed, new StatedVote(Opened, Close), null, ClearDays: 13, null);
        Notices.Of(gives, Opened, RoundsOnRecord.None).ShouldBe(new Noticed(Notice.NoticeGivenShort));
        Notices.Of(gives with { ClearDays = 14 }, Opened, RoundsOnRecord.None).ShouldBeNull();
        Notices.Of(gives with { ClearDays = 0, Terms = Example.YesNo }, Opened, RoundsOnRecord.None).ShouldBeNull();
    }

    [Fact]
    public void An_outcome_needs_a_look_when_one_stood_already()
    {
        var states = new OutcomeStated(Proposal, Round, "We buy it.");
        Notices.Of(states, Later, Open).ShouldBeNull();
        Notices.Of(states, Later, Open.After(states, Later)).ShouldBe(new Noticed(Notice.OutcomeRestated));
    }

    [Fact]
    public void A_correction_needs_a_look_and_so_does_a_recount_that_does_not_agree()
    {
        Notices.Of(new DecisionCorrected(Proposal, Round, "Ben, not Ada.", "A slip."), Later, Open).ShouldBe(new Noticed(Notice.DecisionCorrected));
        Notices.Of(new RecountMade(Proposal, Round, 40, Agrees: false, null), Later, Open).ShouldBe(new Noticed(Notice.RecountDisagrees));
        Notices.Of(new RecountMade(Proposal, Round, 40, Agrees: true, null), Later, Open).ShouldBeNull();
    }

    [Fact]
    public void Amending_a_rule_needs_a_look_while_a_round_under_it_is_open()
    {
        var amends = new RuleAmended(Rule, 2, YesNo);
        Notices.Of(amends, Opened, RoundsOnRecord.None).ShouldBeNull();
        Notices.Of(amends, Opened, Open).ShouldBe(new Noticed(Notice.RuleAmendedWhileOpen));
        Notices.Of(amends with { RuleId = new(Id(0x54)) }, Opened, Open).ShouldBeNull();
        Notices.Of(amends, Opened, Open.After(new ProposalWithdrawn(Proposal, null), Opened)).ShouldBeNull();
        Notices.Of(amends, Opened, Open.After(Declares, Opened)).ShouldBeNull();
    }

    [Fact]
    public void Whatever_is_taken_out_of_the_record_and_a_new_key_need_a_look()
    {
        Notices.Of(Redacted, Later, Open).ShouldBe(new Noticed(Notice.PayloadRedacted));
        Notices.Of(new CommentHidden(Asking, Oven, Cem, "It insults."), Later, Open).ShouldBe(new Noticed(Notice.CommentHidden));
        Notices.Of(new PersonErased(Ada, "She asked."), Later, Open).ShouldBe(new Noticed(Notice.PersonErased));
        Notices.Of(new LogKeyRotated("old", "new", "The laptop was lost."), Later, Open).ShouldBe(new Noticed(Notice.LogKeyRotated));
    }

    [Fact]
    public void Suspending_needs_a_look_and_what_members_do_with_their_ballots_does_not()
    {
        Notices.Of(new MemberSuspended(Ada, "Dues"), Opened, Open).ShouldBe(new Noticed(Notice.MemberSuspended));
        foreach (var @event in EventExamples.ByFile.Values.OfType<IBallotEvent>())
            Notices.Of(@event, Opened, Open).ShouldBeNull();
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
        Concern.Of(new CommunityRenamed("Café")).ShouldBe(default);
        Concern.Of(new PersonErased(Ada, "She asked.")).ShouldBe(new Concern(null, Ada, null, null));
        Concern.Of(Redacted).ShouldBe(new Concern(Proposal, Ada, null, Round));
    }
}
