using System.Text;
using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Minutes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Topics;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Laws;

/// <summary>A command with its decision, said in its own words when a law fails.</summary>
internal sealed record Step(object Command, Func<World, Decision> Decide, Duration Wait)
{
    public override string ToString() => $"{Command} after {Wait}";
}

/// <summary>Any command, sensible or not, over few ids, so that commands meet.</summary>
internal static class AnyCommand
{
    private static readonly Gen<string> Text = Gen.Elements(
        "An oven", "Two ovens", "Three ovens", " An oven\t", "Öfen \U0001F525 “hot” <b>", "", " ", "\u200B", "\u0000", "one\r\ntwo", "\u202E", new string('\uD83D', 1), null!, new string('x', 201));

    private static readonly Gen<string> Zone = Gen.Elements("Europe/London", "Europe/London", "Europe/Paris", "UTC+01", null!);
    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben);
    private static readonly MemberId Cleo = new(Id(0xA3)), Dev = new(Id(0xA4));
    private static readonly Gen<RoundId> RoundId = Gen.Elements(First, Second, new RoundId(Id(0xE3)));
    private static readonly Gen<Channel> Channel = Gen.Elements(Enum.GetValues<Channel>());

    private static readonly Gen<ImmutableArray<Option>> Options = Gen.Elements<ImmutableArray<Option>>(
        [], default, Ovens, Ovens, [new(Gas, " Gas "), new(Wood, "Wood")], [new(Gas, "Gas"), new(Gas, "Wood")], [null!]);

    private static readonly Gen<Instant> ClosesAt = Gen.Elements(
        During, Close, Close + Tick, Close + Duration.FromNanoseconds(123_456_789), After + Duration.FromDays(9), Instant.MaxValue, Instant.MinValue);

    private static readonly Gen<Choice> Choice = Gen.Elements<Choice>(
        Yes, Yes, No, new YesNoChoice(Answer.Abstain), new YesNoChoice((Answer)9), null!, RankedChoice.Of(), RankedChoice.Of(Gas, Wood),
        RankedChoice.Of(Wood), RankedChoice.Of(Gas, Gas), new RankedChoice(default), new RankedChoice([default]),
        new RankedChoice([[Gas, Wood]]), ScoredChoice.Approving(Gas), new ScoredChoice(default), new ScoredChoice([null!]), new ScoredChoice([new(Gas, -1)]));

    private static readonly Gen<DecisionRule> Terms =
        from name in Gen.Frequency((4, Gen.Constant("Ordinary")), (1, Text))
        from method in Gen.Frequency(
            (9, Gen.Constant(YesNo.Method)), (3, Gen.Constant(Ranked.Method)), (1, Gen.Choose(0, 1).Select(seats =>
                (VotingMethod)new ElectionMethod("schulze", seats, ImmutableSortedDictionary<string, string>.Empty))))
        from quorum in Gen.Elements(Quorum.None, YesNo.Quorum, new Quorum(3, new Fraction(7, 3)))
        from reasons in Gen.Elements(ReasonPolicy.Optional, ReasonPolicy.Required)
        from early in Gen.Elements(true, false)
        from formal in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 7)))
        from certain in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from prolonging in Gen.Frequency((3, Gen.Constant<Prolonging?>(null)), (1, Gen.Elements<Prolonging?>(new Prolonging(48), new Prolonging(0))))
        from order in Gen.Elements<Precedence?>(null, new Precedence([Domain.Channel.Paper, Domain.Channel.Web]), new Precedence([Domain.Channel.Api]))
        select YesNo with
        {
            Name = name, Method = method, Quorum = quorum, Reasons = reasons, MayCloseEarly = early && formal < 4, MayExtend = formal < 4,
            Notice = (formal & 1) == 1 ? Noticed.Notice : null, Confirming = (formal & 2) == 2 ? Confirmed.Confirming : null,
            Precedence = order, EndsWhenCertain = certain, Prolonging = formal == 0 ? prolonging : null, Secrecy = certain ? BallotSecrecy.Open : BallotSecrecy.Secret,
            RecordDate = formal == 6 ? RecordDate.Stated : RecordDate.Opening, Entrenched = formal == 7 ? new Entrenchment(null) : null,
        };

    private static readonly Gen<RuleChange> Change = Gen.Frequency(
        (5, Gen.Constant<RuleChange>(null!)), (1, Gen.Constant(new RuleChange(Ordinary, null))),
        (2, from terms in Terms select new RuleChange(Ordinary, terms)));

    /// <summary>Half of the time, a start from which voting can open; else nothing has happened yet.</summary>
    private static readonly Gen<Step[]> Sensible = Gen.Frequency(
        (1, Gen.Choose(0, 10).Select(steps => Formal![..steps])), (1, Gen.Choose(0, 8).Select(steps => OnPaper![..steps])), (1, Gen.Choose(0, 14).Select(steps => AtMeeting![..steps])), (1, Gen.Elements<Step[]>(AnyTime.Certain, AnyTime.Scheduled, AnyTime.Prolonged)), (3, Gen.Elements<Step[]>(
        [],
        [Make(new AdoptRule(Ordinary, YesNo with { MayCloseEarly = true, Precedence = new Precedence([Domain.Channel.Paper]) }), (w, c) => AdoptRule.Decide(w.Rule, c)),
         Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule))],
        AnyProxy.OnTheWay, AnyProxy.ByTopic, AnyProxy.VotedByTopic, AnyProxy.Voted, AnyProxy.AtMeeting, AnyProxy.VotedBeforeAll, AnyAmendment.OnTheWay, AnyAmendment.OnTheWay, AnyAmendment.OnTheWay, AnyAmendment.Carried, AnyAmendment.Carried, AnyAmendment.Lost, AnyConsent.Start, AnyConsent.Objected, AnyConsent.Amended, AnyConsent.Tested, AnyConsent.Withdrawn, AnyConsent.Amended, [.. AnyDiscussion.Talked, .. AnyDraw.Drawn, .. AnyAdvice.Decided], AnyTemplate.Begun, AnyCircle.Nested, AnyRotation.Turned, AnySelection.Chosen, AnySelection.GivenUp, AnyFollowThrough.Followed)));

    /// <summary>A formal decision on a rule, as far as the vote that must confirm it.</summary>
    private static readonly Step[] Formal =
    [
        Make(new AdoptRule(Ordinary, Confirmed with { Quorum = Quorum.None, Notice = Noticed.Notice, Entrenched = new Entrenchment(null) }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "Plainer rules", "One.", []) { Change = new RuleChange(Ordinary, YesNo) }, (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(Oven, (w, c) => GiveNotice.Decide(w.Proposal, w.Rule, Notice(w, c), London, w.Now)),
        Make(new ConsentToShortNotice(Oven, Ada), (w, c) => ConsentToShortNotice.Decide(w.Proposal, c, w.Now)) with { Wait = Duration.FromHours(1) },
        Make(Oven, (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, Fitted(w, new OpenVoting(c, First, Ordinary, Roll, Close)), London, w.Now)),
        Make(new CastBallot(Oven, Ada, 1, Yes, null, Domain.Channel.Web), (w, c) => CastBallot.Decide(w.Proposal, w.BallotOf(Ada), c, isOnRoll: true, w.Now)) with { Wait = Duration.FromDays(2) },
        Make(Oven, (w, c) => DeclareResult.Decide(w.Proposal, new DeclareResult(c, w.Standing, CountedTo: 40) { Hands = w.HandsNow }, w.Now)) with { Wait = Duration.FromDays(16) },
        Make(Oven, (w, c) => OpenConfirmation.Decide(w.Proposal, Confirming(w, c), w.Now)),
        Make(new CastBallot(Oven, Ada, 1, Yes, null, Domain.Channel.Web), (w, c) => CastBallot.Decide(w.Proposal, w.BallotOf(Ada), c, isOnRoll: true, w.Now)) with { Wait = Duration.FromDays(9) },
        Make(Oven, (w, c) => DeclareResult.Decide(w.Proposal, new DeclareResult(c, w.Standing, CountedTo: 40) { Hands = w.HandsNow }, w.Now)),
    ];

    /// <summary>A vote on paper that two tellers enter, and that goes before what the member gives online.</summary>
    private static readonly Step[] OnPaper =
    [
        Make(new AdoptRule(Ordinary, YesNo with { Precedence = new Precedence([Domain.Channel.Paper]) }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, c, London, w.Now)),
        Make(new EnterBallot(Oven, Ada, Ben, 1, Yes, null, Domain.Channel.Paper, "7", null), Enter),
        Make(new EnterBallot(Oven, Ada, Cleo, 1, Yes, null, Domain.Channel.Paper, "7", null), Enter),
        Make(new CastBallot(Oven, Ada, 1, No, null, Domain.Channel.Web), (w, c) => CastBallot.Decide(w.Proposal, w.BallotOf(Ada), c, isOnRoll: true, w.Now)),
        Make(new EnterBallot(Oven, Ada, Dev, 1, No, null, Domain.Channel.Paper, "8", null), Enter),
        Make(new WithdrawEntry(Oven, Ada, Dev, "Another Ada."), (w, c) => WithdrawEntry.Decide(w.Proposal, w.EntryOf(c.MemberId), c, [Ben, Cleo, Dev], w.Now)),
    ];

    private static readonly Gen<Step> CommunityCommand = Gen.Frequency(
        (4, from name in Text from purpose in Text from zone in Zone
            select Make(new FoundCommunity(Bakery, name, purpose, zone, Visibility.Public, Ada), (w, c) => FoundCommunity.Decide(w.Community, c))),
        (4, from name in Text from purpose in Text from zone in Zone from visibility in Gen.Elements(Enum.GetValues<Visibility>())
            select Make(new ChangeCommunity(name, purpose, zone, visibility), (w, c) =>
                w.Community is null ? Decision.Nothing : ChangeCommunity.Decide(w.Community, c))),
        (1, from required in Gen.Choose(0, 2) from key in Gen.Elements("one", "other", null!) from url in Gen.Elements("https://board.example", "board", null!)
            select Make(new NameWitnesses(required, [new NamedWitness(url, key), new NamedWitness("https://sister.example/", "sister")]), (w, c) =>
                w.Community is null ? Decision.Nothing : NameWitnesses.Decide(w.Community, c))),
        (1, from tellers in Gen.SubListOf(Ada, Ben, new MemberId(Id(0xA3)))
            select Make(new NameTellers([.. tellers]), (w, c) => w.Community is null ? Decision.Nothing : NameTellers.Decide(w.Community, c, [Ada, Ben]))),
        (1, from classes in Gen.SubListOf("workers", " users ", "investors", "Workers", "")
            select Make(new NameClasses([.. classes]), (w, c) => w.Community is null ? Decision.Nothing : NameClasses.Decide(w.Community, c))),
        (1, from topics in Gen.SubListOf("Bread", " Money ", "money", "")
            select Make(new NameTopics([.. topics]), (w, c) => w.Community is null ? Decision.Nothing : NameTopics.Decide(w.Community, c))),
        (1, from name in Gen.Elements("workers", "users", null!) from votes in Gen.Choose(0, 2)
            select Make(new PlaceMember(Ada, name, votes), (w, c) => PlaceMember.Decide(w.Placement, c, w.Community?.Classes ?? [], w.Member))),
        (1, from rule in Gen.Elements(Ordinary, new RuleId(Id(0xB9)))
            select Make(new NameAmendmentRule(rule), (w, c) =>
                w.Community is null ? Decision.Nothing : NameAmendmentRule.Decide(w.Community, w.Rule?.Id == c.RuleId ? w.Rule : null, c))),
        (1, from to in Gen.Elements("one", "other") from reason in Text
            select Make(new RotateLogKey(null, to, reason), (w, c) => w.Community is null ? Decision.Nothing : RotateLogKey.Decide(w.Community, c))));

    private static readonly Gen<Step> RedactionCommand = Gen.OneOf(
        from passage in Gen.Elements("oven", "Two", "") from reason in Text
        select Make((Passage: passage, Reason: reason), (w, c) => w.Drafted is null ? Decision.Nothing : RedactPayload.Decide(
            w.Redaction, w.Proposal, new RedactPayload(0, Streams.Of(Oven), 1, "proposal_drafted", Encoding.UTF8.GetString(EventCatalogue.Write(w.Drafted)), c.Passage.Length == 0 ? [] : [c.Passage], c.Reason))),
        from reason in Text select Make(new ErasePerson(Ada, reason), (w, c) => ErasePerson.Decide(w.Member, w.Erasure, c)));

    private static readonly Gen<Step> MemberCommand = Gen.OneOf(
        Gen.Constant(Make(new InviteMember(Ada), (w, c) => InviteMember.Decide(w.Member, c))),
        from channel in Channel select Make(new JoinCommunity(Ada, channel), (w, c) => JoinCommunity.Decide(w.Member, c)),
        from reason in Text select Make(new SuspendMember(Ada, reason), (w, c) => SuspendMember.Decide(w.Member, c)),
        from reason in Text select Make(new ReinstateMember(Ada, reason), (w, c) => ReinstateMember.Decide(w.Member, c)),
        from reason in Text select Make(new LeaveCommunity(Ada, reason), (w, c) => LeaveCommunity.Decide(w.Member, c)));

    private static readonly MeetingId Agm = new(Id(0x51));

    private static readonly Gen<Step> MeetingCommand = Gen.OneOf(
        from title in Text from begins in ClosesAt select Make(new CallMeeting(Agm, title, "In the bakehouse.", begins), (w, c) => CallMeeting.Decide(w.Meeting, c, London, w.Now)),
        from item in Gen.Choose(1, 3) from text in Text
        select Make(new AddAgendaItem(Agm, new AgendaItemId(Id((byte)item)), item == 1 ? Oven : null, item == 1 ? null : text), (w, c) => AddAgendaItem.Decide(w.Meeting, c, w.Proposal)),
        from items in Gen.SubListOf(1, 2, 3) select Make(new OrderAgenda(Agm, [.. items.Select(item => new AgendaItemId(Id((byte)item)))]), (w, c) => OrderAgenda.Decide(w.Meeting, c, [])),
        from member in Member from presence in Gen.Elements(Enum.GetValues<Presence>())
        select Make(new EnterAttendance(Agm, member, presence, Ada), (w, c) => EnterAttendance.Decide(w.Meeting, c, new Member(c.MemberId, Standing.Joined))),
        Gen.Constant(Make(new BeginMeeting(Agm), (w, c) => BeginMeeting.Decide(w.Meeting, c, w.Now))),
        from reason in Text from present in Gen.Choose(-1, 2)
        select Make(new AdjournMeeting(Agm, Close + Duration.FromDays(9), reason, present < 0 ? null : new QuorumCount(Ordinary, Roll, present)), (w, c) =>
            AdjournMeeting.Decide(w.Meeting, c, w.Rule, [], w.Now)),
        Gen.Constant(Make(new ResumeMeeting(Agm), (w, c) => ResumeMeeting.Decide(w.Meeting, c, w.Now))),
        Gen.Constant(Make(new CloseMeeting(Agm), (w, c) => CloseMeeting.Decide(w.Meeting, c, []))),
        from digest in Gen.Elements("a5", "b6") from note in Text select Approve(digest, note));

    private static Step Approve(string digest, string? note) => Make(new ApproveMinutes(Agm, digest, Ada, null, null, note), (w, c) =>
        ApproveMinutes.Decide(w.Meeting, c, new DraftedFrom("a5", []), new MinutesApprover(null)));

    /// <summary>A meeting with too few, adjourned, resumed, and voting with those who are there.</summary>
    private static readonly Step[] AtMeeting =
    [
        Make(new AdoptRule(Ordinary, YesNo with { Presence = new PresenceQuorum(), ShowsOfHands = true, Secrecy = BallotSecrecy.Open }), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
        Make(new CallMeeting(Agm, "General meeting", "Here.", During + Duration.FromHours(1)), (w, c) => CallMeeting.Decide(w.Meeting, c, London, w.Now)),
        Make(new AddAgendaItem(Agm, new AgendaItemId(Id(1)), Oven, null), (w, c) => AddAgendaItem.Decide(w.Meeting, c, w.Proposal)) with { Wait = Duration.FromHours(2) },
        Make(new BeginMeeting(Agm), (w, c) => BeginMeeting.Decide(w.Meeting, c, w.Now)),
        Make(new AdjournMeeting(Agm, Close + Duration.FromDays(1), "Snow.", new QuorumCount(Ordinary, Roll, 1)), (w, c) =>
            AdjournMeeting.Decide(w.Meeting, c, w.Rule, [], w.Now)),
        Make(new MoveSitting(Agm, Close + Duration.FromHours(30), "Snow still."), (w, c) => MoveSitting.Decide(w.Meeting, c, w.Now)) with { Wait = Duration.FromDays(2) },
        Make(new ResumeMeeting(Agm), (w, c) => ResumeMeeting.Decide(w.Meeting, c, w.Now)),
        Make(new EnterAttendance(Agm, Ada, Presence.InPerson, Ada), (w, c) => EnterAttendance.Decide(w.Meeting, c, new Member(Ada, Standing.Joined))),
        Make(new OpenVoting(Oven, First, Ordinary, Roll, Close + Duration.FromDays(3)), (w, c) => OpenVoting.Decide(
            w.Proposal, w.Rule, w.Meeting is null ? c : c with { At = new MeetingVote(w.Meeting, w.Meeting.Present.Count()) }, London, w.Now)),
        Make(new CountHands(Oven, Cleo, new HandsCount(1, 0, 0), "7", null), Count),
        Make(new CountHands(Oven, Dev, new HandsCount(1, 0, 0), "7", null), Count),
        Make(new CloseMeeting(Agm), (w, c) => CloseMeeting.Decide(w.Meeting, c, [])),
        Approve("a5", "Read out."),
    ];

    private static readonly Gen<Step> RuleCommand = Gen.Frequency(
        (4, from terms in Terms select Make(new AdoptRule(Ordinary, terms), (w, c) => AdoptRule.Decide(w.Rule, c))),
        (4, from terms in Terms select Make(new AmendRule(Ordinary, terms), (w, c) => AmendRule.Decide(w.Rule, c))),
        (2, Gen.Constant(Make(Oven, (w, c) => w.Proposal?.Change?.Terms is { } terms
            ? AmendRule.Decide(w.Rule, new AmendRule(Ordinary, terms), new RuleMandate(c, w.Proposal, null)) : Decision.Nothing))),
        (1, from reason in Text select Make(new RetireRule(Ordinary, reason), (w, c) => RetireRule.Decide(w.Rule, c))));

    private static readonly Gen<Step> ProposalCommand = Gen.Frequency(
        (6, from title in Text from text in Text from options in Options from change in Change
            select Make(new DraftProposal(Oven, Ada, title, text, options) { Change = change }, (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule))),
        (4, from title in Text from text in Text from options in Options from note in Text
            select Make(new ReviseProposal(Oven, title, text, options, note), (w, c) => ReviseProposal.Decide(w.Proposal, c, w.Now))),
        (1, from topic in AnyProxy.Topic select Make(new ChooseTopic(Oven, topic), (w, c) => ChooseTopic.Decide(w.Proposal, c, AnyProxy.Topics, w.Now))),
        (3, from opens in Gen.Choose(1, 500) from text in Text
            select Make((Opens: opens, Text: text), (w, c) => GiveNotice.Decide(
                w.Proposal, w.Rule, Notice(w, Oven) with { Text = c.Text, Vote = new(During + Duration.FromHours(c.Opens), During + Duration.FromHours(c.Opens + 24)) }, London, w.Now))),
        (1, from member in Member
            select Make(new ConsentToShortNotice(Oven, member), (w, c) => ConsentToShortNotice.Decide(w.Proposal, c, w.Now))),
        (2, from statement in Text
            select Make(new StateOutcome(Oven, statement), (w, c) => StateOutcome.Decide(w.Proposal, c))),
        (1, from text in Text from reason in Text
            select Make(new CorrectDecision(Oven, text, reason), (w, c) => CorrectDecision.Decide(w.Proposal, c))),
        (1, from countedTo in Gen.Choose(50, 60) from lost in Gen.Elements(true, false)
            select Make((CountedTo: countedTo, Lost: lost), (w, c) => MakeRecount.Decide(w.Proposal, new MakeRecount(
                Oven, w.Proposal?.Latest is { Tally: not null } round ? MakeRecount.Count(w.Proposal, round, c.Lost ? [] : w.Standing, w.HandsNow) : null, c.CountedTo)))),
        (1, from reason in Text
            select Make(new WithdrawProposal(Oven, reason), (w, c) => WithdrawProposal.Decide(w.Proposal, c, w.Now, w.Consent, w.Pass))));

    private static readonly Gen<Step> VotingCommand = Gen.Frequency(
        (4, from round in RoundId from closesAt in ClosesAt
            select Make(new OpenVoting(Oven, round, Ordinary, Roll with { DrawnAt = closesAt }, closesAt), (w, c) => OpenVoting.Decide(w.Proposal, w.Rule, Fitted(w, c), London, w.Now))),
        (1, Gen.Constant(Make(Oven, (w, c) => OpenConfirmation.Decide(w.Proposal, Confirming(w, c), w.Now)))),
        (1, from closesAt in ClosesAt from reason in Text
            select Make(new ExtendVoting(Oven, closesAt, reason), (w, c) => ExtendVoting.Decide(w.Proposal, c, w.Now))),
        (2, from reason in Text
            select Make(new CloseVotingEarly(Oven, reason), (w, c) => CloseVotingEarly.Decide(w.Proposal, c, w.Now))),
        (9, from member in Member from choice in Choice from reason in Text from channel in Channel from revision in Gen.Choose(1, 2)
            select Make(new CastBallot(Oven, member, revision, choice, reason, channel), (w, c) =>
                CastBallot.Decide(w.Proposal, w.BallotOf(c.MemberId), c, isOnRoll: true, w.Now, w.HandsNow))),
        (4, from member in Member from teller in Gen.Elements(Ben, Cleo, Dev) from choice in Gen.Elements(Yes, Yes, No) from evidence in Gen.Elements("7", "7", "8", "x")
            from channel in Gen.Elements(Domain.Channel.Paper, Domain.Channel.Paper, Domain.Channel.Room, Domain.Channel.Web) from reason in Text
            select Make(new EnterBallot(Oven, member, teller, 1, choice, null, channel, evidence, reason), Enter)),
        (1, from teller in Gen.Elements(Cleo, Dev) from yes in Gen.Choose(0, 2) from no in Gen.Choose(0, 1) from evidence in Gen.Elements("7", "x")
            select Make(new CountHands(Oven, teller, new HandsCount(yes, no, 0), evidence, null), Count)),
        (1, from member in Member from teller in Gen.Elements(Ben, Cleo) from reason in Text
            select Make(new WithdrawEntry(Oven, member, teller, reason), (w, c) =>
                WithdrawEntry.Decide(w.Proposal, w.EntryOf(c.MemberId), c, [Ben, Cleo, Dev], w.Now))),
        (1, from member in Member from channel in Channel
            select Make(new WithdrawBallot(Oven, member, channel), (w, c) => WithdrawBallot.Decide(w.Proposal, w.BallotOf(c.MemberId), c, w.Now))),
        (3, Gen.Constant(Make(Oven, (w, c) => DeclareResult.Decide(w.Proposal, new DeclareResult(c, w.Standing, CountedTo: 40) { Hands = w.HandsNow, ReviewOn = w.FollowUp?.ReviewOn }, w.Now)))));

    /// <summary>Notice for an hour and a day from the start, with a confirming vote after it where the rule asks for one.</summary>
    private static GiveNotice Notice(World w, ProposalId id) => new(
        id, Ordinary, new StatedVote(During + Duration.FromHours(1), Close + Duration.FromDays(1)),
        w.Rule?.Terms.Confirming is null ? null : new StatedVote(Close + Duration.FromDays(16), Close + Duration.FromDays(24)), "In the bakehouse.")
    {
        Circle = w.Circle,
    };

    /// <summary>The opening as the notice has it, where there is one.</summary>
    internal static OpenVoting Fitted(World w, OpenVoting command)
    {
        var here = command with { Circle = w.Circle, Roll = command.Roll with { Circle = w.Proposal?.Circle } };
        return w.Proposal?.StandingNotice is { } notice
            ? here with { ClosesAt = notice.Said.Vote.ClosesAt, Confirming = notice.Said.Confirming, Consents = notice.Consents.Length * 4 }
            : here;
    }

    private static Decision Count(World w, CountHands command) =>
        CountHands.Decide(w.Proposal, w.HandsNow, command, w.Meeting, [Ben, Cleo, Dev], w.Voters, w.Now);

    private static Decision Enter(World w, EnterBallot command) =>
        EnterBallot.Decide(w.Proposal, w.EntryOf(command.MemberId), w.BallotOf(command.MemberId), command, [Ben, Cleo, Dev], isOnRoll: true, w.Now, w.HandsNow);

    private static OpenConfirmation Confirming(World w, ProposalId id) => new(
        id, new RoundId(Id(0xE8)), Roll with { Circle = w.Proposal?.Circle }, w.Proposal?.ToConfirm?.Confirmation?.Stated?.ClosesAt ?? w.Now + Duration.FromDays(1));

    /// <summary>Many commands in a row, with pauses between them in which deadlines pass.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from start in Sensible
        from rest in (
            from step in Gen.Frequency((4, CommunityCommand), (3, MemberCommand), (1, RedactionCommand), (1, RuleCommand), (1, MeetingCommand), (2, ProposalCommand), (6, AnyAmendment.Command), (4, AnyDiscussion.Command), (3, AnyProxy.Command), (1, AnyTime.Command), (1, AnyConsent.Command), (1, AnyTemplate.Command), (8, VotingCommand))
            from wait in Gen.Frequency((8, Gen.Constant(Duration.Zero)), (1, Gen.Elements(Tick, Duration.FromHours(1), Duration.FromDays(3))))
            select step with { Wait = wait }).ListOf()
        select start.Concat(rest).ToArray()).Resize(60).ToArbitrary();

    internal static Step Make<T>(T command, Func<World, T, Decision> decide) where T : notnull =>
        new(command, world => decide(world, command), Duration.Zero);
}
