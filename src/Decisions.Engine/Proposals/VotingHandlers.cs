using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Advice;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Rules;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Opens, extends and closes rounds of voting.</summary>
public static class VotingHandlers
{
    /// <summary>Opens a round for the roll as it stands at the log's head, or as of the record date where the rule states one.</summary>
    /// <param name="recordAt">The record date, or null.</param>
    /// <param name="confirming">When the confirming vote is to be held, or null.</param>
    /// <param name="at">The meeting that it opens at, or null.</param>
    public static async Task<CommandResult> Open(
        ProposalId proposal, RuleId ruleId, Instant closesAt, CommandContext context, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel, Instant? recordAt = null, StatedVote? confirming = null,
        MeetingId? at = null)
    {
        var round = new RoundId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var rule = await engine.Streams.Rule(context.Community, ruleId, cancel);
            var advice = rule.State is { Terms.Advice: not null } ? await engine.Streams.Advice(context.Community, proposal, cancel) : new(null, 0);
            var standing = await CircleStanding.In(loaded.State, context, engine, cancel);
            if (NotTheirsToOpen(advice.State, standing, context) is { } rejection)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, rejection);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            var circle = await DecidingCircle.Of(loaded.State?.Circle, context.Community, engine.Streams, cancel);
            var terms = advice.State?.Sought is { Decider: var decider } ? rule.State!.Terms.ForDecider(decider) : rule.State?.Terms;
            var roll = await RecordDates.Roll(context.Community, engine.Store, rolls, terms, recordAt, loaded.State?.Circle, cancel);
            var (meeting, unknown, meetingGuards) = await VoteAt(
                at, context.Community, roll, rule.State is { } of && loaded.State is { } text ? new VoteAhead(of.Id, of.Version, of.Terms, text.Current.Number, null) : null,
                proposal, engine, rolls, cancel);
            if (unknown is not null)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, unknown);
            var command = new OpenVoting(proposal, round, ruleId, roll, closesAt)
            {
                At = meeting, Classes = clock.Classes, Circle = circle.Circle, Advice = advice.State,
                // What is carried stays so: it needs no guard.
                Superseded = rule.State?.Terms.Advice is null ? [] : await engine.Streams.Proposals(context.Community, loaded.State?.Supersedes ?? [], cancel),
                RecordAt = recordAt, Confirming = confirming,
                Consents = await Consents(loaded.State, rule.State, context.Community, roll, rolls, cancel),
            };
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                OpenVoting.Decide(loaded.State, rule.State, command, clock.Zone, now))
            {
                Guards = rule.State is null ? [] : [
                    .. Guards(rule, clock), .. meetingGuards, .. circle.Guards,
                    .. advice.State is null ? ImmutableArray<StreamGuard>.Empty : [new StreamGuard(Streams.AdviceOf(proposal), advice.Version)],
                ],
                NotAfter = new Deadline(closesAt, new DeadlineIsPast(closesAt, now)),
            }.While(standing);
        }, cancel);
    }

    /// <summary>Why the actor may not open it: whoever leads decisions may, and a decider their own decision on advice.</summary>
    /// <param name="advice">Null where the rule that it would open under is not by advice.</param>
    private static Rejection? NotTheirsToOpen(AdviceProcess? advice, CircleStanding circle, CommandContext context) =>
        advice?.Sought is { Decider: var decider } && decider == context.Actor.Member && Permissions.ToPropose(context.Actor, context.Community) is null
            ? null
            : Permissions.ToFacilitate(context.Actor, context.Community, circle);

    /// <summary>Opens the vote of which notice was given that it opens by itself: with nothing else than the notice says.</summary>
    public static async Task<CommandResult> OpenByNotice(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var round = new RoundId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var standing = await CircleStanding.In(loaded.State, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.Of(proposal), Streams.ProposalType, loaded.Version, rejection);
            if (loaded.State?.StandingNotice?.Said is not { OpensByItself: true } said)
                return new Plan(
                    Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                    loaded.State is null ? new ProposalIsUnknown(proposal) : new NothingOpensByItself(proposal));
            var (command, rule, clock, circle) = await Notified(loaded.State, said, round, context.Community, engine, rolls, cancel);
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                Domain.Proposals.OpenByNotice.Decide(loaded.State, rule.State, command, clock.Zone, now))
            {
                Guards = rule.State is null ? [] : [.. Guards(rule, clock), .. circle.Guards],
                NotAfter = new Deadline(said.Vote.LastOpening, new OpeningIsMissed(said.Vote.LastOpening, said.Vote.ClosesAt)),
            }.While(standing);
        }, cancel);
    }

    /// <summary>Why a vote that was to open by itself by now has not, as things are now; null where nothing stands in its way.</summary>
    public static async Task<Rejection?> WhyNotOpened(
        Proposal proposal, CommunityId community, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var now = (await engine.Store.Head(community.Value, cancel)).Now;
        if (Domain.Proposals.OpenByNotice.Overdue(proposal, now) is not { } said)
            return null;
        var (command, rule, clock, _) = await Notified(proposal, said, new RoundId(Guid.CreateVersion7()), community, engine, rolls, cancel);
        return Domain.Proposals.OpenByNotice.Hindrance(proposal, rule.State, command, clock.Zone, now);
    }

    /// <summary>What is needed to open a vote as its notice says.</summary>
    private static async Task<(OpenByNotice Command, Loaded<Rule> Rule, CommunityClock Clock, DecidingCircle Circle)> Notified(
        Proposal proposal, NoticeGiven said, RoundId round, CommunityId community, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var rule = await engine.Streams.Rule(community, said.RuleId, cancel);
        var clock = await CommunityClock.Of(community, engine.Streams, cancel);
        var roll = await RecordDates.Roll(community, engine.Store, rolls, rule.State?.Terms, said.Vote.RecordAt, proposal.Circle, cancel);
        var circle = await DecidingCircle.Of(proposal.Circle, community, engine.Streams, cancel);
        return (
            new OpenByNotice(proposal.Id, round, roll)
            {
                Classes = clock.Classes, Circle = circle.Circle, Consents = await Consents(proposal, rule.State, community, roll, rolls, cancel),
            }, rule, clock, circle);
    }

    /// <summary>How many of a roll consent to the notice's being short; not asked where it is not.</summary>
    private static async Task<long> Consents(
        Proposal? proposal, Rule? rule, CommunityId community, ElectoralRoll roll, IElectoralRolls rolls, CancellationToken cancel) =>
        proposal?.StandingNotice is { IsShort: true } notice && rule is not null
            ? await rolls.Count(community, roll, rule.Terms.Franchise, notice.Consents, cancel)
            : 0;

    /// <summary>The rule's terms are copied into the round, so they must be the rule's terms still.</summary>
    private static ImmutableArray<StreamGuard> Guards(Loaded<Rule> rule, CommunityClock clock) =>
        rule.State!.Terms is { Confirming: null, Classes: null }
            ? [new StreamGuard(Streams.Of(rule.State.Id), rule.Version)]
            : [new StreamGuard(Streams.Of(rule.State.Id), rule.Version), clock.Guard];

    /// <summary>The meeting that a vote opens at, with how many of the roll are present or represented, and the guards that nobody comes or goes, is suspended or appoints a proxy meanwhile.</summary>
    /// <param name="vote">What is voted on, and under which rule; null where it is not known.</param>
    internal static async Task<(MeetingVote? At, Rejection? Unknown, ImmutableArray<StreamGuard> Guards)> VoteAt(
        MeetingId? at, CommunityId community, ElectoralRoll roll, VoteAhead? vote, ProposalId proposal, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel)
    {
        if (at is not { } id)
            return (null, null, []);
        var meeting = await engine.Streams.Meeting(community, id, cancel);
        if (meeting.State is not { } state)
            return (null, new MeetingIsUnknown(id), []);
        var franchise = vote?.Terms.Franchise ?? Franchise.AllMembers;
        var guard = new StreamGuard(Streams.Of(id), meeting.Version);
        var counts = vote is { Terms.Presence.CountsProxies: true };
        var proxies = counts ? await engine.Streams.Proxies(community, proposal, cancel) : new(null, 0);
        var atMeeting = counts ? await engine.Streams.MeetingProxies(community, id, cancel) : new(null, 0);
        var standing = await StandingOfMembers.At(state, [proxies.State], atMeeting.State, community, engine, cancel);
        var present = await rolls.Count(community, roll, franchise, state.PresentAmong(standing.HasJoined), cancel);
        if (!counts)
            return (new MeetingVote(state, present), null, [guard, .. standing.Guards]);
        var represented = Represented.In(state, standing.HasJoined, proxies.State, vote!.Terms, vote.RuleId, vote.RuleVersion, vote.Revision, atMeeting.State);
        return (
            new MeetingVote(state, present, await rolls.Count(community, roll, franchise, represented, cancel)), null,
            [guard, new StreamGuard(Streams.ProxiesOf(proposal), proxies.Version), new StreamGuard(Streams.MeetingProxiesOf(id), atMeeting.Version), .. standing.Guards]);
    }

    public static Task<CommandResult> Handle(
        ExtendVoting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Lead(command.ProposalId, (state, now) => ExtendVoting.Decide(state, command, now), context, engine, cancel, WhileOpen);

    public static Task<CommandResult> Handle(
        CloseVotingEarly command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Lead(command.ProposalId, (state, now) => CloseVotingEarly.Decide(state, command, now), context, engine, cancel, WhileOpen);

    private static Plan WhileOpen(Proposal proposal, Plan plan) =>
        proposal.Latest is { } round
            ? plan with { NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(proposal.Id, round.ClosesAt)) }
            : plan;
}
