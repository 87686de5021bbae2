using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>
/// How consent rounds went: each thing said is decided again, and what a step or a resolution brings with it must follow it at once,
/// in the round's stream and in its proposal's.
/// </summary>
internal sealed class ConsentReplay(
    ReplayedDecisions decisions, MemberRegister members, RuleReplay rules, RoundReplay rounds, CircleReplay circles, MeetingReplay meetings, ConsentSequel sequel, ReplayFaults faults)
{
    /// <summary>Stands for the id of a pass that the next event names.</summary>
    private static readonly RoundId ToCome = new(Guid.Parse("00000000-0000-7000-8000-000000000000"));

    private static readonly ResolvedText TextToCome = new("To come", "The text that the next revision has.");

    private readonly Dictionary<ProposalId, ConsentRound> _states = [];

    /// <summary>The consent rounds that are not for the archive's audience.</summary>
    private readonly HashSet<ProposalId> _unseen = [];

    private (ConsentRoundBegun Begun, long Index)? _beginning;

    public ConsentRound? Find(ProposalId proposal) => _states.GetValueOrDefault(proposal);

    /// <summary>Whether the audience is not told how agreement on a proposal was sought.</summary>
    public bool IsUnseen(ProposalId proposal) => _unseen.Contains(proposal);

    public void Withhold(Entry entry)
    {
        if (StreamName.TryId(entry.Header.Stream, Streams.ConsentType, out var id))
            _unseen.Add(new ProposalId(id));
    }

    /// <summary>The positions of the latest pass, or null where there is none.</summary>
    public PassSignals? PassOf(Proposal? proposal) =>
        proposal?.Latest is { Terms.Method: PositionMethod } round && rounds.Find(round.Id) is { } replayed ? new PassSignals(round, replayed.Signals()) : null;

    /// <summary>The ballots of a round as they count: objections that fell are counted as such.</summary>
    public IReadOnlyCollection<CountedBallots>? Counted(Proposal? proposal) => PassOf(proposal)?.Counted(proposal is null ? null : Find(proposal.Id));

    public void Apply(in CheckedEvent next, Entry entry, IConsentRoundEvent @event, Instant when)
    {
        var id = @event.ProposalId;
        if (entry.Header.Stream != Streams.OfConsent(id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this consent round.");
            return;
        }
        if (@event is ConsentRoundBegun begun)
        {
            if (_states.ContainsKey(id))
                faults.Add(next, "A second consent round begins on one proposal.");
            sequel.NothingIsDue(next);
            _beginning = (begun, next.Index);
        }
        else if (!sequel.Takes(next, @event, when))
            Decide(next, entry, @event, when);
        _states[id] = ConsentRound.Fold(Find(id), @event)!;
    }

    /// <summary>Said once all was seen.</summary>
    public void End()
    {
        if (_beginning is var (begun, index) && decisions.Find(begun.ProposalId)?.Sought is null)
            faults.Add(index, begun.ProposalId, "A consent round is said to have begun, and no agreement was sought.");
    }

    /// <summary>Agreement is sought: the consent round must have begun just before.</summary>
    public void Sought(in CheckedEvent next, AgreementSought e, Proposal? proposal, Instant when)
    {
        rounds.CheckRoll(next, e.Roll, e.Terms, RollOf(e), when);
        if (IsUnseen(e.ProposalId))
            return;
        if (_beginning is not var (begun, index) || begun.ProposalId != e.ProposalId || index != next.Index - 1)
        {
            faults.Add(next, "Agreement is said to be sought, and no consent round began with it.");
            return;
        }
        var decision = BeginConsentRound.Decide(
            proposal, rules.Find(e.RuleId),
            new BeginConsentRound(e.ProposalId, e.RuleId, begun.Facilitator, begun.Secretary, begun.Purpose, begun.Hours, e.Roll) { MeetingId = begun.MeetingId, Circle = circles.Find(proposal?.Circle) },
            HasJoined(begun.Facilitator) && HasJoined(begun.Secretary), when, meetings.Find(begun.MeetingId));
        if (decision.Rejection is { } rejection)
            faults.Add(next, $"This could not be done then ({rejection.Code}): {rejection.Reason}");
        else if (!ReplayFaults.Same(decision.Events[1], e) || !ConsentSequel.Near(((ConsentRoundBegun)decision.Events[0]).EndsAt, begun.EndsAt))
            faults.Add(next, "It is not what its rule makes of it.");
    }

    /// <summary>Whether a revision of the text follows from an objection that was resolved.</summary>
    public bool Follows(in CheckedEvent next, ProposalRevised e, Proposal? before, Instant when)
    {
        if (!sequel.Takes(next, e, when))
            return false;
        if (next.State != PayloadState.Redacted && ReviseProposal.Decide(
            before! with { Rounds = [] }, new ReviseProposal(e.ProposalId, e.Title, e.Text, e.Options, e.Note), when) is not { Events.IsEmpty: false })
            faults.Add(next, "The text that resolves an objection is none, or says what it said before.");
        return true;
    }

    /// <summary>A pass ends without a result, or a vote opens, with nothing before it in the consent round: only a vote to fall back on does that.</summary>
    /// <returns>Whether it is one of a consent round at all.</returns>
    public bool FallsBack(in CheckedEvent next, IProposalEvent @event, Proposal? proposal, Instant when)
    {
        if (sequel.Takes(next, @event, when))
            return true;
        if (proposal?.Sought is null)
            return false;
        if (@event is VotingOpened opens)
            rounds.OpenPass(next, opens);
        if (IsUnseen(proposal.Id))
            return true;
        var closesAt = @event is VotingOpened opened ? opened.ClosesAt : when + Duration.FromHours(1);
        var decision = OpenFallbackVote.Decide(
            Find(proposal.Id), proposal, PassOf(proposal), new OpenFallbackVote(proposal.Id, (@event as VotingOpened)?.RoundId ?? ToCome, closesAt), when);
        Expect(next, @event, decision, when);
        return true;
    }

    /// <summary>The roll of everyone who takes part, drawn again.</summary>
    public DrawnRoll RollOf(AgreementSought sought) => rounds.Draw(sought.Roll, sought.Terms);

    private void Decide(in CheckedEvent next, Entry entry, IConsentRoundEvent @event, Instant when)
    {
        var (proposal, state) = (decisions.Find(@event.ProposalId), Find(@event.ProposalId));
        var (id, pass) = (@event.ProposalId, PassOf(proposal));
        var at = At(state, proposal);
        Expect(next, @event, @event switch
        {
            RolesNamed e => NameRoles.Decide(state, proposal, new NameRoles(id, e.Facilitator, e.Secretary), HasJoined(e.Facilitator) && HasJoined(e.Secretary), when),
            ConsentRoundMoved e => MoveConsentRound.Decide(state, proposal, new MoveConsentRound(id, e.MeetingId, e.Hours), meetings.Find(e.MeetingId), when),
            DriverRestated e => RestateDriver.Decide(state, proposal, new RestateDriver(id, e.Purpose), when),
            StepTaken e => TakeStep.Decide(
                state, proposal, pass, new TakeStep(id, proposal is null || state is null ? default : state.StepAt(proposal, when), e.Step, ToCome, By(entry), e.Note) { At = at }, when),
            ResponseGiven e => Respond.Decide(state, proposal, new Respond(id, Self(next, entry, e.MemberId), e.Consents, e.Text, ToCome) { At = at }, IsOnRoll(proposal, e.MemberId), when),
            QuestionAsked e => AskQuestion.Decide(state, proposal, new AskQuestion(id, e.QuestionId, Self(next, entry, e.MemberId), e.Text), IsOnRoll(proposal, e.MemberId), when),
            QuestionAnswered e => AnswerQuestion.Decide(state, proposal, new AnswerQuestion(id, e.QuestionId, Self(next, entry, e.MemberId), e.Text), when),
            ObjectionRefined e => RefineObjection.Decide(state, proposal, pass, new RefineObjection(id, Self(next, entry, e.MemberId), e.Text), when),
            ObjectionWithdrawn e => WithdrawObjection.Decide(state, proposal, pass, new WithdrawObjection(id, Self(next, entry, e.MemberId), e.Reason), when),
            ObjectionJudged e => JudgeObjection.Decide(
                state, proposal, pass, new JudgeObjection(id, e.Objector, Self(next, entry, e.MemberId), e.Qualifies, e.Reason), IsOnRoll(proposal, e.MemberId), when),
            ObjectionTested e => TestObjection.Decide(state, proposal, pass, new TestObjection(id, e.Objector, Self(next, entry, e.TestedBy)), when),
            ObjectionsResolved e => ResolveObjections.Decide(
                state, proposal, pass,
                new ResolveObjections(id, e.Objectors, e.Way, e.Text, ToCome) { Changed = TextToCome, Owner = e.Owner, At = at, Until = e.Way is Resolution.Defer or Resolution.Reflect ? when + Duration.FromHours(1) : null },
                e.Owner is { } owner && HasJoined(owner), when),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        }, when);
    }

    /// <summary>Holds an event against what its rule makes of the same wish, and expects what follows with it.</summary>
    private void Expect(in CheckedEvent next, IDomainEvent happened, Decision decision, Instant when)
    {
        if (decision.Rejection is { } rejection)
            faults.Add(next, $"This could not be done then ({rejection.Code}): {rejection.Reason}");
        else if (decision.Events is [var first, .. var rest])
        {
            if (!ConsentSequel.IsAlike(first, happened))
                faults.Add(next, "It is not what its rule makes of it.");
            sequel.Expect(next, rest, when);
        }
        else if (next.State != PayloadState.Redacted)
            // What words said two things may say one once they are taken out.
            faults.Add(next, "It says once more what was so already.");
    }

    /// <summary>The meeting at which passes open, as it stands.</summary>
    private MeetingVote? At(ConsentRound? state, Proposal? proposal) =>
        state?.MeetingId is { } id && meetings.Find(id) is { } meeting && proposal?.Sought is { } sought
            ? new MeetingVote(meeting, meeting.PresentAmong(HasJoined).LongCount(RollOf(sought).Includes))
            : null;

    private MemberId Self(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        return member;
    }

    private static StepReason By(Entry entry) => entry.Header.Actor == Actor.System.Pseudonym ? StepReason.Time : StepReason.Facilitator;

    private bool IsOnRoll(Proposal? proposal, MemberId member) => proposal?.Sought is { } sought && RollOf(sought).Includes(member);

    private bool HasJoined(MemberId member) => members.Find(member) is { Standing: Standing.Joined };
}
