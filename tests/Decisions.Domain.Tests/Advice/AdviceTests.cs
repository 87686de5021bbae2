using Decisions.Domain.Advice;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Advice.AdviceExample;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Advice;

/// <summary>One member decides, and first hears those whom it affects and those who know about it.</summary>
public sealed class AdviceTests
{
    private static readonly MemberId[] Joined = [Ada, Ben, Cem, Dev];

    private static readonly SeekAdvice Seek = new(Oven, Ordinary, Ada, Sought.Advisers, Until + Tick, "Gas or electric?");

    [Fact]
    public void The_proposer_seeks_advice_of_those_affected_and_of_experts()
    {
        Process().When(state => Asked(state, Seek)).Then(Sought).Awaited.ShouldBe([Ben, Cem]);
        Refused(Seek with { Decider = Ben }).ShouldBe(new AnotherDecides(Ada));
        Refused(Seek with { Advisers = [new(Ben, AdviserRole.Affected)] }).ShouldBe(new AdviserIsMissing(AdviserRole.Expert));
        Refused(Seek with { Advisers = [new(Cem, AdviserRole.Expert)] }).ShouldBe(new AdviserIsMissing(AdviserRole.Affected));
        Refused(Seek with { Advisers = [] }).ShouldBe(new NumberIsOutOfRange("advisers", 0, 1, 100));
        Refused(Seek with { Advisers = [.. Sought.Advisers, new(Ada, AdviserRole.Expert)] }).ShouldBe(new DeciderIsNoAdviser(Ada));
        Refused(Seek with { Until = During }).ShouldBe(new DeadlineIsPast(During, During));
        Refused(Seek with { Note = "No\u202E" }).ShouldBe(new TextHasControlCharacters("note", 3));
        SeekAdvice.Decide(null, Undecided, ByAdvice, Seek, [Ada, Ben], During).Rejection.ShouldBe(new AdviserHasNotJoined(Cem));
        SeekAdvice.Decide(null, null, ByAdvice, Seek, Joined, During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
        SeekAdvice.Decide(null, Undecided, null, Seek, Joined, During).Rejection.ShouldBe(new RuleIsUnknown(Ordinary));
        SeekAdvice.Decide(null, Undecided, Given.Rule(new RuleAdopted(Ordinary, OnAdvice), new RuleRetired(Ordinary, null)).State, Seek, Joined, During)
            .Rejection.ShouldBe(new RuleIsRetired(Ordinary));
        SeekAdvice.Decide(null, Undecided, Given.Rule(new RuleAdopted(Ordinary, YesNo)).State, Seek, Joined, During).Rejection.ShouldBe(new RuleAsksForNoAdvice(Ordinary));
        SeekAdvice.Decide(null, Given.Proposal(Example.Drafted(Ovens)).State, ByAdvice, Seek, Joined, During).Rejection.ShouldBeOfType<OptionsDoNotFitRule>();
    }

    [Fact]
    public void More_can_be_asked_and_waited_for_longer_but_never_shorter()
    {
        var (more, later) = (new Adviser(Dev, AdviserRole.Expert), Until + Duration.FromHours(1));
        Process(Sought).When(state => Asked(state, Seek with { Advisers = [more], Until = later })).Then(Sought with { Advisers = [.. Sought.Advisers, more], Until = later });
        Process(Sought).When(state => Asked(state, Seek with { Advisers = [new(Ben, AdviserRole.Expert), new(Cem, AdviserRole.Affected)] }))
            .Then(Sought with { Advisers = [new(Ben, AdviserRole.Expert), new(Cem, AdviserRole.Affected)] });
        Process(Sought).When(state => Asked(state, Seek with { Until = During + Tick })).Then(new WaitIsCutShort(Until));
        Asked(Process(Sought).State, Seek, After).Events.ShouldBeEmpty("the same said again, though the time is up");
    }

    [Fact]
    public void Another_is_named_to_decide_and_takes_it_on_by_seeking_advice()
    {
        var named = new DeciderNamed(Oven, Dev);
        Process().When(state => NameDecider.Decide(state, Undecided, new NameDecider(Oven, Dev), true, During)).Then(named);
        Process().When(state => NameDecider.Decide(state, Undecided, new NameDecider(Oven, Dev), false, During)).Then(new DeciderHasNotJoined(Dev));
        NameDecider.Decide(null, Undecided, new NameDecider(Oven, Ada), true, During).Events.ShouldBeEmpty("the proposer decides already");
        NameDecider.Decide(null, null, new NameDecider(Oven, Dev), true, During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
        Process(named).When(state => Asked(state, Seek)).Then(new AnotherDecides(Dev));
        Process(named).When(state => Asked(state, Seek with { Decider = Dev })).Then(Sought with { Decider = Dev }).IsTakenOn(Undecided).ShouldBeTrue();
        // Ben advised, and is named himself: it waits for him to take it on, and then nobody waits for his advice.
        var handed = Process(Sought, BenAdvised, CemHasNone, new DeciderNamed(Oven, Ben));
        handed.When(state => Answered(state, Ben, "Yes.")).Then(new AnotherDecides(Ben));
        Opening(handed.State).Rejection.ShouldBe(new AnotherDecides(Ben));
        var taken = handed.When(state => Asked(state, Seek with { Decider = Ben, Advisers = [new(Dev, AdviserRole.Affected)] }))
            .Then(Sought with { Decider = Ben, Advisers = [new(Cem, AdviserRole.Expert), new(Dev, AdviserRole.Affected)] });
        taken.Awaited.ShouldBe([Dev]);
        taken.Unanswered.ShouldBeEmpty();
    }

    [Fact]
    public void Advice_is_given_asked_or_not_and_changed_until_it_is_answered()
    {
        Process(Sought).When(state => Gave(state, Ben, BenAdvised.Text)).Then(BenAdvised);
        Process(Sought).When(state => Gave(state, Cem, " ")).Then(CemHasNone).Awaited.ShouldBe([Ben]);
        Process(Sought).When(state => Gave(state, Dev, "Ask the neighbours.")).Then(new AdviceGiven(Oven, Dev, 1, "Ask the neighbours."));
        Process(Sought).When(state => Gave(state, Dev, null)).Then(new TextIsMissing("text"));
        Process(Sought).When(state => Gave(state, Ben, "No\u202E")).Then(new TextHasControlCharacters("text", 3));
        Process(Sought).When(state => Gave(state, Ada, "Mine.")).Then(new DeciderIsNoAdviser(Ada));
        Process(Sought).When(state => Gave(state, Ben, "Gas.", revision: 2)).Then(new AdviceReadsAnotherText(2, 1));
        Process(Sought, BenAdvised).When(state => Gave(state, Ben, "Gas.")).Then(BenAdvised with { Text = "Gas." });
        Process(Sought, BenAdvised, BenAnswered).When(state => Gave(state, Ben, "Gas.")).Then(new AdviceIsAnswered());
        Gave(Process(Sought, BenAdvised, BenAnswered).State, Ben, BenAdvised.Text).Events.ShouldBeEmpty();
        Process().When(state => Gave(state, Ben, "Gas.")).Then(new NoAdviceIsSought(Oven));
        Process(new DeciderNamed(Oven, Dev)).When(state => Gave(state, Ben, "Gas.")).Then(new NoAdviceIsSought(Oven));
    }

    [Fact]
    public void Once_the_text_changes_advice_can_be_given_anew_and_is_answered_anew()
    {
        var revised = Given.Proposal(Example.Drafted(), new ProposalRevised(Oven, 2, "A new oven", "An electric one.", [], null)).Known;
        var anew = Process(Sought, BenAdvised, BenAnswered)
            .When(state => GiveAdvice.Decide(state, revised, new GiveAdvice(Oven, Ben, 2, "Then a large one."), During)).Then(BenAdvised with { Revision = 2, Text = "Then a large one." });
        anew.Unanswered.ShouldHaveSingleItem().Answer.ShouldBeNull();
    }

    [Fact]
    public void The_decider_answers_each_piece_and_nobody_else_does()
    {
        Process(Sought, BenAdvised).When(state => Answered(state, Ben, BenAnswered.Text)).Then(BenAnswered);
        Process(Sought, BenAdvised, BenAnswered).When(state => Answered(state, Ben, "Or gas.")).Then(BenAnswered with { Text = "Or gas." });
        Process(Sought, BenAdvised).When(state => Answered(state, Ben, " ")).Then(new TextIsMissing("text"));
        Process(Sought, BenAdvised).When(state => AnswerAdvice.Decide(state, Undecided, new AnswerAdvice(Oven, Ben, Cem, "Yes."), During)).Then(new AnotherDecides(Ada));
        Process(Sought, CemHasNone).When(state => Answered(state, Cem, "Pity.")).Then(new NoAdviceToAnswer(Cem));
        Process(Sought).When(state => Answered(state, Ben, "Well?")).Then(new NoAdviceToAnswer(Ben));
        Process().When(state => Answered(state, Ben, "Well?")).Then(new NoAdviceIsSought(Oven));
    }

    [Fact]
    public void It_is_decided_once_all_have_spoken_or_the_time_is_up_and_every_piece_is_answered()
    {
        Opening(null).Rejection.ShouldBe(new NoAdviceIsSought(Oven));
        Opening(Process(Sought).State).Rejection.ShouldBe(new AdviceIsAwaited(2, Until));
        Opening(Process(Sought, BenAdvised).State).Rejection.ShouldBe(new AdviceIsUnanswered(1));
        Opening(Process(Sought, BenAdvised, BenAnswered).State).Rejection.ShouldBe(new AdviceIsAwaited(1, Until));
        Opening(Process(Sought, BenAdvised, BenAnswered).State, Until).Rejection.ShouldBe(new AdviceIsAwaited(1, Until));
        Opening(Process(Sought, BenAdvised).State, Until + Tick).Rejection.ShouldBe(new AdviceIsUnanswered(1));
        Opening(Process(Sought, BenAdvised, BenAnswered).State, Until + Tick).Rejection.ShouldBeNull();
        Opening(Process(Sought with { RuleId = new RuleId(Id(0xB2)) }, BenAdvised, BenAnswered, CemHasNone).State).Rejection.ShouldBe(new NoAdviceIsSought(Oven));
        Opening(Process(Sought with { Advisers = [Sought.Advisers[0]] }, BenAdvised, BenAnswered).State).Rejection.ShouldBe(new AdviserIsMissing(AdviserRole.Expert));
        Opening(Process(Sought, BenAdvised, BenAnswered, CemHasNone).State).Events.ShouldHaveSingleItem().ShouldBeOfType<VotingOpened>()
            .Terms.ShouldBe(OnAdvice with { Franchise = new Franchise(0, Ada) });
    }

    [Fact]
    public void The_word_of_the_decider_is_the_decision_and_it_is_sealed()
    {
        var open = Given.Proposal(Example.Drafted(), OpenedForAda).Known;
        AnswerAdvice.Decide(Process(Sought, BenAdvised).State, open, new AnswerAdvice(Oven, Ben, Ada, "Yes."), During).Rejection.ShouldBe(new VotingIsOpen(Oven, Close));
        CastBallot.Decide(open, null, new CastBallot(Oven, Ada, 1, Yes, null, Channel.Web), isOnRoll: true, During).Rejection.ShouldBe(new ReasonIsRequired());
        CastBallot.Decide(open, null, new CastBallot(Oven, Ada, 1, new YesNoChoice(Answer.Abstain), "Hm.", Channel.Web), isOnRoll: true, During)
            .Rejection.ShouldBe(new ChoiceDoesNotFitRule("Whoever decides on advice says yes or no."));
        CertainVerdict.Of(open.Latest!.Terms, 1, []).ShouldBeNull();
        CertainVerdict.Of(open.Latest.Terms, 1, [new(Yes, 1)]).ShouldBe(Verdict.Carried);
        CertainVerdict.Of(open.Latest.Terms, 1, [new(No, 1)]).ShouldBe(Verdict.Lost);
        Count.Of(open.Latest.Terms, 1, [], [], []).Verdict.ShouldBe(Verdict.NoQuorum, "a decider who says nothing has decided nothing");
    }

    [Fact]
    public void A_rule_by_advice_asks_for_nothing_that_only_a_vote_of_many_needs()
    {
        Adopting(OnAdvice).ShouldBeNull();
        Adopting(OnAdvice with { Advice = new AdviceTerms(false, false) }).ShouldBeNull();
        DecisionRule[] unfit =
        [
            OnAdvice with { Method = new RankedMethod() }, OnAdvice with { Reasons = ReasonPolicy.Optional },
            OnAdvice with { Secrecy = BallotSecrecy.Secret, ResultsHiddenUntilClose = true, EndsWhenCertain = false }, OnAdvice with { EndsWhenCertain = false }, OnAdvice with { Quorum = new Quorum(2, null) },
            OnAdvice with { ReminderHours = null }, OnAdvice with { Quorum = Quorum.None }, OnAdvice with { TurnoutFloor = Fraction.Half },
            OnAdvice with { Franchise = new Franchise(9) }, OnAdvice with { MayCloseEarly = true }, OnAdvice with { RecordDate = RecordDate.Stated },
            OnAdvice with { Entrenched = new Entrenchment(null) }, OnAdvice with { Precedence = new Precedence([Channel.Paper]) }, OnAdvice with { Proxies = ProxyTerms.Usual },
            OnAdvice with { Prolonging = new Prolonging(48) }, OnAdvice with { Franchise = new Franchise(0, Ada) }, YesNo with { Franchise = new Franchise(0, Ada) },
        ];
        unfit.ShouldAllBe(terms => Adopting(terms) is AdviceTermsDoNotFit);
        RuleInWords.Of(OnAdvice).Take(3).ShouldBe(
        [
            "Members do not vote on it: they advise the one who decides.",
            "The decider is who proposed it, or another who is named and takes it on.",
            "First they ask for advice, of at least one member whom it affects and one who knows about it. Any other member may give advice unasked.",
        ]);
        Should.Throw<InvalidOperationException>(() => YesNo.ForDecider(Ada));
    }

    [Fact]
    public void No_notice_is_given_of_it_and_no_amendment_is_voted_on_by_it()
    {
        GiveNotice.Decide(Undecided, ByAdvice, new GiveNotice(Oven, Ordinary, new StatedVote(After, After + Duration.FromDays(1)), null, null), London, During)
            .Rejection.ShouldBe(new RuleAsksForAdvice(Ordinary));
        var community = Given.Community(new CommunityFounded(Bakery, "Bakery", "Bread.", "Europe/London", Visibility.Public, Ada)).Known;
        NameAmendmentRule.Decide(community, ByAdvice, new NameAmendmentRule(Ordinary)).Rejection.ShouldBe(new RuleAsksForAdvice(Ordinary));
    }

    private static Rejection? Adopting(DecisionRule terms) => AdoptRule.Decide(null, new AdoptRule(Ordinary, terms)).Rejection;

    private static Rejection? Refused(SeekAdvice command) => Asked(null, command).Rejection;

    private static Decision Asked(AdviceProcess? state, SeekAdvice command, Instant? now = null) =>
        SeekAdvice.Decide(state, Undecided, ByAdvice, command, Joined, now ?? During);

    private static Decision Gave(AdviceProcess? state, MemberId member, string? text, int revision = 1) =>
        GiveAdvice.Decide(state, Undecided, new GiveAdvice(Oven, member, revision, text), During);

    private static Decision Answered(AdviceProcess? state, MemberId adviser, string text) =>
        AnswerAdvice.Decide(state, Undecided, new AnswerAdvice(Oven, adviser, Ada, text), During);

    private static Decision Opening(AdviceProcess? state, Instant? now = null) => OpenVoting.Decide(
        Undecided, ByAdvice, new OpenVoting(Oven, First, Ordinary, Roll with { Eligible = 1 }, Close) { Advice = state }, London, now ?? During);
}
