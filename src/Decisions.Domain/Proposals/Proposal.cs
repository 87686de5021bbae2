using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Ideas;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>A proposal as its events leave it, with every revision and every round.</summary>
/// <param name="Revisions">Revision n stands at n - 1.</param>
/// <param name="Rounds">Round n stands at n - 1.</param>
public sealed record Proposal(
    ProposalId Id, MemberId Proposer, ImmutableArray<Revision> Revisions, ImmutableArray<Round> Rounds, bool IsWithdrawn)
{
    /// <summary>What it would make of a decision rule, or null. It stays as it was drafted, whatever becomes of the text.</summary>
    public RuleChange? Change { get; init; }

    /// <summary>The notice that was given last and under which no round has opened, or null.</summary>
    public GivenNotice? Notice { get; init; }

    /// <summary>The notice that binds the next round: one of the text as it stands, or null.</summary>
    public GivenNotice? StandingNotice => Notice is { } notice && notice.Said.Revision == Current.Number ? notice : null;

    /// <summary>The vote that opens by itself at a moment to come, or at once where none opened it in time; null where none does any more.</summary>
    public StatedVote? OpensByItself(Instant now) =>
        StandingNotice is { Said: { OpensByItself: true, Vote: var vote } } && now <= vote.LastOpening ? vote : null;

    /// <summary>The amendment that the vote on this proposal decides, or null.</summary>
    public AmendmentName? Puts { get; init; }

    /// <summary>The lost amendment that this proposal was made of, or null.</summary>
    public AmendmentName? Follows { get; init; }

    /// <summary>The topic that it is of, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>The template that it began with, or null.</summary>
    public TemplateId? TemplateId { get; init; }

    /// <summary>The circle that decides it; null for the whole community.</summary>
    public CircleId? Circle { get; init; }

    /// <summary>Whether it was handed on to where it is: then its proposer chooses no more.</summary>
    public bool WasHandedOn => HandedOn is not null;

    /// <summary>How it was handed on last, or null.</summary>
    public DecisionHandedOn? HandedOn { get; init; }

    /// <summary>The decisions that it supersedes once it is carried.</summary>
    public ImmutableArray<ProposalId> Supersedes { get; init; } = [];

    /// <summary>Whether members may add options until notice is given of the vote, or it opens.</summary>
    public bool AsksForIdeas { get; init; }

    /// <summary>The role that it fills, and with whom, once consent is reached; null for any other. It stays as it was drafted: another nominee is another proposal.</summary>
    public RoleFilling? Fills { get; init; }

    /// <summary>The options that members have added, those that were taken out too.</summary>
    public ImmutableArray<Idea> Ideas { get; init; } = [];

    /// <summary>Under which rule agreement is sought, and with whom; null where nobody seeks it.</summary>
    public AgreementSought? Sought { get; init; }

    /// <summary>Whether positions are asked for in its latest round, which no result has ended.</summary>
    public bool IsInPass => Latest is { Tally: null, IsSuperseded: false, Terms.Method: PositionMethod };

    /// <summary>Every amendment that was put to the vote, in that order.</summary>
    public ImmutableArray<AmendmentOnVote> AmendmentsPut { get; init; } = [];

    /// <summary>The chair's order of amendments; empty for the order in which they were received.</summary>
    public ImmutableArray<AmendmentId> AmendmentOrder { get; init; } = [];

    /// <summary>The amendment that is being voted on, or null.</summary>
    public AmendmentOnVote? Pending => AmendmentsPut is [.., { IsCarried: null } last] ? last : null;

    /// <summary>The text as it stands.</summary>
    public Revision Current => Revisions[^1];

    /// <summary>The latest round, or null before the first.</summary>
    public Round? Latest => Rounds.Length == 0 ? null : Rounds[^1];

    /// <summary>
    /// The round that has carried and waits for a vote to confirm it, or null. A confirming vote that found no quorum leaves it
    /// waiting.
    /// </summary>
    public Round? ToConfirm
    {
        get
        {
            if (Latest is not { Tally: { } tally } latest)
                return null;
            if (latest.Confirms is not { } first)
                return tally.Verdict == Verdict.Carried && latest.Confirmation is not null ? latest : null;
            return tally.Verdict == Verdict.NoQuorum ? Rounds.Single(round => round.Id == first) : null;
        }
    }

    /// <summary>Where the proposal is at an instant. It is derived from facts and the clock, and stored nowhere.</summary>
    public ProposalStatus StatusAt(Instant now) =>
        IsWithdrawn ? ProposalStatus.Withdrawn
        : IsSeekingAt(now) ? ProposalStatus.SeekingAgreement
        : Latest is not { } round ? OpensByItself(now) is null ? ProposalStatus.Draft : ProposalStatus.Scheduled
        : ToConfirm?.Confirmation is { } plan ? now <= plan.ClosesBy ? ProposalStatus.ToBeConfirmed : ProposalStatus.Lapsed
        : round.Tally is { } tally ? StatusOf(tally.Verdict)
        : round.IsOpenAt(now) ? ProposalStatus.Open
        : ProposalStatus.Closed;

    /// <summary>Whether it is between the passes of a consent round, or before the first, or what they brought is looked at.</summary>
    private bool IsSeekingAt(Instant now) =>
        Sought is not null && (Latest is null or { IsSuperseded: true } || (IsInPass && !Latest.IsOpenAt(now)));

    /// <summary>
    /// Whether it has been decided: nothing of it can be changed any more. What waits to be confirmed is not decided, and cannot
    /// be changed either. What only showed what members think decided nothing, so they can go on to decide it.
    /// </summary>
    public bool IsDecided => ToConfirm is null && Latest?.Tally is { } tally && (tally.Verdict is Verdict.Carried or Verdict.Lost || Puts is not null);

    /// <summary>Whether it can still come to be decided. What was carried and not confirmed in time has lapsed, and waits for nobody.</summary>
    public bool IsUndecidedAt(Instant now) => !IsWithdrawn && !IsDecided && StatusAt(now) != ProposalStatus.Lapsed;

    /// <summary>
    /// Whether members have carried it, and confirmed it where that is asked for. It is so for good: no command undoes a result. The
    /// vote on an amendment is no decision of its own.
    /// </summary>
    public bool IsCarried => IsDecided && Puts is null && Latest?.Tally?.Verdict == Verdict.Carried;

    /// <summary>The vote on an amendment, or null where it was not put.</summary>
    public AmendmentOnVote? PutOf(AmendmentId amendment) => AmendmentsPut.FirstOrDefault(put => put.AmendmentId == amendment);

    public static Proposal Create(ProposalDrafted e) =>
        new(e.ProposalId, e.Proposer, [new Revision(1, e.Title, e.Text, e.Options, null)], [], IsWithdrawn: false)
        {
            Change = e.Change,
            Puts = e.Puts,
            Follows = e.Follows,
            Topic = e.Topic,
            TemplateId = e.TemplateId,
            Circle = e.Circle,
            AsksForIdeas = e.AsksForIdeas,
            Fills = e.Fills,
        };

    public Proposal Apply(ProposalRevised e) =>
        this with
        {
            Revisions = Revisions.Add(new Revision(e.Revision, e.Title, e.Text, e.Options, e.Note, e.AmendmentId)),
            Ideas = e.Idea is { Step: IdeaStep.Added } added ? Ideas.Add(new Idea(added.Option, added.By)) : Ideas,
        };

    public Proposal Apply(TopicChosen e) => this with { Topic = e.Topic };

    public Proposal Apply(CircleChosen e) => this with { Circle = e.Circle };

    public Proposal Apply(DecisionHandedOn e) => this with { Circle = e.To, HandedOn = e };

    public Proposal Apply(SupersededNamed e) => this with { Supersedes = e.Superseded };

    public Proposal Apply(VotingOpened e) => Opened(e, at: null);

    /// <param name="at">When it landed: a roll may have been drawn as of long before. Null where it has not yet, or nobody knows.</param>
    private Proposal Opened(VotingOpened e, Instant? at) =>
        this with
        {
            Rounds = Rounds.Add(new Round(
            e.RoundId, e.Round, e.Revision, e.RuleId, e.RuleVersion, e.Terms, e.Roll, e.ClosesAt,
            IsClosedEarly: false, Tally: null, Outcome: null)
            {
                Confirms = e.Confirms, Confirmation = e.Confirmation, Notice = e.Confirms is null ? StandingNotice : null,
                Length = Latest is { IsSuperseded: true } before ? before.Length : e.ClosesAt - (at ?? e.Roll.DrawnAt),
                Held = e.Held,
                Topic = Topic,
            }),
            Notice = null,
        };

    public Proposal Apply(NoticeGiven e) => this with { Notice = new GivenNotice(e, []) };

    public Proposal Apply(NoticeWithdrawn _) => this with { Notice = null };

    public Proposal Apply(ShortNoticeConsented e) =>
        this with { Notice = Notice! with { Consents = Notice.Consents.Add(e.MemberId) } };

    public Proposal Apply(VotingExtended e) => WithRound(e.RoundId, round => round with { ClosesAt = e.ClosesAt });

    public Proposal Apply(VotingClosedEarly e) => ClosedEarly(e, at: null);

    private Proposal ClosedEarly(VotingClosedEarly e, Instant? at) =>
        WithRound(e.RoundId, round => round with { IsClosedEarly = true, ClosedBecause = e.Reason, EndedAt = at });

    public Proposal Apply(VotingProlonged e) => WithRound(e.RoundId, round => round with { ClosesAt = e.ClosesAt, ProlongedFrom = round.ClosesAt });

    public Proposal Apply(VotingEnded e) => Ended(e, at: null);

    private Proposal Ended(VotingEnded e, Instant? at) => WithRound(e.RoundId, round => round with { Ended = e.Because, EndedAt = at });

    public Proposal Apply(ProposalWithdrawn _) => this with { IsWithdrawn = true };

    public Proposal Apply(ResultDeclared e) => Declared(e, at: null);

    private Proposal Declared(ResultDeclared e, Instant? at) =>
        WithRound(e.RoundId, round => round with { Tally = e.Tally, Ways = e.Ways, DeclaredAt = at });

    public Proposal Apply(OutcomeStated e) => WithRound(e.RoundId, round => round with { Outcome = e.Statement });

    public Proposal Apply(DecisionCorrected e) => Corrected(e, at: null);

    private Proposal Corrected(DecisionCorrected e, Instant? at) =>
        WithRound(e.RoundId, round => round with { Corrections = round.Corrections.Add(new Correction(e.Text, e.Reason) { At = at }) });

    public Proposal Apply(RecountMade e) =>
        WithRound(e.RoundId, round => round with { Recount = new Recount(e.Agrees, e.CountedTo, e.Tally) });

    public Proposal Apply(AmendmentPut e) =>
        WithUndecided(round => round with { AwaitsAmendment = true }) with
        {
            AmendmentsPut = AmendmentsPut.Add(new AmendmentOnVote(e.AmendmentId, e.Question, IsCarried: null)),
        };

    public Proposal Apply(AmendmentCarried e) => WithPut(e.AmendmentId, isCarried: true, at: null);

    public Proposal Apply(AmendmentLost e) => WithPut(e.AmendmentId, isCarried: false, at: null);

    public Proposal Apply(AmendmentsOrdered e) => this with { AmendmentOrder = e.Order };

    public Proposal Apply(RoundSuperseded e) => WithRound(e.RoundId, round => round with { IsSuperseded = true });

    public Proposal Apply(AgreementSought e) => this with { Sought = e };

    /// <summary>The same for an event that has not landed, or of which it does not matter when it did.</summary>
    public static Proposal? Fold(Proposal? state, IProposalEvent @event) => FoldAt(state, @event, at: null);

    /// <param name="at">When the event landed, by the record.</param>
    public static Proposal? FoldAt(Proposal? state, IProposalEvent @event, Instant? at) => @event switch
    {
        ProposalDrafted e => Create(e),
        ProposalRevised e => state!.Apply(e),
        TopicChosen e => state!.Apply(e),
        CircleChosen e => state!.Apply(e),
        DecisionHandedOn e => state!.Apply(e),
        SupersededNamed e => state!.Apply(e),
        NoticeGiven e => state!.Apply(e),
        NoticeWithdrawn e => state!.Apply(e),
        ShortNoticeConsented e => state!.Apply(e),
        VotingOpened e => state!.Opened(e, at),
        VotingExtended e => state!.Apply(e),
        VotingClosedEarly e => state!.ClosedEarly(e, at),
        VotingProlonged e => state!.Apply(e),
        VotingEnded e => state!.Ended(e, at),
        ProposalWithdrawn e => state!.Apply(e),
        ResultDeclared e => state!.Declared(e, at),
        OutcomeStated e => state!.Apply(e),
        DecisionCorrected e => state!.Corrected(e, at),
        RecountMade e => state!.Apply(e),
        AmendmentPut e => state!.Apply(e),
        AmendmentCarried e => state!.WithPut(e.AmendmentId, isCarried: true, at),
        AmendmentLost e => state!.WithPut(e.AmendmentId, isCarried: false, at),
        AmendmentsOrdered e => state!.Apply(e),
        RoundSuperseded e => state!.Apply(e),
        AgreementSought e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private static ProposalStatus StatusOf(Verdict verdict) => verdict switch
    {
        Verdict.Carried => ProposalStatus.Carried,
        Verdict.Lost => ProposalStatus.Lost,
        Verdict.NoQuorum => ProposalStatus.NoQuorum,
        Verdict.Gathered => ProposalStatus.Gathered,
        _ => throw new UnreachableException($"{verdict} has no status."),
    };

    /// <param name="at">When it was decided; null where nobody knows.</param>
    private Proposal WithPut(AmendmentId id, bool isCarried, Instant? at)
    {
        var put = AmendmentsPut.Single(put => put.AmendmentId == id);
        return WithUndecided(round => round with { AwaitsAmendment = false, AmendmentDecidedAt = at }) with
        {
            AmendmentsPut = AmendmentsPut.Replace(put, put with { IsCarried = isCarried }),
        };
    }

    /// <summary>Changes the latest round where that has no result yet.</summary>
    private Proposal WithUndecided(Func<Round, Round> change) => Latest is { Tally: null } latest ? WithRound(latest.Id, change) : this;

    private Proposal WithRound(RoundId id, Func<Round, Round> change)
    {
        var round = Rounds.Single(round => round.Id == id);
        return this with { Rounds = Rounds.SetItem(round.Number - 1, change(round)) };
    }
}
