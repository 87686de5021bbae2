using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How amendments were moved, seconded, accepted, reworded and withdrawn; and how votes on them decided them.</summary>
internal sealed class AmendmentReplay(ReplayedDecisions decisions, Consequences consequences, ReplayFaults faults)
{
    public void Apply(in CheckedEvent next, Entry entry, IAmendmentEvent @event, Instant when)
    {
        var (proposal, id) = (@event.ProposalId, @event.AmendmentId);
        if (entry.Header.Stream != Streams.Of(proposal, id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this amendment.");
            return;
        }
        var state = decisions.Moved(proposal);
        if (@event is AmendmentReworded reworded)
        {
            if (!consequences.Is(next, entry, reworded))
                faults.Add(next, "It says that another amendment changed this one, and none was carried or accepted.");
        }
        else
        {
            consequences.NothingIsDue(next, entry);
            Decide(next, entry, @event, state, when);
        }
        decisions.Amend(proposal, Amendment.Fold(state?.Find(id), @event)!);
    }

    /// <summary>An amendment is put: the proposal that asks for it follows.</summary>
    public void Put(in CheckedEvent next, AmendmentPut e, Instant when) =>
        RedoAsItRead(next, e, PutAmendment.Decide(decisions.Moved(e.ProposalId), new PutAmendment(e.AmendmentId, e.Question), when));

    /// <summary>The vote on an amendment decided it, and all that this brings with it is to follow.</summary>
    public void Decided(in CheckedEvent next, Entry entry, IProposalEvent happened, ProposalId proposal, AmendmentId id, Instant when)
    {
        var state = decisions.Moved(proposal);
        if (state?.Proposal.Pending is not { } pending || decisions.Find(pending.Question) is not { } question)
        {
            faults.Add(next, "It says what came of a vote on an amendment, and there was none.");
            return;
        }
        var decision = DecideAmendment.Decide(state, question, new DecideAmendment(id, default), when);
        if (decision.Rejection is { } rejection)
            faults.Add(next, $"This could not be done then ({rejection.Code}): {rejection.Reason}");
        else if (!ReplayFaults.Same(decision.Events[0], happened))
            faults.Add(next, "It is not what the vote on the amendment came to.");
        else
        {
            consequences.Expect(entry.Header.Stream, decision.Events.Skip(1));
            Reword(happened is AmendmentCarried ? state : null, id);
        }
    }

    /// <summary>A proposal that says it puts an amendment, or was made of one.</summary>
    public void Drafted(in CheckedEvent next, ProposalDrafted e)
    {
        if (e.Puts is { } puts && !(decisions.Moved(puts.ProposalId) is { } state && Asks(state, puts.AmendmentId, e)))
            faults.Add(next, "It asks for an amendment that was not put so.");
        if (e.Follows is { } follows && !(decisions.Moved(follows.ProposalId) is { } before && before.Find(follows.AmendmentId) is { } lost
            && before.StatusOf(lost) == AmendmentStatus.Lost && before.Proposal.Topic == e.Topic && before.Proposal.Circle == e.Circle))
            faults.Add(next, "It says that it was made of a lost amendment, and there was none, or it is of another topic or circle.");
    }

    private void Decide(in CheckedEvent next, Entry entry, IAmendmentEvent @event, AmendmentsMoved? state, Instant when)
    {
        switch (@event)
        {
            case AmendmentMoved e:
                ActedBy(next, entry, e.Mover);
                var moved = MoveAmendment.Decide(
                    state, new MoveAmendment(e.AmendmentId, e.ProposalId, e.Mover, e.Base, new Wording(e.Title, e.Text, e.Options), e.Reason, e.Amends), when);
                // How many may be open at once keeps a list readable; two movers at the same moment may pass it by one.
                if (moved.Rejection is not TooManyAmendments)
                    faults.Redo(next, e, moved);
                break;
            case AmendmentSeconded e:
                ActedBy(next, entry, e.Seconder);
                faults.Redo(next, e, SecondAmendment.Decide(state, new SecondAmendment(e.AmendmentId, e.Seconder), when));
                break;
            case AmendmentAccepted e:
                var owner = state?.Find(e.AmendmentId) is { } accepted ? state.AmendedBy(accepted)?.Mover ?? state.Proposal.Proposer : default;
                ActedBy(next, entry, owner);
                RedoAsItRead(next, e, AcceptAmendment.Decide(state, new AcceptAmendment(e.AmendmentId, owner), when));
                if (state?.Find(e.AmendmentId) is { } made && MadeAmendment.Revision(state, made) is { } revision)
                    consequences.Expect(Streams.Of(e.ProposalId), revision);
                Reword(state, e.AmendmentId);
                break;
            case AmendmentWithdrawn e:
                faults.Redo(next, e, WithdrawAmendment.Decide(state, new WithdrawAmendment(e.AmendmentId, e.Reason), when));
                break;
            case AmendmentRebased e:
                Rebased(next, entry, e, state, when);
                break;
            case AmendmentProposedAnew e:
                faults.Redo(next, e, ProposeAnew.Decide(state, new ProposeAnew(e.AmendmentId, e.Becomes)));
                if (decisions.Find(e.Becomes)?.Follows != new AmendmentName(e.ProposalId, e.AmendmentId))
                    faults.Add(next, "The proposal that it is said to have become says nothing of it.");
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
    }

    /// <summary>Anyone but its mover can only have brought it about that Decisions worded it anew, and that says what follows.</summary>
    private void Rebased(in CheckedEvent next, Entry entry, AmendmentRebased e, AmendmentsMoved? state, Instant when)
    {
        var wording = new Wording(e.Title, e.Text, e.Options);
        faults.Redo(next, e, RebaseAmendment.Decide(state, new RebaseAmendment(e.AmendmentId, e.Base, wording), when));
        if (next.State == PayloadState.Redacted || state?.Find(e.AmendmentId) is not { } amendment || entry.Header.Actor == amendment.Mover.ToString())
            return;
        Wording[] sources = [amendment.Current, state.BaseOf(amendment), state.TargetOf(amendment)];
        if (!sources.Any(source => source.HasWordsRemoved) && state.Rebased(amendment).Wording?.Says(wording) != true)
            faults.Add(next, "An amendment was worded anew by somebody who did not move it.");
    }

    /// <summary>Words that are gone now may have been there still.</summary>
    private void RedoAsItRead(in CheckedEvent next, IDomainEvent happened, Decision decision)
    {
        if (decision.Rejection is not AmendmentHasWordsRemoved)
            faults.Redo(next, happened, decision);
    }

    private void Reword(AmendmentsMoved? state, AmendmentId id)
    {
        if (state?.Find(id) is { } amendment && MadeAmendment.Rewording(state, amendment) is { } reworded)
            consequences.Expect(Streams.Of(reworded.ProposalId, reworded.AmendmentId), reworded);
    }

    private void ActedBy(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
    }

    /// <summary>Whether a question is the one that the amendment is put by, and shows what it would make of the text.</summary>
    private static bool Asks(AmendmentsMoved state, AmendmentId id, ProposalDrafted e)
    {
        if (state.Proposal.Pending is not { } pending || pending.AmendmentId != id || pending.Question != e.ProposalId || state.Find(id) is not { } amendment)
            return false;
        var asked = new Wording(e.Title, e.Text, e.Options);
        return e.Proposer == amendment.Mover && e.Topic == state.Proposal.Topic && e.Circle == state.Proposal.Circle && (asked.Text == amendment.Current.Text || asked.HasWordsRemoved || amendment.Current.HasWordsRemoved);
    }
}
