using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Meetings;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.ConsentRounds;

/// <summary>Begins consent rounds and leads through their steps.</summary>
public static class ConsentHandlers
{
    /// <param name="driver">Why to act.</param>
    /// <param name="at">The meeting at which it is held live, or null.</param>
    public static async Task<CommandResult> Begin(
        ProposalId proposal, RuleId ruleId, MemberId facilitator, MemberId secretary, string driver, StepHours hours, MeetingId? at,
        CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        await engine.Commands.Run(context, async now =>
        {
            var loaded = await LoadedConsent.Of(context.Community, proposal, engine, now, cancel);
            var standing = await CircleStanding.In(loaded.Proposal.State, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return loaded.Planned(rejection);
            var rule = await engine.Streams.Rule(context.Community, ruleId, cancel);
            var leads = await engine.Streams.Member(context.Community, facilitator, cancel);
            var keeps = await engine.Streams.Member(context.Community, secretary, cancel);
            var (meeting, guards) = await MeetingOf(at, context.Community, engine, cancel);
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var circle = await DecidingCircle.Of(loaded.Proposal.State?.Circle, context.Community, engine.Streams, cancel);
            var roll = await rolls.Draw(
                context.Community, head.NextIndex, rule.State?.Terms.Franchise ?? Franchise.AllMembers, head.Now, cancel, circle: loaded.Proposal.State?.Circle);
            var decision = BeginConsentRound.Decide(
                loaded.Proposal.State, rule.State, new BeginConsentRound(proposal, ruleId, facilitator, secretary, driver, hours, roll) { MeetingId = at, Circle = circle.Circle },
                HasJoined(leads) && HasJoined(keeps), now, meeting);
            return (rule.State is null
                ? loaded.Planned(decision)
                : loaded.Planned(
                    decision,
                    [
                        .. guards, new StreamGuard(Streams.Of(ruleId), rule.Version), new StreamGuard(Streams.Of(facilitator), leads.Version),
                        new StreamGuard(Streams.Of(secretary), keeps.Version), .. circle.Guards,
                    ])).While(standing);
        }, cancel);

    public static Task<CommandResult> Handle(NameRoles command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Lead(command.ProposalId, context, engine, async (loaded, now) =>
        {
            var leads = await engine.Streams.Member(context.Community, command.Facilitator, cancel);
            var keeps = await engine.Streams.Member(context.Community, command.Secretary, cancel);
            return loaded.Planned(
                NameRoles.Decide(loaded.Consent.State, loaded.Proposal.State, command, HasJoined(leads) && HasJoined(keeps), now),
                new StreamGuard(Streams.Of(command.Facilitator), leads.Version), new StreamGuard(Streams.Of(command.Secretary), keeps.Version));
        }, cancel);

    public static Task<CommandResult> Handle(MoveConsentRound command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Lead(command.ProposalId, context, engine, async (loaded, now) =>
        {
            var (meeting, guards) = await MeetingOf(command.MeetingId, context.Community, engine, cancel);
            return loaded.Planned(MoveConsentRound.Decide(loaded.Consent.State, loaded.Proposal.State, command, meeting, now), guards);
        }, cancel);

    public static Task<CommandResult> Handle(RestateDriver command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Lead(command.ProposalId, context, engine, (loaded, now) =>
            Task.FromResult(loaded.Planned(RestateDriver.Decide(loaded.Consent.State, loaded.Proposal.State, command, now))), cancel);

    /// <summary>Goes on to a step: by whoever leads, or by the system once the time of the step is up.</summary>
    public static Task<CommandResult> Take(
        ProposalId proposal, ConsentStep from, ConsentStep? to, string? note, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls,
        CancellationToken cancel)
    {
        var round = new RoundId(Guid.CreateVersion7());
        var because = ReferenceEquals(context.Actor, Actor.System) ? StepReason.Time : StepReason.Facilitator;
        return Lead(proposal, context, engine, async (loaded, now) =>
        {
            var (at, guards) = await PassAt(loaded, context.Community, engine, rolls, cancel);
            var decision = TakeStep.Decide(
                loaded.Consent.State, loaded.Proposal.State, loaded.Pass, new TakeStep(proposal, from, to, round, because, note) { At = at }, now);
            var plan = loaded.Planned(decision, guards);
            return because == StepReason.Time && loaded.Consent.State?.EndsAt is { } end
                ? plan with { After = new Deadline(end, new StepGoesOn(from, end)) }
                : from == ConsentStep.Test ? plan with { After = loaded.OnceShown } : plan;
        }, cancel);
    }

    public static async Task<CommandResult> Test(
        ProposalId proposal, MemberId objector, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        Permissions.ToPropose(context.Actor, context.Community) is { } noMember ? new Refused(noMember)
        : await Declared(
            await Lead(proposal, context, engine, (loaded, now) => Task.FromResult(loaded.Planned(
                TestObjection.Decide(loaded.Consent.State, loaded.Proposal.State, loaded.Pass, new TestObjection(proposal, objector, context.Actor.Member!.Value), now)) with
                {
                    After = loaded.OnceShown,
                }), cancel),
            proposal, context, engine, rolls, cancel);

    /// <summary>Declares the result at once where nothing stands in its way any more; where something does, that is no fault of what was done.</summary>
    internal static async Task<CommandResult> Declared(
        CommandResult result, ProposalId proposal, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        if (result is Done)
            await DeclareResultHandler.Handle(
                proposal, new CommandContext(context.Community, Actor.System, Guid.CreateVersion7(), Channel.System), engine, rolls, cancel);
        return result;
    }

    /// <param name="command">Its id of the next pass and its meeting are filled in here.</param>
    public static Task<CommandResult> Handle(
        ResolveObjections command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        var round = new RoundId(Guid.CreateVersion7());
        return Lead(command.ProposalId, context, engine, async (loaded, now) =>
        {
            var owner = command.Owner is { } named ? await engine.Streams.Member(context.Community, named, cancel) : new(null, 0);
            var (at, guards) = await PassAt(loaded, context.Community, engine, rolls, cancel);
            var decision = ResolveObjections.Decide(
                loaded.Consent.State, loaded.Proposal.State, loaded.Pass, command with { NextRound = round, At = at }, HasJoined(owner), now);
            return loaded.Planned(decision, command.Owner is { } of ? [.. guards, new StreamGuard(Streams.Of(of), owner.Version)] : guards) with { After = loaded.OnceShown };
        }, cancel);
    }

    public static Task<CommandResult> FallBack(
        ProposalId proposal, Instant closesAt, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        var round = new RoundId(Guid.CreateVersion7());
        return Lead(proposal, context, engine, (loaded, now) => Task.FromResult(loaded.Planned(
            OpenFallbackVote.Decide(loaded.Consent.State, loaded.Proposal.State, loaded.Pass, new OpenFallbackVote(proposal, round, closesAt), now)) with
            {
                NotAfter = new Deadline(closesAt, new DeadlineIsPast(closesAt, now)), After = loaded.OnceShown,
            }), cancel);
    }

    /// <summary>The meeting at which passes open, with how many of the roll are present, and the guard that nobody comes or goes meanwhile.</summary>
    internal static async Task<(MeetingVote? At, StreamGuard[] Guards)> PassAt(
        LoadedConsent loaded, CommunityId community, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        if (loaded.Consent.State?.MeetingId is not { } id || loaded.Proposal.State?.Sought is not { } sought)
            return (null, []);
        var meeting = await engine.Streams.Meeting(community, id, cancel);
        // Whoever was suspended since they came is not counted as present.
        var standing = await StandingOfMembers.At(meeting.State!, [], null, community, engine, cancel);
        var present = await rolls.Count(community, sought.Roll, sought.Terms.Franchise, meeting.State!.PresentAmong(standing.HasJoined), cancel);
        return (new MeetingVote(meeting.State, present), [new StreamGuard(Streams.Of(id), meeting.Version), .. standing.Guards]);
    }

    /// <summary>The meeting at which a round is held, and the guard that it does not close meanwhile.</summary>
    private static async Task<(Meeting? Meeting, StreamGuard[] Guards)> MeetingOf(
        MeetingId? at, CommunityId community, DecisionsEngine engine, CancellationToken cancel)
    {
        if (at is not { } id)
            return (null, []);
        var meeting = await engine.Streams.Meeting(community, id, cancel);
        return (meeting.State, [new StreamGuard(Streams.Of(id), meeting.Version)]);
    }

    /// <summary>Runs what whoever leads the round decides.</summary>
    private static async Task<CommandResult> Lead(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, Func<LoadedConsent, Instant, Task<Plan>> decide, CancellationToken cancel) =>
        Permissions.ToTakePart(context.Actor, context.Community) is { } forbidden && !ReferenceEquals(context.Actor, Actor.System)
            ? new Refused(forbidden)
            : await engine.Commands.Run(context, async _ =>
            {
                // Once this answers, every position that was in time has landed; and times are the database's.
                var now = (await engine.Store.Barrier(context.Community.Value, cancel)).Now;
                var loaded = await LoadedConsent.Of(context.Community, proposal, engine, now, cancel);
                var circle = await CircleStanding.In(loaded.Proposal.State, context, engine, cancel);
                return loaded.Consent.State is { } state && Permissions.ToLead(context.Actor, context.Community, circle, state.Facilitator, state.Secretary) is { } notTheirs
                    ? loaded.Planned(notTheirs)
                    : (await decide(loaded, now)).While(circle);
            }, cancel);

    private static bool HasJoined(Loaded<Member> member) => member.State is { Standing: Standing.Joined };
}
