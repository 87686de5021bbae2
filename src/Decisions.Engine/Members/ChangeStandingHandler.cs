using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Members;

/// <summary>Joins, suspends, reinstates or ends a membership: each by whoever may do that.</summary>
public static class ChangeStandingHandler
{
    public static Task<CommandResult> Handle(
        JoinCommunity command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.MemberId, Permissions.ToJoinAs(context.Actor, context.Community, command.MemberId),
            state => JoinCommunity.Decide(state, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        SuspendMember command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.MemberId, Permissions.ToKeepMembers(context.Actor, context.Community),
            state => SuspendMember.Decide(state, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        ReinstateMember command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.MemberId, Permissions.ToKeepMembers(context.Actor, context.Community),
            state => ReinstateMember.Decide(state, command), context, engine, cancel);

    public static Task<CommandResult> Handle(
        LeaveCommunity command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.MemberId, Permissions.ToLeaveAs(context.Actor, context.Community, command.MemberId),
            state => LeaveCommunity.Decide(state, command), context, engine, cancel);

    private static async Task<CommandResult> Change(
        MemberId member, Rejection? forbidden, Func<Member?, Decision> decide, CommandContext context,
        DecisionsEngine engine, CancellationToken cancel) =>
        forbidden is not null
            ? new Refused(forbidden)
            : await MemberStream.Change(member, decide, context, engine, cancel);
}
