using System.Collections.Immutable;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Counting;
using Decisions.Domain.Delegations;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using NodaTime;

namespace Decisions.Domain.Tests.Laws;

/// <summary>One stream of each aggregate, every ballot, and the clock.</summary>
internal sealed record World(
    Community? Community, Member? Member, Rule? Rule, Proposal? Proposal,
    ImmutableSortedDictionary<string, Ballot> Ballots, Instant Now)
{
    public static World Empty { get; } = new(null, null, null, null, ImmutableSortedDictionary<string, Ballot>.Empty, Example.During);

    /// <summary>The first draft as it stands in the record, words taken out or not.</summary>
    public ProposalDrafted? Drafted { get; init; }

    /// <summary>What was taken out of it.</summary>
    public Redaction? Redaction { get; init; }

    /// <summary>In the order in which they were received.</summary>
    public ImmutableArray<Amendment> Amendments { get; init; } = [];

    public AmendmentsMoved? Moved => Proposal is null ? null : new(Proposal, Amendments);

    public Template? Template { get; init; }

    public Discussion? Discussion { get; init; }

    /// <summary>In the order in which they were made.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    public Comment? CommentOf(CommentId? id) => Comments.FirstOrDefault(comment => comment.Id == id);

    /// <summary>Who speaks for whom.</summary>
    public ProposalProxies? Proxies { get; init; }

    /// <summary>Who speaks for whom at the meeting.</summary>
    public MeetingProxies? MeetingProxies { get; init; }

    /// <summary>The same where the latest round is held there.</summary>
    public MeetingProxies? MeetingProxiesNow => Proposal?.Latest?.Held is null ? null : MeetingProxies;

    /// <summary>Of which class the member is.</summary>
    public Placement? Placement { get; init; }

    /// <summary>Whom each member lets vote for them.</summary>
    public ImmutableSortedDictionary<string, Delegation> Delegations { get; init; } = ImmutableSortedDictionary<string, Delegation>.Empty;

    public Delegation? DelegationOf(MemberId member) => Delegations.GetValueOrDefault(Streams.OfDelegation(member));

    public CircleTree? Circles { get; init; }

    /// <summary>Who is in each circle.</summary>
    public ImmutableSortedDictionary<string, CircleMembers> InCircles { get; init; } = ImmutableSortedDictionary<string, CircleMembers>.Empty;

    public CircleMembers? MembersOf(CircleId circle) => InCircles.GetValueOrDefault(Streams.Of(circle));

    /// <summary>The circle that the proposal is with.</summary>
    public Circle? Circle => Circles?.Find(Proposal?.Circle);

    public ImmutableSortedDictionary<string, Draw> Draws { get; init; } = ImmutableSortedDictionary<string, Draw>.Empty;

    public Draw? DrawOf(DrawId draw) => Draws.GetValueOrDefault($"{draw}");

    public ConsentRound? Consent { get; init; }

    public AdviceProcess? Advice { get; init; }

    public Selection? Selection { get; init; }

    public FollowUp? FollowUp { get; init; }

    /// <summary>The action of the tests.</summary>
    public PlannedAction? Action { get; init; }

    /// <summary>The call for volunteers of the tests.</summary>
    public Call? Call { get; init; }

    /// <summary>The positions of the latest pass, or null where the latest round asks for none.</summary>
    public PassSignals? Pass => Proposal?.Latest is not { Terms.Method: PositionMethod } round ? null : new(round,
    [
        .. Ballots.Values.Where(ballot => ballot.RoundId == round.Id && ballot.Vote is not null)
            .Select(ballot => new Signal(ballot.MemberId, ((PositionChoice)ballot.Vote!.Choice).Position, ballot.Vote.Reason)),
    ]);

    public Erasure? Erasure { get; init; }

    public Meeting? Meeting { get; init; }

    /// <summary>The show of hands in each round.</summary>
    public ImmutableSortedDictionary<string, ShowOfHands> Hands { get; init; } = ImmutableSortedDictionary<string, ShowOfHands>.Empty;

    /// <summary>The show of hands in the latest round.</summary>
    public ShowOfHands? HandsNow => Proposal?.Latest is { } round ? Hands.GetValueOrDefault(Streams.OfHands(round.Id)) : null;

    /// <summary>Who is at the meeting and has no ballot in the latest round.</summary>
    public ImmutableArray<MemberId> Voters => [.. (Meeting?.Present ?? []).Where(member => BallotOf(member)?.Vote is null)];

    /// <summary>What tellers have entered for each member in each round.</summary>
    public ImmutableSortedDictionary<string, TellerEntry> Entries { get; init; } = ImmutableSortedDictionary<string, TellerEntry>.Empty;

    /// <summary>What tellers have entered for a member in the latest round.</summary>
    public TellerEntry? EntryOf(MemberId member) =>
        Proposal?.Latest is { } round ? Entries.GetValueOrDefault(Streams.OfEntry(round.Id, member)) : null;

    /// <summary>A member's ballot in the latest round.</summary>
    public Ballot? BallotOf(MemberId member) =>
        Proposal?.Latest is { } round ? Ballots.GetValueOrDefault(Streams.Of(round.Id, member)) : null;

    /// <summary>The ballots that stand in the latest round, as a count takes them.</summary>
    public IReadOnlyCollection<CountedBallots> Standing => Pass is { } pass ? pass.Counted(Consent) :
        [.. new[] { Example.Ada, Example.Ben }.Select(member => BallotOf(member)?.Vote).OfType<Vote>()
            .GroupBy(vote => vote.Choice, (choice, votes) => new CountedBallots(choice, votes.Count()))];

    public World Apply(IDomainEvent @event) => @event switch
    {
        ICommunityEvent e => this with { Community = Domain.Communities.Community.Fold(Community, e) },
        IMemberEvent e => this with { Member = Domain.Members.Member.Fold(Member, e) },
        ICirclesEvent e => this with { Circles = CircleTree.Fold(Circles, e) },
        ICircleEvent e => this with { InCircles = InCircles.SetItem(Streams.Of(e.CircleId), CircleMembers.Fold(MembersOf(e.CircleId), e)) },
        IRuleEvent e => this with { Rule = Domain.Rules.Rule.Fold(Rule, e) },
        ITemplateEvent e => this with { Template = Domain.Templates.Template.Fold(Template, e) },
        IAmendmentEvent e => this with { Amendments = Followed(e) },
        IDiscussionEvent e => this with { Discussion = Domain.Discussions.Discussion.Fold(Discussion, e) },
        ICommentEvent e => this with
        {
            Comments = CommentOf(e.CommentId) is { } known ? Comments.Replace(known, Comment.Fold(known, e)!) : Comments.Add(Comment.Fold(null, e)!),
        },
        ProposalDrafted e when e.ProposalId != Example.Oven => this,
        ProposalDrafted e => this with { Drafted = e, Proposal = Domain.Proposals.Proposal.Fold(Proposal, e) },
        PayloadRedacted e => this with { Drafted = (ProposalDrafted)e.RemainingEvent()!, Redaction = Domain.Redactions.Redaction.Fold(Redaction, e) },
        IHandsEvent e => this with
        {
            Hands = Hands.SetItem(Streams.OfHands(e.RoundId), ShowOfHands.Fold(Hands.GetValueOrDefault(Streams.OfHands(e.RoundId)), e)!),
        },
        IMeetingEvent e => this with { Meeting = Domain.Meetings.Meeting.Fold(Meeting, e) },
        IPlacementEvent e => this with { Placement = Domain.Classes.Placement.Fold(Placement, e) },
        IProxyEvent e => this with { Proxies = ProposalProxies.Fold(Proxies, e) },
        IMeetingProxyEvent e => this with { MeetingProxies = Domain.Proxies.MeetingProxies.Fold(MeetingProxies, e) },
        IDelegationEvent e => this with
        {
            Delegations = Delegations.SetItem(Streams.OfDelegation(e.MemberId), Delegation.Fold(DelegationOf(e.MemberId), e)),
        },
        IDrawEvent e => this with { Draws = Draws.SetItem($"{e.DrawId}", Draw.Fold(DrawOf(e.DrawId), e)!) },
        IAdviceEvent e => this with { Advice = AdviceProcess.Fold(Advice, e) },
        ISelectionEvent e => this with { Selection = Domain.Selections.Selection.Fold(Selection, e) },
        IConsentRoundEvent e => this with { Consent = ConsentRound.Fold(Consent, e) },
        IFollowThroughEvent e => this with { FollowUp = FollowUp.Fold(FollowUp, e) },
        IActionEvent e => this with { Action = PlannedAction.Fold(Action, e) },
        ICallEvent e => this with { Call = Domain.Calls.Call.Fold(Call, e) },
        IErasureEvent e => this with { Erasure = Domain.Redactions.Erasure.Fold(Erasure, e) },
        IProposalEvent e => this with { Proposal = Domain.Proposals.Proposal.Fold(Proposal, e) },
        IBallotEvent e => With(Streams.Of(e.RoundId, e.MemberId), e),
        IEntryEvent e => this with
        {
            Entries = Entries.SetItem(
                Streams.OfEntry(e.RoundId, e.MemberId), TellerEntry.Fold(Entries.GetValueOrDefault(Streams.OfEntry(e.RoundId, e.MemberId)), e)!),
        },
        _ => throw new ArgumentException($"{@event.GetType().Name} has no stream.", nameof(@event)),
    };

    private ImmutableArray<Amendment> Followed(IAmendmentEvent e) =>
        Amendments.FirstOrDefault(amendment => amendment.Id == e.AmendmentId) is { } known
            ? Amendments.Replace(known, Amendment.Fold(known, e)!)
            : Amendments.Add(Amendment.Fold(null, e)!);

    private World With(string stream, IBallotEvent e) =>
        this with { Ballots = Ballots.SetItem(stream, Ballot.Fold(Ballots.GetValueOrDefault(stream), e)!) };
}
