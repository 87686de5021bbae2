using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;

namespace Decisions.Engine.Members;

/// <summary>Runs a decision on one member's stream.</summary>
internal static class MemberStream
{
    public static Task<CommandResult> Change(
        MemberId member, Func<Member?, Decision> decide, CommandContext context, DecisionsEngine engine,
        CancellationToken cancel) =>
        engine.Commands.Run(context, async _ =>
        {
            var loaded = await engine.Streams.Member(context.Community, member, cancel);
            return new Plan(Streams.Of(member), Streams.MemberType, loaded.Version, decide(loaded.State));
        }, cancel);
}
