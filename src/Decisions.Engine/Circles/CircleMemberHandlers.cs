using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Circles;

/// <summary>Brings members into circles, out of them, and into their roles.</summary>
public static class CircleMemberHandlers
{
    public static Task<CommandResult> Handle(JoinCircle command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Own(command.CircleId, command.MemberId, at => JoinCircle.Decide(at.Circles, at.Members, command, at.Member), context, engine, cancel);

    public static Task<CommandResult> Handle(LeaveCircle command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Own(command.CircleId, command.MemberId, at => LeaveCircle.Decide(at.Circles, at.Members, command), context, engine, cancel);

    public static Task<CommandResult> Handle(LetIntoCircle command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) => Change(
        command.CircleId, command.MemberId, circle => ToLead(circle, context) ?? ByMember(context),
        at => LetIntoCircle.Decide(at.Circles, at.Members, command, at.Member), context, engine, cancel);

    public static Task<CommandResult> Handle(RefuseJoining command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) => Change(
        command.CircleId, command.MemberId, circle => ToLead(circle, context) ?? ByMember(context),
        at => RefuseJoining.Decide(at.Circles, at.Members, command), context, engine, cancel);

    public static Task<CommandResult> Handle(FillCircleRole command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) => Change(
        command.CircleId, command.MemberId, circle => ToLead(circle, context),
        at => FillCircleRole.Decide(at.Circles, at.Members, command, at.Member, at.Today, at.Holders.AreIn), context, engine, cancel, fills: command);

    /// <summary>Whoever leads the circle ends a term, and whoever fills the role their own.</summary>
    public static Task<CommandResult> Handle(VacateCircleRole command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) => Change(
        command.CircleId, command.MemberId,
        Permissions.ToBeInCircleAs(context.Actor, context.Community, command.MemberId) is null ? null : circle => ToLead(circle, context),
        at => VacateCircleRole.Decide(at.Circles, at.Members, command), context, engine, cancel);

    private static Rejection? ToLead(CircleStanding circle, CommandContext context) => Permissions.ToLeadCircle(context.Actor, context.Community, circle);

    /// <summary>The record says which member let somebody in.</summary>
    private static NotPermitted? ByMember(CommandContext context) => context.Actor.Member is null ? new NotPermitted("a member") : null;

    private static async Task<CommandResult> Own(
        CircleId id, MemberId member, Func<At, Decision> decide, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToBeInCircleAs(context.Actor, context.Community, member) is { } forbidden
            ? new Refused(forbidden)
            : await Change(id, member, permit: null, decide, context, engine, cancel);

    /// <param name="permit">Why the actor may not do this, as they stand in the circle, or null; null where it is theirs however they stand.</param>
    private static Task<CommandResult> Change(
        CircleId id, MemberId memberId, Func<CircleStanding, Rejection?>? permit, Func<At, Decision> decide, CommandContext context, DecisionsEngine engine,
        CancellationToken cancel, FillCircleRole? fills = null) =>
        engine.Commands.Run(context, async now =>
        {
            var circles = await engine.Streams.Circles(context.Community, cancel);
            var members = await engine.Streams.CircleMembers(context.Community, id, cancel);
            var member = await engine.Streams.Member(context.Community, memberId, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            var standing = permit is null ? null : await CircleStanding.Of(id, context.Community, context.Actor, engine, cancel);
            var day = now.InZone(clock.Zone).Date;
            var holders = fills is null ? HeldBy.Nobody : await HeldBy.Of(members.State, fills.Role, fills.Name, context.Community, engine.Streams, cancel);
            var plan = new Plan(
                Streams.Of(id), Streams.CircleType, members.Version,
                standing is not null && permit!(standing) is { } forbidden ? forbidden : decide(new At(circles.State, members.State, member.State, day, holders)))
            {
                NotAfter = fills is null || fills.Until == LocalDate.MaxIsoValue ? null : InTime(fills, members.State, day, clock.Zone),
                // Whether a circle is open, and who is a member, is so still when it lands.
                Guards = circles.State?.Find(id) is null ? [] :
                [
                    new StreamGuard(Streams.CirclesOf(context.Community), circles.Version), new StreamGuard(Streams.Of(memberId), member.Version), clock.Guard,
                    .. holders.Guards.Where(guard => guard.Stream != Streams.Of(memberId)),
                ],
            };
            return standing is null ? plan : plan.While(standing);
        }, cancel);

    /// <summary>A term that was over when it landed was never filled; and a turn that has begun meanwhile gives way no more.</summary>
    private static Deadline InTime(FillCircleRole fills, CircleMembers? members, LocalDate today, DateTimeZone zone) => fills.GivesWay(members, today) is { } turn
        ? new Deadline(TurnHandlers.BeforeDay(turn.From, zone), new CircleRoleIsFilled(turn.Role, turn.Name, turn.MemberId, turn.From, turn.Until))
        : new Deadline(TurnHandlers.BeforeDay(fills.Until.PlusDays(1), zone), new TermIsOver(fills.From, fills.Until, fills.Until.PlusDays(1)));

    private sealed record At(CircleTree? Circles, CircleMembers? Members, Member? Member, LocalDate Today, HeldBy Holders);
}
