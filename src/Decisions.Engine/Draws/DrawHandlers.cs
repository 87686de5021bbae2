using Decisions.Domain;
using Decisions.Domain.Draws;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Draws;

/// <summary>Announces draws, publishes their seeds, and takes the answers of those who were drawn.</summary>
public static class DrawHandlers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Announces a draw from everyone who has joined as it lands: nobody comes or goes between the drawing of the pool and that. One draw
    /// waits at a time, so none is announced or withdrawn in between either.
    /// </summary>
    /// <param name="make">The command for a pool.</param>
    public static async Task<CommandResult> Announce(
        Func<Domain.Proposals.ElectoralRoll, AnnounceDraw> make, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls,
        DrawReading draws, CaughtUp caughtUp, CancellationToken cancel)
    {
        if (Permissions.ToFacilitate(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var command = make(await rolls.Draw(context.Community, head.NextIndex, Franchise.AllMembers, head.Now, cancel));
            if (!await caughtUp.WaitFor(context.Community, head.NextIndex, Patience, cancel))
                throw new TimeoutException($"The read models have not reached index {head.NextIndex} yet.");
            var waiting = await draws.Waiting(context.Community, command.Pool.Circle, cancel);
            var loaded = await engine.Streams.Draw(context.Community, command.DrawId, cancel);
            return new Plan(Streams.Of(command.DrawId), Streams.DrawType, loaded.Version, AnnounceDraw.Decide(loaded.State, command, waiting, now))
            {
                NotAfter = new Deadline(command.SeedAt, new SeedIsKnownAlready(command.SeedAt, now)),
                Settled = new SettledStreams([$"{Streams.MemberType}/", Streams.AllDraws], head.NextIndex),
            };
        }, cancel);
    }

    /// <summary>Published only once the seed can be known, by the database's clock.</summary>
    public static Task<CommandResult> Publish(
        DrawId draw, string seed, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        Change(
            draw, Permissions.ToFacilitate(context.Actor, context.Community), context, engine, cancel,
            async (state, now) => PublishSeed.Decide(
                state,
                new PublishSeed(draw, seed, state is null ? [] : [.. (await rolls.Of(context.Community, state.Said.Pool, Franchise.AllMembers, cancel)).Members]),
                now),
            (state, plan) => plan with { After = new Deadline(state.Said.SeedAt, new SeedIsNotDue(state.Said.SeedAt)) });

    /// <summary>A key may be older than a suspension: how the member stands is looked up, and stays so until the answer lands.</summary>
    public static Task<CommandResult> Handle(AnswerPlace command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        OfMember(
            command.DrawId, command.MemberId, Permissions.ToVote(context.Actor, context.Community), context, engine, cancel,
            (state, member, _) => (AnswerPlace.Decide(state, command, member), null));

    /// <summary>Passed on for want of an answer only once the time for it is over, by the database's clock.</summary>
    public static Task<CommandResult> Handle(PassPlaceOn command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        OfMember(
            command.DrawId, command.MemberId, Permissions.ToFacilitate(context.Actor, context.Community), context, engine, cancel,
            (state, member, now) => (
                PassPlaceOn.Decide(state, command, member, now),
                member is { Standing: Standing.Joined } && state?.AnswerUntil(command.MemberId) is { } until
                    ? new Deadline(until, new PlaceMayBeAnswered(command.MemberId, until))
                    : null));

    /// <summary>Withdrawn only while the seed cannot be known, by the database's clock.</summary>
    public static Task<CommandResult> Handle(WithdrawDraw command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(
            command.DrawId, Permissions.ToFacilitate(context.Actor, context.Community), context, engine, cancel,
            (state, now) => Task.FromResult(WithdrawDraw.Decide(state, command, now)),
            (state, plan) => plan with { NotAfter = new Deadline(state.Said.SeedAt, new SeedMayBeKnown(state.Said.SeedAt)) });

    private static async Task<CommandResult> OfMember(
        DrawId draw, MemberId id, Rejection? forbidden, CommandContext context, DecisionsEngine engine, CancellationToken cancel,
        Func<Draw?, Member?, Instant, (Decision Decision, Deadline? After)> decide) => forbidden is not null
        ? new Refused(forbidden)
        : await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Draw(context.Community, draw, cancel);
            var member = await engine.Streams.Member(context.Community, id, cancel);
            var (decision, after) = decide(loaded.State, member.State, now);
            return new Plan(Streams.Of(draw), Streams.DrawType, loaded.Version, decision) { After = after, Guards = [new StreamGuard(Streams.Of(id), member.Version)] };
        }, cancel);

    private static async Task<CommandResult> Change(
        DrawId draw, Rejection? forbidden, CommandContext context, DecisionsEngine engine, CancellationToken cancel,
        Func<Draw?, Instant, Task<Decision>> decide, Func<Draw, Plan, Plan>? bounds = null) => forbidden is not null
        ? new Refused(forbidden)
        : await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Draw(context.Community, draw, cancel);
            var plan = new Plan(Streams.Of(draw), Streams.DrawType, loaded.Version, await decide(loaded.State, now));
            return loaded.State is { } state && bounds is not null && !plan.Decision.Events.IsEmpty ? bounds(state, plan) : plan;
        }, cancel);
}
