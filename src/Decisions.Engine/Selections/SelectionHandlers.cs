using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Selections;

/// <summary>Begins selections, takes nominations, and proposes nominees. Whether nominations are shown is held against the database's clock.</summary>
public static class SelectionHandlers
{
    public static Task<CommandResult> Handle(BeginSelection command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, command.SelectionId, leads: true, context, engine, cancel, async loaded =>
        {
            var members = await loaded.Joined([.. loaded.Circle.State?.In.Keys ?? []]);
            return loaded.Beginning(BeginSelection.Decide(loaded.Circles.State, loaded.State, command, members, loaded.Zone, loaded.Now));
        });

    public static Task<CommandResult> Handle(Nominate command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, command.SelectionId, leads: false, context, engine, cancel, async loaded =>
        {
            var nominee = command.Nominee is { } named ? await loaded.Member(named) : null;
            return loaded.Timed(Nominate.Decide(loaded.At, command, await loaded.Member(command.MemberId), nominee, loaded.Now));
        });

    public static Task<CommandResult> Handle(KeepNomination command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, command.SelectionId, leads: false, context, engine, cancel, async loaded =>
            loaded.Timed(KeepNomination.Decide(loaded.At, command, await loaded.Member(command.MemberId), loaded.Now)));

    public static Task<CommandResult> Handle(CloseHearing command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, command.SelectionId, leads: true, context, engine, cancel, loaded =>
            Task.FromResult(loaded.Timed(CloseHearing.Decide(loaded.At, command, loaded.Now))));

    public static Task<CommandResult> Handle(EndSelection command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, command.SelectionId, leads: true, context, engine, cancel, loaded =>
            Task.FromResult(loaded.Plan(EndSelection.Decide(loaded.At, command, loaded.Now))));

    /// <summary>Proposed as a proposal of the circle, in the same step.</summary>
    public static Task<CommandResult> Handle(ProposeNominee command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.CircleId, command.SelectionId, leads: true, context, engine, cancel, async loaded =>
        {
            var members = await loaded.Members([.. loaded.State?.Said.Members ?? [], command.Nominee]);
            var plan = loaded.Timed(ProposeNominee.Decide(loaded.At, command, members.GetValueOrDefault, loaded.Today, loaded.Now));
            if (plan.Decision.Events is not [NomineeProposed proposed])
                return plan;
            var drafted = ProposeNominee.Draft(loaded.Circles.State!.Find(command.CircleId)!, loaded.State!, proposed, command.Proposer);
            return plan with { Further = [new FurtherWrite(Streams.Of(command.ProposalId), Streams.ProposalType, 0, [drafted])] };
        });

    /// <summary>What it hangs on is loaded, and how the actor stands in the circle asked after it, each time that it is decided; and guarded until it lands.</summary>
    /// <param name="leads">Whether it is for whoever leads the circle; else for the member's own key.</param>
    private static async Task<CommandResult> Change(
        CircleId circle, SelectionId selection, bool leads, CommandContext context, DecisionsEngine engine, CancellationToken cancel, Func<LoadedSelection, Task<Plan>> decide)
    {
        // A record says which member did it.
        if (context.Actor.Member is null)
            return new Refused(new NotPermitted("a member"));
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await LoadedSelection.Of(circle, selection, context, engine, now, cancel);
            if (!leads)
                return Permissions.ToPropose(context.Actor, context.Community) is { } forbidden ? loaded.Plan(forbidden) : loaded.Guarded(await decide(loaded));
            var standing = await CircleStanding.Of(circle, context.Community, context.Actor, engine, cancel);
            return Permissions.ToLeadCircle(context.Actor, context.Community, standing) is { } notTheirs
                ? loaded.Plan(notTheirs)
                : loaded.Guarded(await decide(loaded)).While(standing);
        }, cancel);
    }
}
