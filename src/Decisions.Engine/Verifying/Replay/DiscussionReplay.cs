using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How comments were made, edited, reacted to, answered and moderated, and who may read them.</summary>
internal sealed class DiscussionReplay(ReplayedDecisions decisions, MemberRegister register, CircleReplay circles, Audience audience, ReplayFaults faults)
{
    private readonly Dictionary<CommentId, Comment> _comments = [];
    private readonly Dictionary<ProposalId, Discussion> _discussions = [];

    /// <summary>On which proposals anything was said, be it withheld.</summary>
    private readonly HashSet<ProposalId> _discussed = [];

    /// <summary>The comments of which something is withheld, and where; what is said of them cannot be decided again.</summary>
    private readonly Dictionary<CommentId, (ProposalId Of, long Index)> _withheld = [];

    /// <summary>Where it is withheld what became of a comment, and of which proposal that is.</summary>
    private readonly List<(ProposalId Of, long Index)> _unseen = [];

    /// <summary>The comments that are hidden.</summary>
    private readonly HashSet<CommentId> _hidden = [];

    /// <summary>Whether anything was said of a proposal that is kept to its circle, as far as the audience is told to whom it is kept.</summary>
    public bool IsSpokenOfInCircle(ProposalId proposal) => IsAmongCircle(proposal) && _discussed.Contains(proposal);

