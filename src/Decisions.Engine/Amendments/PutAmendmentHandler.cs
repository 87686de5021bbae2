using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Amendments;

/// <summary>
/// Puts an amendment to the vote: drafts the question and opens the vote on it, under the community's rule for amendments,
/// in one step.
/// </summary>
public static class PutAmendmentHandler
{
    /// <param name="at">The meeting that the vote opens at, which has the proposal on its agenda; or null.</param>
    public static async Task<CommandResult> Handle(
        ProposalId proposal, AmendmentId id, Instant closesAt, CommandContext context, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel, MeetingId? at = null)
    {
        var (question, round) = (new ProposalId(Guid.CreateVersion7()), new RoundId(Guid.CreateVersion7()));
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await AmendmentStreams.Load(engine, context.Community, proposal, cancel);
            var standing = await CircleStanding.In(loaded.State?.Proposal, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.ProposalVersion, rejection);
            var put = PutAmendment.Decide(loaded.State, new PutAmendment(id, question), now);
            var plan = new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.ProposalVersion, put);
            if (put.Rejection is not null)
                return plan;
            var (rule, ruleVersion, adopted) = await Rule(context.Community, engine, cancel);
            var draft = DraftProposal.Decide(null, PutAmendment.QuestionOf(loaded.State!, loaded.State!.Find(id)!, question));
            var drafted = (ProposalDrafted)draft.Events[0];
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var roll = await rolls.Draw(context.Community, head.NextIndex, rule.Terms.Franchise, head.Now, cancel, rule.Terms.Classes is not null, drafted.Circle);
            var circle = await DecidingCircle.Of(drafted.Circle, context.Community, engine.Streams, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            var (meeting, unknown, meetingGuards) = await VotingHandlers.VoteAt(
                at, context.Community, roll, new VoteAhead(rule.Id, rule.Version, rule.Terms, 1, null), question, engine, rolls, cancel);
            if (unknown is not null)
                return plan with { Decision = unknown };
            var opened = OpenVoting.Decide(
                Proposal.Create(drafted), rule, new OpenVoting(question, round, rule.Id, roll, closesAt) { At = meeting, Classes = clock.Classes, Circle = circle.Circle }, clock.Zone, now);
            if (opened.Rejection is { } unopened)
                return plan with { Decision = unopened };
            var written = new FurtherWrite(Streams.Of(question), Streams.ProposalType, 0, [drafted, .. opened.Events]);
            var end = new Deadline(closesAt, new DeadlineIsPast(closesAt, now));
            return (plan with
            {
                Further = adopted.IsEmpty ? [written] : [new FurtherWrite(Streams.Of(rule.Id), Streams.RuleType, 0, adopted), written],
                Guards =
                [
                    .. loaded.Guards(plan.Stream), .. meetingGuards, .. circle.Guards, .. rule.Terms.Classes is null ? Array.Empty<StreamGuard>() : [clock.Guard],
                    .. adopted.IsEmpty ? [new StreamGuard(Streams.Of(rule.Id), ruleVersion)] : Array.Empty<StreamGuard>(),
                ],
                NotAfter = AmendmentStreams.WhileOpen(loaded.State.Proposal) is { } close && close.At < end.At ? close : end,
            }).While(standing);
        }, cancel);
    }

    /// <summary>The community's rule for amendments; the one that stands until it names another is adopted when first needed.</summary>
    private static async Task<(Rule Rule, long Version, ImmutableArray<IDomainEvent> Adopted)> Rule(
        CommunityId community, DecisionsEngine engine, CancellationToken cancel)
    {
        var state = (await engine.Streams.Community(community, cancel)).State!;
        var id = AmendmentRule.Of(state);
        var loaded = await engine.Streams.Rule(community, id, cancel);
        if (loaded.State is { } rule)
            return (rule, loaded.Version, []);
        var adopted = AdoptRule.Decide(null, new AdoptRule(id, AmendmentRule.Terms)).Events;
        return (Domain.Rules.Rule.Fold(null, (IRuleEvent)adopted[0])!, 0, adopted);
    }
}
