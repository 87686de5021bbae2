using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Advice;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How advice was sought, given and answered; a decision on advice is held against it.</summary>
internal sealed class AdviceReplay(ReplayedDecisions decisions, MemberRegister register, RuleReplay rules, CircleReplay circles, Audience audience, ReplayFaults faults)
{
    private readonly Dictionary<ProposalId, AdviceProcess> _states = [];

    /// <summary>The advice processes of which something is not for the archive's audience.</summary>
    private readonly HashSet<ProposalId> _unseen = [];

    /// <summary>What a decision on advice is held against. Where the audience is not told of it, whoever the round says decided is believed to have heard it.</summary>
    public AdviceProcess? For(Proposal? proposal, VotingOpened opened) => opened.Terms.Franchise.Decider is { } decider && _unseen.Contains(opened.ProposalId)
        ? new AdviceProcess(opened.ProposalId)
        {
            Named = proposal?.Proposer == decider ? null : decider,
            Sought = new AdviceSought(
                opened.ProposalId, opened.RuleId, decider, [new Adviser(default, AdviserRole.Affected), new Adviser(default, AdviserRole.Expert)], opened.ClosesAt, null),
            Given = [new PieceOfAdvice(default, 1, null, null)],
        }
        : _states.GetValueOrDefault(opened.ProposalId);

    /// <summary>The advice process of a proposal, as far as the audience is told of it; or null.</summary>
    public AdviceProcess? Find(ProposalId proposal) => _states.GetValueOrDefault(proposal);

    public void Withhold(in CheckedEvent next, Entry entry)
    {
        if (!StreamName.TryId(entry.Header.Stream, Streams.AdviceType, out var id))
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of an advice process.");
        else if (audience == Audience.Visitor)
            _unseen.Add(new ProposalId(id));
    }

    public void Apply(in CheckedEvent next, Entry entry, IAdviceEvent @event, Instant when)
    {
        var id = @event.ProposalId;
        if (entry.Header.Stream != Streams.AdviceOf(id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this advice process.");
            return;
        }
        var (state, proposal) = (_states.GetValueOrDefault(id), decisions.Find(id));
        if (@event is AdviceSought or AdviceGiven or AdviceAnswered)
            ActedBy(next, entry, @event switch { AdviceSought e => e.Decider, AdviceGiven e => e.MemberId, _ => ((AdviceAnswered)@event).Decider });
        var decision = @event switch
        {
            DeciderNamed e => NameDecider.Decide(state, proposal, new NameDecider(id, e.Decider), register.HasJoined(e.Decider), when),
            AdviceSought e => SeekAdvice.Decide(
                state, proposal, rules.Find(e.RuleId), new SeekAdvice(id, e.RuleId, e.Decider, e.Advisers, e.Until, e.Note) 
                {
                    Circle = circles.Find(proposal?.Circle), Superseded = decisions.SupersededBy(proposal),
                },
                [.. e.Advisers.Select(each => each.MemberId).Where(register.HasJoined)], when),
            AdviceGiven e => GiveAdvice.Decide(state, proposal, new GiveAdvice(id, e.MemberId, e.Revision, e.Text), when),
            AdviceAnswered e => AnswerAdvice.Decide(state, proposal, new AnswerAdvice(id, e.Adviser, e.Decider, e.Text), when),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        };
        // What was said already would have made no event.
        if (next.State != PayloadState.Redacted && decision is { Rejection: null, Events.IsEmpty: true })
            faults.Add(next, "It is said once more, which makes no event.");
        faults.Redo(next, @event, decision);
        if (@event is AdviceAnswered answered && state?.Find(answered.Adviser) is null)
            return;
        _states[id] = AdviceProcess.Fold(state, @event);
    }

    private void ActedBy(in CheckedEvent next, Entry entry, MemberId member)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"What only member {member} could do was done by {entry.Header.Actor}.");
        else if (!register.HasJoined(member))
            faults.Add(next, $"Member {member} took part and was no member then, or was suspended.");
    }
}