    public void Apply(in CheckedEvent next, Entry entry, ICommentEvent @event)
    {
        if (entry.Header.Stream != Streams.Of(@event.ProposalId, @event.CommentId))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this comment.");
            return;
        }
        _discussed.Add(@event.ProposalId);
        var state = Find(@event.CommentId);
        if (!_withheld.ContainsKey(@event.CommentId))
            Decide(next, entry, @event, state);
        if (@event is CommentHidden)
            _hidden.Add(@event.CommentId);
        if (@event is CommentRestored)
            _hidden.Remove(@event.CommentId);
        if (state is not null || @event is CommentMade)
            _comments[@event.CommentId] = Comment.Fold(state, @event)!;
    }

    public void Apply(in CheckedEvent next, Entry entry, IDiscussionEvent @event)
    {
        if (entry.Header.Stream != Streams.OfDiscussion(@event.ProposalId))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this discussion.");
            return;
        }
        var state = _discussions.GetValueOrDefault(@event.ProposalId);
        switch (@event)
        {
            case DiscussionAudienceSet e:
                ActedByMember(next, entry);
                faults.Redo(next, e, SetDiscussionAudience.Decide(
                    decisions.Find(e.ProposalId), state, new SetDiscussionAudience(e.ProposalId, e.Audience), _discussed.Contains(e.ProposalId)));
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
        _discussions[@event.ProposalId] = Discussion.Fold(state, @event);
    }

    /// <summary>What a comment says, or what became of it, is not shown to this archive's audience.</summary>
    public void Withhold(in CheckedEvent next, Entry entry, Type type)
    {
        if (!StreamName.TryComment(entry.Header.Stream, out var proposal, out var comment))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a comment.");
            return;
        }
        _discussed.Add(proposal);
        if (type == typeof(CommentMade) || type == typeof(CommentEdited))
            _withheld.TryAdd(comment, (proposal, next.Index));
        else
            _unseen.Add((proposal, next.Index));
    }

    /// <summary>Said once all was seen: from members only what a hidden comment says is withheld, and all of what is said in a circle.</summary>
    public void End()
    {
        if (audience != Audience.Member)
            return;
        foreach (var (comment, (of, index)) in _withheld)
            if (!_hidden.Contains(comment) && !IsAmongCircle(of))
                faults.Add(index, "What a comment says is withheld from a member, who may see it: the comment is not hidden.");
        foreach (var (of, index) in _unseen)
            if (!IsAmongCircle(of))
                faults.Add(index, "What became of a comment is withheld from a member, who may see it: it is not kept to a circle.");
    }

    /// <summary>Whether what is said of a proposal is kept to a circle that it is with.</summary>
    private bool IsAmongCircle(ProposalId proposal) =>
        _discussions.GetValueOrDefault(proposal)?.Audience == DiscussionAudience.Circle && decisions.Find(proposal) is { Circle: not null };

    private void Decide(in CheckedEvent next, Entry entry, ICommentEvent @event, Comment? state)
    {
        var proposal = decisions.Find(@event.ProposalId);
        switch (@event)
        {
            case CommentMade e:
                ActedBy(next, entry, e.Author);
                // Of a passage nothing can be told where words were taken out of its revision since.
                var said = proposal?.Revisions.ElementAtOrDefault(e.Revision - 1) is { } revision && Passage.HasWordsRemoved(revision) ? e with { Passage = null } : e;
                RedoAsShown(next, said, MakeComment.Decide(
                    proposal, state, Find(e.RepliesTo),
                    new MakeComment(e.CommentId, e.ProposalId, e.Author, e.Revision, e.Kind, said.Passage, e.RepliesTo, e.Text, e.Mentioned),
                    [.. e.Mentioned.Where(HasJoined)], InCircle(e.ProposalId, e.Mentioned)));
                break;
            case CommentEdited e:
                if (state is not null)
                    ActedBy(next, entry, state.Author);
                faults.Redo(next, e, EditComment.Decide(
                    proposal, state, new EditComment(e.CommentId, e.ProposalId, state?.Author ?? default, e.Text, e.Mentioned), [.. e.Mentioned.Where(HasJoined)],
                    InCircle(e.ProposalId, e.Mentioned)));
                break;
            case ReactionGiven e:
                ActedBy(next, entry, e.MemberId);
                faults.Redo(next, e, React.Decide(proposal, state, new React(e.CommentId, e.ProposalId, e.MemberId, e.Reaction)));
                break;
            case ReactionTaken e:
                ActedBy(next, entry, e.MemberId);
                faults.Redo(next, e, React.Decide(proposal, state, new React(e.CommentId, e.ProposalId, e.MemberId, null)));
                break;
            case AnswerMarked e:
                ActedByMember(next, entry);
                RedoAsShown(next, e, MarkAnswer.Decide(proposal, state, Find(e.Answer), new MarkAnswer(e.CommentId, e.ProposalId, e.Answer)));
                break;
            case CommentHidden e:
                ActedBy(next, entry, e.By);
                faults.Redo(next, e, HideComment.Decide(state, new HideComment(e.CommentId, e.By, e.Reason)));
                break;
            case CommentRestored e:
                ActedBy(next, entry, e.By);
                faults.Redo(next, e, RestoreComment.Decide(state, new RestoreComment(e.CommentId, e.By, e.Reason)));
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
    }

    private List<MemberId>? InCircle(ProposalId proposal, ImmutableArray<MemberId> mentioned) =>
        IsAmongCircle(proposal) ? [.. mentioned.Where(member => circles.Chosen(decisions.Find(proposal)!.Circle, member).ProposerIsIn)] : null;

    /// <summary>What it replies to, or is answered by, may be withheld.</summary>
    private void RedoAsShown(in CheckedEvent next, IDomainEvent happened, Decision decision)
    {
        if (decision.Rejection is not CommentIsUnknown { CommentId: var other } || !_withheld.ContainsKey(other))
            faults.Redo(next, happened, decision);
    }

    private Comment? Find(CommentId? id) => id is { } known ? _comments.GetValueOrDefault(known) : null;

    private bool HasJoined(MemberId member) => register.Find(member) is { Standing: Standing.Joined };

    /// <summary>Who leads is not on record: what the author or whoever leads could do, a member did at the least.</summary>
    private void ActedByMember(in CheckedEvent next, Entry entry)
    {
        if (!Guid.TryParse(entry.Header.Actor, out var actor) || !HasJoined(new MemberId(actor)))
            faults.Add(next, $"What only a member could do was done by {entry.Header.Actor}.");
    }

    private void ActedBy(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        else if (!HasJoined(member))
            faults.Add(next, $"Member {member} took part in a discussion and was no member then, or was suspended.");
    }
}
