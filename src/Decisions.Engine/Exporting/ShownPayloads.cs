using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Advice;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Delegations;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;
using Decisions.Engine.Discussions;
using Decisions.Engine.Proxies;
using Decisions.Engine.Verifying.Replay;
using NodaTime;

namespace Decisions.Engine.Exporting;

/// <summary>Which payloads an audience may see; good for one reading of a log.</summary>
/// <param name="now">By the database's clock: what is open then stays hidden.</param>
public sealed class ShownPayloads(CommunityId community, Visibility visibility, Audience audience, Instant now, DecisionsEngine engine)
{
    private readonly Dictionary<RoundId, bool> _rounds = [];
    private readonly Dictionary<SelectionId, bool> _selections = [];
    private readonly Dictionary<ProposalId, ReadDiscussion> _discussions = [];

    public async ValueTask<bool> Shows(IDomainEvent @event, CancellationToken cancel) => @event switch
    {
        IVoteEvent e => await ShowsBallot(e.RoundId, e.ProposalId, cancel),
        IProxyEvent e => audience == Audience.Auditor && await ShowsProxies(e.ProposalId, cancel),
        // Whom a member has named is between the two.
        IDelegationEvent or IMeetingProxyEvent => audience == Audience.Auditor,
        NominationMade e when audience != Audience.Visitor => await ShowsNominations(e, cancel),
        _ when audience == Audience.Auditor => true,
        // Without it nobody could tell which key signs.
        LogKeyRotated => true,
        _ when audience == Audience.Visitor && visibility != Visibility.Public => false,
        // Who came to a meeting is for the members, what each said of a proposal, and who does what about a decision, and who was drawn for a panel.
        AttendanceEntered or IConsentRoundEvent or IActionEvent or ICallEvent => audience == Audience.Member,
        // So is who is in which circle.
        ICircleEvent or IDrawEvent or IAdviceEvent or ISelectionEvent => audience == Audience.Member,
        ICommentEvent e => await ShowsComment(e.ProposalId, e.CommentId, says: e is CommentMade or CommentEdited, cancel),
        ICommunityEvent or ICirclesEvent or IMeetingEvent or IRuleEvent or ITemplateEvent or IProposalEvent or IAmendmentEvent or IFollowThroughEvent or IDiscussionEvent or MemberInvited or MemberJoined => true,
        // Why a member was suspended or left, and of which class each is, is for the members.
        IMemberEvent or IPlacementEvent => audience == Audience.Member,
        // Every redaction of a comment is shown alike, the ones before the last too, which tell nothing of what remains any more.
        PayloadRedacted e when StreamName.TryComment(e.Stream, out var proposal, out var comment) => await ShowsComment(proposal, comment, says: Says(e.Type), cancel),
        // Of what was redacted, the redaction itself shows what remains; so it is shown to whom that is.
        PayloadRedacted e when e.RemainingEvent() is { } remaining => await Shows(remaining, cancel),
        PayloadRedacted { ProposalId: { } proposal } e when StreamName.TryBallot(e.Stream, out var round, out _) => await ShowsBallot(round, proposal, cancel),
        PayloadRedacted e when StreamName.TryCarryingOut(e.Stream, out _) || StreamName.TryId(e.Stream, Streams.AdviceType, out _) || StreamName.TrySelection(e.Stream, out _, out _) => audience == Audience.Member,
        PayloadRedacted e => audience == Audience.Member
            || !(e.Stream.StartsWith(Streams.MemberType, StringComparison.Ordinal) || e.Stream.StartsWith(Streams.CircleType + "/", StringComparison.Ordinal)),
        // Why a person was erased is between them and the secretary.
        _ => false,
    };

    /// <summary>Whether an event is what a comment says, by its alias.</summary>
    private static bool Says(string type) => EventCatalogue.Current.Types[type] is var of && (of == typeof(CommentMade) || of == typeof(CommentEdited));

    private async ValueTask<bool> ShowsNominations(NominationMade e, CancellationToken cancel) => _selections.TryGetValue(e.SelectionId, out var known)
        ? known
        : _selections[e.SelectionId] = (await engine.Streams.Selection(community, e.CircleId, e.SelectionId, cancel)).State?.ShowsAt(now) == true;

    private async ValueTask<bool> ShowsProxies(ProposalId proposal, CancellationToken cancel) =>
        (await engine.Streams.Proposal(community, proposal, cancel)).State is { } state && ProxyPayloads.ShowToAuditor(state);

    /// <param name="says">Whether it is what the comment says, and not what became of it.</param>
    private async ValueTask<bool> ShowsComment(ProposalId proposal, CommentId comment, bool says, CancellationToken cancel)
    {
        if (!_discussions.TryGetValue(proposal, out var discussion))
            _discussions[proposal] = discussion = await new DiscussionReading(engine).Load(community, proposal, audience == Audience.Member, cancel, until: now);
        // What is said in a circle is for that, and what became of it, with the reasons; where it has come to the whole community with its proposal, for every member.
        var isForAll = discussion.Audience == DiscussionAudience.Open
            || (audience == Audience.Member && (discussion.Audience == DiscussionAudience.Members || await HasNoCircle(proposal, cancel)));
        return isForAll && discussion.Find(comment) is { } found && !(says && found.Comment.Hiding is not null);
    }

    /// <summary>Whether a proposal was with the whole community, as of this reading.</summary>
    private async Task<bool> HasNoCircle(ProposalId proposal, CancellationToken cancel) =>
        (await engine.Store.ReadStream(community.Value, Streams.Of(proposal), cancel: cancel)).Where(stored => stored.At <= now)
            .Aggregate(default(Proposal), (state, stored) => Proposal.Fold(state, (IProposalEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span)))
            is { Circle: null };

    private async ValueTask<bool> ShowsBallot(RoundId id, ProposalId proposal, CancellationToken cancel)
    {
        if (audience == Audience.Visitor)
            return false;
        if (_rounds.TryGetValue(id, out var known))
            return known;
        var round = (await engine.Streams.Proposal(community, proposal, cancel)).State?.Rounds.FirstOrDefault(round => round.Id == id);
        return _rounds[id] = round is not null && (audience == Audience.Auditor ? round.ShowsChoicesToAuditorAt(now) : round.ShowsChoicesAt(now));
    }
}
