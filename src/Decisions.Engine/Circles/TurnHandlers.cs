using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Circles;

/// <summary>Has a role pass on in an order, puts its turns on record, and passes over who asks for it.</summary>
public static class TurnHandlers
{
    /// <summary>Whoever leads the circle states the order.</summary>
    public static Task<CommandResult> Handle(RotateCircleRole command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.CircleId, command.Role, command.Name, command.Order, circle => ToLead(circle, context), context, engine, at => new(
            RotateCircleRole.Decide(at.Circles, at.Members, command, at.Holders.AreIn, at.Today),
            // An order that begins before it is stated was never stated.
            command.First < at.Today || command.First > at.Today.PlusYears(RoleTerm.LongestYears) ? null : new Deadline(
                BeforeDay(command.First.PlusDays(1), at.Zone),
                new RotationDayIsUnfit(command.First, command.First.PlusDays(1), command.First.PlusDays(1).PlusYears(RoleTerm.LongestYears)))), cancel);

    /// <summary>And ends it.</summary>
    public static Task<CommandResult> Handle(EndRotation command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.CircleId, command.Role, command.Name, [], circle => ToLead(circle, context), context, engine, at => new(EndRotation.Decide(at.Circles, at.Members, command), null), cancel);

    /// <summary>Only whose turn it is asks to be passed over.</summary>
    public static async Task<CommandResult> Handle(PassOverTurn command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToBeInCircleAs(context.Actor, context.Community, command.MemberId) is { } rejection ? new Refused(rejection)
        : await Run(command.CircleId, command.Role, command.Name, [], permit: null, context, engine, at => new(
            PassOverTurn.Decide(at.Circles, at.Members, command, at.Today),
            command.Turn(at.Members, at.Today) is { } turn ? new Deadline(BeforeDay(turn.From, at.Zone), new NoTurnToPassOver(command.MemberId)) : null), cancel);

    /// <summary>Nobody asks for it: the system puts the turns on record that are due, on the day that it is.</summary>
    internal static Task<CommandResult> Handle(GiveTurn command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Run(command.CircleId, command.Role, command.Name, [], permit: null, context, engine, at => new(
            GiveTurn.Decide(at.Circles, at.Members, command, at.Holders.AreIn, at.Today),
            new Deadline(BeforeDay(at.Today.PlusDays(1), at.Zone), new NoTurnIsDue(command.CircleId, command.Role, command.Name))), cancel);

    /// <summary>The last storable instant before a day begins.</summary>
    internal static Instant BeforeDay(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day).ToInstant() - Duration.FromTicks(10);

    private static Rejection? ToLead(CircleStanding circle, CommandContext context) => Permissions.ToLeadCircle(context.Actor, context.Community, circle);

    /// <summary>What day it is, the database says: what is put on record is checked by that.</summary>
    /// <param name="permit">Why the actor may not do this, as they stand in the circle, or null; null where it does not depend on that.</param>
    private static Task<CommandResult> Run(
        CircleId id, CircleRole role, string? name, ImmutableArray<MemberId> also, Func<CircleStanding, Rejection?>? permit, CommandContext context,
        DecisionsEngine engine, Func<At, Decided> decide, CancellationToken cancel) => engine.Commands.Run(context, async _ =>
        {
            var now = (await engine.Store.Head(context.Community.Value, cancel)).Now;
            var circles = await engine.Streams.Circles(context.Community, cancel);
            var members = await engine.Streams.CircleMembers(context.Community, id, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            var standing = permit is null ? null : await CircleStanding.Of(id, context.Community, context.Actor, engine, cancel);
            var holders = await HeldBy.Of(members.State, role, name, context.Community, engine.Streams, cancel, also.IsDefault ? [] : also.Take(Rotation.MostMembers));
            var (decision, notAfter) = decide(new At(circles.State, members.State, holders, now.InZone(clock.Zone).Date, clock.Zone));
            var plan = new Plan(Streams.Of(id), Streams.CircleType, members.Version, standing is not null && permit!(standing) is { } forbidden ? forbidden : decision)
            {
                NotAfter = notAfter,
                IsByDatabase = true,
                Guards = circles.State?.Find(id) is null ? [] :
                    [new StreamGuard(Streams.CirclesOf(context.Community), circles.Version), clock.Guard, .. holders.Guards],
            };
            return standing is null ? plan : plan.While(standing);
        }, cancel);

    private sealed record At(CircleTree? Circles, CircleMembers? Members, HeldBy Holders, LocalDate Today, DateTimeZone Zone);

    private sealed record Decided(Decision Decision, Deadline? NotAfter);
}
