using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Gives notice of votes, and takes members' consent to short notice.</summary>
public static class NoticeHandlers
{
    public static Task<CommandResult> Handle(GiveNotice command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var standing = await CircleStanding.In(loaded.State, context, engine, cancel);
            if (Permissions.ToFacilitate(context.Actor, context.Community, standing) is { } rejection)
                return new Plan(Streams.Of(command.ProposalId), Streams.ProposalType, loaded.Version, rejection);
            var rule = await engine.Streams.Rule(context.Community, command.RuleId, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            var circle = await DecidingCircle.Of(loaded.State?.Circle, context.Community, engine.Streams, cancel);
            // It gives as many clear days only if it lands on the day for which they were counted.
            var (opens, dayEnds) = (command.Vote.OpensAt, ClearDays.EndOfDay(now, clock.Zone));
            return new Plan(
                Streams.Of(command.ProposalId), Streams.ProposalType, loaded.Version,
                GiveNotice.Decide(loaded.State, rule.State, command with { Circle = circle.Circle }, clock.Zone, now))
            {
                Guards = rule.State is null ? [] : [new(Streams.Of(command.RuleId), rule.Version), clock.Guard, .. circle.Guards],
                NotAfter = new Deadline(Instant.Min(dayEnds, opens), new OpeningIsPast(opens, now)),
            }.While(standing);
        }, cancel);

    public static Task<CommandResult> Handle(
        WithdrawNotice command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Lead(command.ProposalId, (state, now) => WithdrawNotice.Decide(state, command, now), context, engine, cancel);

    public static async Task<CommandResult> Handle(
        ConsentToShortNotice command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToVote(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        var member = await engine.Streams.Member(context.Community, command.MemberId, cancel);
        if (member.State is not { Standing: Standing.Joined })
            return new Refused(new NotPermitted("a member who has joined and is not suspended"));
        return await ProposalStream.Change(
            command.ProposalId, forbidden: null, permit: null, (state, now) => ConsentToShortNotice.Decide(state, command, now), context,
            engine, cancel);
    }
}
