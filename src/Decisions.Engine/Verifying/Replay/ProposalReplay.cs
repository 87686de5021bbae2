using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Ideas;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Topics;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How proposals went, from the draft to what was made of the result.</summary>
internal sealed class ProposalReplay(
    ReplayedDecisions decisions, CommunityReplay community, RuleReplay rules, TemplateReplay templates, CircleReplay circles, RoundReplay rounds, RecountReplay recounts, AmendmentReplay amendments, Consequences consequences,
    MeetingReplay meetings, ConsentReplay consents, FollowThroughReplay followThrough, AdviceReplay advice, DiscussionReplay discussions, SelectionReplay selections, ReplayFaults faults)
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
        if (@event is not (RoundSuperseded or ProposalRevised or VotingOpened))
            consequences.NothingIsDue(next, entry);
        switch (@event)
        {
            case ProposalDrafted { Fills: { } fills } e:
                selections.Drafted(next, e, fills, state);
                break;
            case ProposalDrafted e:
                faults.Redo(next, e, DraftProposal.Decide(state, new DraftProposal(id, e.Proposer, e.Title, e.Text, e.Options)
                {
                    Change = e.Change, Puts = e.Puts, Follows = e.Follows, Topic = e.Topic, TemplateId = e.TemplateId, Circle = e.Circle, AsksForIdeas = e.AsksForIdeas,
                }, e.Change is { } change ? rules.Find(change.RuleId) : null, community.Topics, templates.Find(e.TemplateId), circles.Chosen(e.Circle, e.Proposer)));
                amendments.Drafted(next, e);
                break;
            case ProposalRevised e:
                if (consequences.Is(next, entry, e) || consents.Follows(next, e, state, when))
                    break;
                if (e.Idea is { } idea)
                {
                    TakeIdea(next, entry, e, idea, state, when);
                    break;
                }
                if (e.AmendmentId is not null)
                    faults.Add(next, "It says that an amendment made this revision, and none was carried or accepted.");
                faults.Redo(next, e with { AmendmentId = null }, ReviseProposal.Decide(state, new ReviseProposal(id, e.Title, e.Text, e.Options, e.Note), when));
                break;
            case TopicChosen e:
                faults.Redo(next, e, ChooseTopic.Decide(state, new ChooseTopic(id, e.Topic), community.Topics, when));
                break;
            case CircleChosen e:
                if (state is not null && entry.Header.Actor != state.Proposer.ToString())
                    faults.Add(next, $"What only the proposer {state.Proposer} could choose was chosen by {entry.Header.Actor}.");
                faults.Redo(next, e, ChooseCircle.Decide(state, new ChooseCircle(id, e.Circle, e.Reason) { IsSpokenOfInCircle = discussions.IsSpokenOfInCircle(id) }, state is null ? null : circles.Chosen(e.Circle, state.Proposer), when));
                break;
            case DecisionHandedOn e:
                faults.Redo(next, e, HandOnDecision.Decide(state, new HandOnDecision(id, e.To, e.Reason), circles.Tree, when));
                break;
            case SupersededNamed e:
                faults.Redo(next, e, NameSuperseded.Decide(
                    state, new NameSuperseded(id, e.Superseded), decisions.Known(e.Superseded), when, advice.Find(id)));
                break;
            case NoticeGiven e:
                faults.Redo(next, e, GiveNotice.Decide(
                    state, rules.Find(e.RuleId), new GiveNotice(id, e.RuleId, e.Vote, e.Confirming, e.Text) { OpensByItself = e.OpensByItself, Circle = circles.Find(state?.Circle) }, community.Zone, when));
                break;
            case NoticeWithdrawn e:
                faults.Redo(next, e, WithdrawNotice.Decide(state, new WithdrawNotice(id, e.Reason), when));
                break;
            case ShortNoticeConsented e:
                if (entry.Header.Actor != e.MemberId.ToString())
                    faults.Add(next, $"The consent of member {e.MemberId} was given by {entry.Header.Actor}.");
                faults.Redo(next, e, ConsentToShortNotice.Decide(state, new ConsentToShortNotice(id, e.MemberId), when));
                break;
            case VotingOpened e:
                if (consequences.Is(next, entry, e, due => due with { RoundId = e.RoundId, ClosesAt = e.ClosesAt }))
                {
                    rounds.OpenAgain(next, e, state!.Latest!.Length, when);
                    break;
                }
                if (consents.FallsBack(next, e, state, when))
                    break;
                if (state?.Puts is not null && e.RuleId != decisions.AmendmentRule)
                    faults.Add(next, "It opens a vote on an amendment under another rule than the community's for amendments.");
                var roll = rounds.Draw(e);
                faults.Redo(next, e, entry.Header.Actor == Actor.System.Pseudonym && e.Confirms is null
                    ? OpenByNotice.Decide(state, rules.Find(e.RuleId), new OpenByNotice(id, e.RoundId, e.Roll) { Classes = community.Classes, Circle = circles.Find(state?.Circle), Consents = Consents(state, roll) }, community.Zone, when)
                    : Open(state, e, roll, when));
                rounds.Open(next, e, roll, when);
                break;
            case VotingExtended e:
                faults.Redo(next, e, ExtendVoting.Decide(state, new ExtendVoting(id, e.ClosesAt, e.Reason), when));
                break;
            case VotingClosedEarly e:
                faults.Redo(next, e, CloseVotingEarly.Decide(state, new CloseVotingEarly(id, e.Reason), when));
                break;
            case VotingProlonged e:
                rounds.Prolong(next, entry, e, state, when);
                break;
            case VotingEnded e:
                rounds.EndByRule(next, entry, e, state, when);
                break;
            case ProposalWithdrawn e:
                faults.Redo(next, e, WithdrawProposal.Decide(
                    state, new WithdrawProposal(id, e.Reason), when, consents.Find(id), consents.IsUnseen(id) ? null : consents.PassOf(state)));
                break;
            case ResultDeclared e:
                rounds.Recount(next, e, state, when, consents.Counted(state), followThrough.Find(id)?.ReviewOn);
                break;
            case OutcomeStated e:
                faults.Redo(next, e, StateOutcome.Decide(state, new StateOutcome(id, e.Statement)));
                break;
            case DecisionCorrected e:
                faults.Redo(next, e, CorrectDecision.Decide(state, new CorrectDecision(id, e.Text, e.Reason)));
                break;
            case RecountMade e:
                faults.Redo(next, e, MakeRecount.Decide(state, new MakeRecount(id, e.Tally, e.CountedTo)));
                recounts.Take(next, e);
                break;
            case AmendmentPut e:
                amendments.Put(next, e, when);
                break;
            case AmendmentCarried e:
                amendments.Decided(next, entry, e, id, e.AmendmentId, when);
                break;
            case AmendmentLost e:
                amendments.Decided(next, entry, e, id, e.AmendmentId, when);
                break;
            case AmendmentsOrdered e:
                faults.Redo(next, e, OrderAmendments.Decide(decisions.Moved(id), new OrderAmendments(id, e.Order), when));
                break;
            case RoundSuperseded e:
                if (e.AmendmentId is null ? !consents.FallsBack(next, e, state, when) : !consequences.Is(next, entry, e))
                    faults.Add(next, "It ends a round for an amendment, and none was carried.");
                rounds.End(e.RoundId);
                break;
            case AgreementSought e:
                consents.Sought(next, e, state, when);
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
        var after = decisions.Proposals[id] = Proposal.FoldAt(state, @event, when)!;
        if (@event is ResultDeclared)
            selections.Declared(next, after, when);
        if (@event is ProposalWithdrawn && state?.Latest is { } ended)
            rounds.End(ended.Id);
    }

    private void TakeIdea(in CheckedEvent next, Entry entry, ProposalRevised e, IdeaChange change, Proposal? state, Instant when)
    {
        if (entry.Header.Actor != change.By.ToString())
            faults.Add(next, $"What member {change.By} is said to have done with an idea was done by {entry.Header.Actor}.");
        string? Named(OptionId? option) => e.Options.FirstOrDefault(each => each.Id == option)?.Name;
        faults.Redo(next, e, change.Step switch
        {
            IdeaStep.Added => AddIdea.Decide(state, new AddIdea(e.ProposalId, change.Option, Named(change.Option) ?? "", change.By), when),
            IdeaStep.TakenOut => TakeOutIdea.Decide(state, new TakeOutIdea(e.ProposalId, change.Option, e.Note ?? "", change.By), when),
            IdeaStep.Merged => MergeIdeas.Decide(state, new MergeIdeas(e.ProposalId, change.Option, change.Into ?? default, Named(change.Into), e.Note ?? "", change.By), when),
            _ => throw new UnreachableException($"{change.Step} is not replayed."),
        });
    }

    private Decision Open(Proposal? state, VotingOpened e, DrawnRoll roll, Instant when)
    {
        var recordAt = e.Terms.RecordDate == RecordDate.Stated ? e.Roll.DrawnAt : (Instant?)null;
        return e.Confirms is not null
            ? OpenConfirmation.Decide(state, new OpenConfirmation(e.ProposalId, e.RoundId, e.Roll, e.ClosesAt, recordAt) { At = meetings.Vote(e, state?.ToConfirm?.Terms, roll), Classes = community.Classes }, when)
            : OpenVoting.Decide(
                state, rules.Find(e.RuleId),
                new OpenVoting(e.ProposalId, e.RoundId, e.RuleId, e.Roll, e.ClosesAt)
                {
                    At = meetings.Vote(e, e.Terms, roll), Classes = community.Classes, Circle = circles.Find(state?.Circle), Advice = advice.For(state, e),
                    Superseded = decisions.SupersededBy(state),
                    RecordAt = recordAt, Confirming = e.Confirmation?.Stated,
                    Consents = Consents(state, roll),
                },
                community.Zone, when);
    }

    private static long Consents(Proposal? state, DrawnRoll roll) => state?.StandingNotice?.Consents.LongCount(roll.Includes) ?? 0;
}
