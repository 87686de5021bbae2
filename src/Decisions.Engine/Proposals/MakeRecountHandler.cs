using System.Text.Json;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Proposals;

/// <summary>Counts a declared round again from its ballots as they are stored, and puts on record what came of it.</summary>
public static class MakeRecountHandler
{
    public static async Task<CommandResult> Handle(
        ProposalId proposal, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        if (Permissions.ToAudit(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var found = loaded.State is { Latest: { Tally: not null } round } state
                ? await Count(context.Community, state, round, engine, rolls, cancel)
                : null;
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                MakeRecount.Decide(loaded.State, new MakeRecount(proposal, found, head.NextIndex)));
        }, cancel);
    }

    private static async Task<Tally?> Count(
        CommunityId community, Proposal proposal, Round round, DecisionsEngine engine, IElectoralRolls rolls,
        CancellationToken cancel)
    {
        try
        {
            var ballots = await StandingVotes.Read(community, round, engine, rolls, cancel);
            return MakeRecount.Count(proposal, round, ballots.Counted, (await engine.Streams.HandsIn(community, round, cancel)).State);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidCastException or InvalidDataException or InvalidOperationException)
        {
            // What is stored is no ballot any more: whoever changed it did not go through Decisions.
            return null;
        }
    }
}
