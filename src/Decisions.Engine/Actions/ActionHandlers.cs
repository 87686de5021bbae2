using Decisions.Domain;
using Decisions.Domain.Actions;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Actions;

/// <summary>Plans what is done to carry out decisions, and says what became of it.</summary>
public static class ActionHandlers
{
    /// <summary>The proposer plans it, whoever led the decision, or a facilitator. So it is with all that is not somebody's own act.</summary>
    public static Task<CommandResult> Handle(PlanAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, async (streams, action, now) =>
        {
            var today = await streams.Day(now, cancel);
            var decision = await streams.NotTheirs(cancel) is { } notTheirs
                ? notTheirs
                : PlanAction.Decide(await streams.Proposal(cancel), action, command, await streams.HasJoined(command.Owner, cancel), today);
            return (decision, streams.WithinDay(command.Due, day => new DueDayIsPast(day, day.PlusDays(1))));
        });

    public static Task<CommandResult> Handle(ChangeAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, async (streams, action, now) =>
        {
            var today = await streams.Day(now, cancel);
            var decision = await streams.NotTheirs(cancel) is { } notTheirs
                ? notTheirs
                : ChangeAction.Decide(action, command, await streams.HasJoined(command.Owner, cancel), today);
            return (decision, streams.WithinDay(command.Due == action?.Due ? null : command.Due, day => new DueDayIsPast(day, day.PlusDays(1))));
        });

    /// <summary>Any member takes it, as oneself.</summary>
    public static Task<CommandResult> Handle(TakeAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, async (streams, action, _) =>
            (TakeAction.Decide(action, command, await streams.HasJoined(action?.Owner, cancel)), null));

    /// <summary>Its owner, as oneself.</summary>
    public static Task<CommandResult> Handle(HandBackAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, (_, action, _) =>
            Task.FromResult<(Decision, Deadline?)>((HandBackAction.Decide(action, command), null)));

    /// <summary>Its owner, too.</summary>
    public static Task<CommandResult> Handle(CompleteAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, async (streams, action, _) =>
            (await streams.NotTheirs(cancel, action?.Owner) is { } notTheirs ? notTheirs : CompleteAction.Decide(action, command), null));

    /// <summary>Its owner, too.</summary>
    public static Task<CommandResult> Handle(ReopenAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, async (streams, action, _) =>
            (await streams.NotTheirs(cancel, action?.Owner) is { } notTheirs ? notTheirs : ReopenAction.Decide(action, command), null));

    public static Task<CommandResult> Handle(DropAction command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.ActionId, context, engine, cancel, async (streams, action, _) =>
            (await streams.NotTheirs(cancel) is { } notTheirs ? notTheirs : DropAction.Decide(action, command), null));

    private static async Task<CommandResult> Change(
        ProposalId proposal, ActionId id, CommandContext context, DecisionsEngine engine, CancellationToken cancel,
        Func<FollowStreams, PlannedAction?, Instant, Task<(Decision Decision, Deadline? NotAfter)>> decide)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var streams = new FollowStreams(engine, context, proposal);
            var action = await engine.Streams.Action(context.Community, proposal, id, cancel);
            var (decision, notAfter) = await streams.NotJoined(cancel) is { } notJoined ? (notJoined, null) : await decide(streams, action.State, now);
            return streams.Hold(new Plan(Streams.Of(proposal, id), Streams.ActionType, action.Version, decision) { NotAfter = notAfter });
        }, cancel);
    }
}
