using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

/// <summary>What passes is what the notice said: the text, the rule, the times and who may vote.</summary>
public sealed class NoticedVotingTests
{
    private static readonly NoticeGiven Notice = new(Oven, 1, Ordinary, 1, Noticed, new StatedVote(During, Close), null, ClearDays: 14, null);

    private static readonly OpenVoting Command = new(Oven, First, Ordinary, Roll, Close);

    [Fact]
    public void Voting_opens_as_the_notice_said_and_keeps_it() =>
        Given.Proposal(Drafted(), Notice).When(Open(Command)).Then(Opened(Noticed)).Latest!.Notice!.Said.ShouldBe(Notice);

    [Fact]
    public void Under_a_rule_with_notice_nothing_opens_without_it() =>
        Given.Proposal(Drafted()).When(Open(Command)).Then(new NoticeIsNeeded(Ordinary, 14));

    [Fact]
    public void A_revision_after_notice_needs_new_notice()
    {
        var revised = new ProposalRevised(Oven, 2, "A used oven", "We buy a used oven.", [], null);
        Given.Proposal(Drafted(), Notice, revised).When(Open(Command)).Then(new NoticeIsOfAnotherRevision(1, 2));
        Given.Proposal(Drafted(), Notice, revised, Notice with { Revision = 2 }).When(Open(Command)).Then(Opened(Noticed, revision: 2));
    }

    [Fact]
    public void Another_rule_than_was_notified_decides_nothing()
    {
        Given.Proposal(Drafted(), Notice with { RuleId = new RuleId(Id(0xB7)) }).When(Open(Command)).Then(new NoticeSaysOtherwise("the rule that decides"));
        Given.Proposal(Drafted(), Notice).When(Open(Command, new RuleAmended(Ordinary, 2, Noticed with { Quorum = Quorum.None })))
            .Then(new NoticeSaysOtherwise("the rule that decides"));
    }

    [Fact]
    public void A_rule_that_needs_no_notice_is_held_to_one_that_was_given() =>
        Given.Proposal(Drafted(), Notice).When(Open(Command, new RuleAmended(Ordinary, 2, YesNo))).Then(new NoticeSaysOtherwise("the rule that decides"));

    [Fact]
    public void Voting_closes_when_the_notice_said() =>
        Given.Proposal(Drafted(), Notice).When(Open(Command with { ClosesAt = Close + Tick * 1000 })).Then(new NoticeSaysOtherwise("when voting closes"));

    [Fact]
    public void Voting_opens_no_earlier_than_the_notice_said() =>
        Given.Proposal(Drafted(), Notice).When(state => OpenVoting.Decide(state, Rule(), Command, London, During - Tick)).Then(new NoticeSaysLater(During));

    [Fact]
    public void On_short_notice_voting_opens_once_enough_of_the_roll_consent()
    {
        var shortly = Notice with { ClearDays = 13 };
        Given.Proposal(Drafted(), shortly).When(Open(Command with { Consents = 3 })).Then(new ShortNoticeIsNotConsented(3, 4));
        Given.Proposal(Drafted(), shortly).When(Open(Command with { Consents = 4 })).Then(Opened(Noticed));
    }

    [Fact]
    public void A_round_uses_its_notice_up() =>
        Given.Proposal(Drafted(), Notice, Opened(Noticed), Declared(Domain.Counting.Verdict.NoQuorum))
            .When(Open(Command with { RoundId = Second })).Then(new NoticeIsNeeded(Ordinary, 14));

    [Fact]
    public void A_member_consents_to_short_notice_once()
    {
        var shortly = Notice with { ClearDays = 13 };
        Given.Proposal(Drafted(), shortly).When(Consent).Then(new ShortNoticeConsented(Oven, Ada)).Notice!.Consents.ShouldBe([Ada]);
    }

    [Fact]
    public void There_is_nothing_to_consent_to_but_a_short_notice_of_the_text_as_it_stands()
    {
        var revised = new ProposalRevised(Oven, 2, "A used oven", "We buy a used oven.", [], null);
        Given.Proposal().When(Consent).Then(new ProposalIsUnknown(Oven));
        Given.Proposal(Drafted()).When(Consent).Then(new NoticeIsNotGiven(Oven));
        Given.Proposal(Drafted(), Notice with { ClearDays = 13 }, revised).When(Consent).Then(new NoticeIsNotGiven(Oven));
        Given.Proposal(Drafted(), Notice).When(Consent).Then(new NoticeIsNotShort(Oven));
        Given.Proposal(Drafted(), Notice with { ClearDays = 13 }, Opened(Noticed)).When(Consent).Then(new VotingIsOpen(Oven, Close));
    }

    [Fact]
    public void The_roll_is_of_the_record_date_that_was_notified()
    {
        var stated = Noticed with { RecordDate = RecordDate.Stated };
        var recordAt = During - Duration.FromDays(2);
        var notice = Notice with { Terms = stated, Vote = Notice.Vote with { RecordAt = recordAt } };
        Given.Proposal(Drafted(), notice).When(Open(Command with { RecordAt = recordAt }, new RuleAdopted(Ordinary, stated))).Then(Opened(stated));
        Given.Proposal(Drafted(), notice).When(Open(Command with { RecordAt = During }, new RuleAdopted(Ordinary, stated))).Then(new NoticeSaysOtherwise("the record date"));
    }

    [Fact]
    public void A_record_date_is_stated_where_the_rule_asks_for_one_and_is_not_after_the_opening()
    {
        var stated = new RuleAdopted(Ordinary, YesNo with { RecordDate = RecordDate.Stated });
        Given.Proposal(Drafted()).When(Open(Command, stated)).Then(new RecordDateIsMissing());
        Given.Proposal(Drafted()).When(Open(Command with { RecordAt = Close }, stated)).Then(new RecordDateIsAfterOpening(Close, During));
        Given.Proposal(Drafted()).When(Open(Command with { RecordAt = During }, stated)).Then(Opened(stated.Terms));
        Given.Proposal(Drafted()).When(Open(Command with { RecordAt = During }, new RuleAdopted(Ordinary, YesNo))).Then(new RecordDateIsNotAsked());
    }

    private static Decision Consent(Proposal? state) => ConsentToShortNotice.Decide(state, new ConsentToShortNotice(Oven, Ada), During - Duration.FromHours(1));

    private static Rule Rule(IRuleEvent? @event = null) => @event switch
    {
        RuleAdopted adopted => Given.Rule(adopted).Known,
        RuleAmended amended => Given.Rule(new RuleAdopted(Ordinary, Noticed), amended).Known,
        _ => Given.Rule(new RuleAdopted(Ordinary, Noticed)).Known,
    };

    private static Func<Proposal?, Decision> Open(OpenVoting command, IRuleEvent? rule = null) =>
        state => OpenVoting.Decide(state, Rule(rule), command, London, During);
}
