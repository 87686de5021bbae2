using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How proposals went, from the draft to what was made of the result.</summary>
internal sealed class ProposalReplay(ReplayedDecisions decisions, RuleReplay rules, RoundReplay rounds, ReplayFaults faults)
{
    public void Apply(in CheckedEvent next, Entry entry, IProposalEvent @event, Instant when)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.ProposalType, out var guid))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of a proposal.");
            return;
        }
        var id = new ProposalId(guid);
        var state = decisions.Find(id);
        switch (@event)
        {
            case ProposalDrafted e:
                faults.Redo(next, e, DraftProposal.Decide(state, new DraftProposal(id, e.Proposer, e.Title, e.Text, e.Options)));
                break;
            case ProposalRevised e:
                faults.Redo(next, e, ReviseProposal.Decide(state, new ReviseProposal(id, e.Title, e.Text, e.Options, e.Note), when));
                break;
            case VotingOpened e:
                faults.Redo(next, e, OpenVoting.Decide(state, rules.Find(e.RuleId), new OpenVoting(id, e.RoundId, e.RuleId, e.Roll, e.ClosesAt), when));
                rounds.Open(next, e, when);
                break;
            case VotingExtended e:
                faults.Redo(next, e, ExtendVoting.Decide(state, new ExtendVoting(id, e.ClosesAt, e.Reason), when));
                break;
            case VotingClosedEarly e:
                faults.Redo(next, e, CloseVotingEarly.Decide(state, new CloseVotingEarly(id, e.Reason), when));
                break;
            case ProposalWithdrawn e:
                faults.Redo(next, e, WithdrawProposal.Decide(state, new WithdrawProposal(id, e.Reason), when));
                break;
            case ResultDeclared e:
                rounds.Recount(next, e, state, when);
                break;
            case OutcomeStated e:
                faults.Redo(next, e, StateOutcome.Decide(state, new StateOutcome(id, e.Statement)));
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
        decisions.Proposals[id] = Proposal.Fold(state, @event)!;
        if (@event is ProposalWithdrawn && state?.Latest is { } ended)
            rounds.End(ended.Id);
    }
}
