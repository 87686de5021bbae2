using Decisions.Domain;
using Decisions.Domain.Calls;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.FollowThrough;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Calls;

/// <summary>Calls for volunteers, signs them up and off, and thanks them.</summary>
public static class CallHandlers
{
    /// <summary>Whoever may plan actions, and the owner of this one.</summary>
    public static Task<CommandResult> Handle(MakeCall command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CallId, context, engine, cancel, async (streams, call, now) =>
        {
            var action = await streams.Action(command.ActionId, cancel);
            var decision = await streams.NotTheirs(cancel, action?.Owner) is { } notTheirs ? notTheirs : MakeCall.Decide(action, call, command, now);
            return (decision, Before(command.Terms.Kept.At, at => new CallWouldBeOver(at)), null);
        });

    /// <summary>Whoever made it, and whoever may plan actions.</summary>
    public static Task<CommandResult> Handle(ChangeCall command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CallId, context, engine, cancel, async (streams, call, now) =>
        {
            var decision = await streams.NotTheirs(cancel, call?.By) is { } notTheirs ? notTheirs : ChangeCall.Decide(call, command, now);
            var at = command.Terms.Kept.At;
            return (decision, at == call?.Terms.At ? null : Before(at, missed => new CallWouldBeOver(missed)), null);
        });

    /// <summary>As for a change of it.</summary>
    public static Task<CommandResult> Handle(CloseCall command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CallId, context, engine, cancel, async (streams, call, _) =>
            (await streams.NotTheirs(cancel, call?.By) is { } notTheirs ? notTheirs : CloseCall.Decide(call, command), null, null));

    /// <summary>Any member, as oneself.</summary>
    public static Task<CommandResult> Handle(SignUp command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CallId, context, engine, cancel, async (streams, call, now) =>
        {
            var action = call is null ? null : await streams.Action(call.ActionId, cancel);
            var decision = SignUp.Decide(call, action, command, await streams.Keeping(call, cancel), now);
            return (decision, Before(call?.Terms.At, at => new CallHasBegun(command.CallId, at)), null);
        });

    /// <summary>As oneself.</summary>
    public static Task<CommandResult> Handle(SignOff command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CallId, context, engine, cancel, (_, call, now) =>
            Task.FromResult<(Decision, Deadline?, Deadline?)>(
                (SignOff.Decide(call, command, now), Before(call?.Terms.At, at => new SignOffIsTooLate(command.CallId, at)), null)));

    /// <summary>As for a change of it.</summary>
    public static Task<CommandResult> Handle(ThankHours command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.ProposalId, command.CallId, context, engine, cancel, async (streams, call, now) =>
        {
            var decision = await streams.NotTheirs(cancel, call?.By) is { } notTheirs ? notTheirs : ThankHours.Decide(call, command, now);
            return (decision, null, Before(call?.Terms.At, at => new WorkIsAhead(at)));
        });

    private static Deadline? Before(Instant? at, Func<Instant, Rejection> missed) => at is { } known ? new Deadline(known, missed(known)) : null;

    private static async Task<CommandResult> Change(
        ProposalId proposal, CallId id, CommandContext context, DecisionsEngine engine, CancellationToken cancel,
        Func<FollowStreams, Call?, Instant, Task<(Decision Decision, Deadline? NotAfter, Deadline? After)>> decide)
    {
        if (Permissions.ToPropose(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var streams = new FollowStreams(engine, context, proposal);
            var call = await engine.Streams.Call(context.Community, proposal, id, cancel);
            var (decision, notAfter, after) = await streams.NotJoined(cancel) is { } notJoined ? (notJoined, null, null) : await decide(streams, call.State, now);
            return streams.Hold(new Plan(Streams.Of(proposal, id), Streams.CallType, call.Version, decision) { NotAfter = notAfter, After = after });
        }, cancel);
    }
}
