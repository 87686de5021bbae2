using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Redactions;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Redactions;

/// <summary>Erases a person: records it first, then erases their name, address and keys.</summary>
public static class ErasePersonHandler
{
    public static async Task<CommandResult> Handle(
        MemberId member, string reason, CommandContext context, DecisionsEngine engine, People people, CancellationToken cancel)
    {
        if (Permissions.ToRedact(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        var result = await engine.Commands.Run(context, async _ =>
        {
            var known = await engine.Streams.Member(context.Community, member, cancel);
            var erasure = await engine.Streams.Erasure(context.Community, member, cancel);
            return new Plan(
                Streams.OfErasure(member), Streams.ErasureType, erasure.Version,
                ErasePerson.Decide(known.State, erasure.State, new ErasePerson(member, reason)))
            {
                // Nobody is erased who is invited again at the same moment.
                Guards = known.State is null ? [] : [new StreamGuard(Streams.Of(member), known.Version)],
            };
        }, cancel);
        if (result is Done)
            await people.EraseWhoWasErased(context.Community, cancel);
        return result;
    }
}
