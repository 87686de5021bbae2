using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Opens, extends and closes rounds of voting.</summary>
public static class VotingHandlers
{
    /// <summary>Opens a round for the roll as it stands at the log's head.</summary>
    public static async Task<CommandResult> Open(
        ProposalId proposal, RuleId ruleId, Instant closesAt, CommandContext context, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel)
    {
        if (Permissions.ToFacilitate(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        var round = new RoundId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var rule = await engine.Streams.Rule(context.Community, ruleId, cancel);
            var head = await engine.Store.Head(context.Community.Value, cancel);
            var roll = await rolls.Draw(
                context.Community, head.NextIndex, rule.State?.Terms.Franchise ?? Franchise.AllMembers, head.Now, cancel);
            var command = new OpenVoting(proposal, round, ruleId, roll, closesAt);
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                OpenVoting.Decide(loaded.State, rule.State, command, now))
            {
                // The rule's terms are copied into the round, so they must be the rule's terms still.
                Guards = rule.State is null ? [] : [new(Streams.Of(ruleId), rule.Version)],
                NotAfter = new Deadline(closesAt, new DeadlineIsPast(closesAt, now)),
            };
        }, cancel);
    }

    public static Task<CommandResult> Handle(
        ExtendVoting command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Change(
            command.ProposalId, Permissions.ToFacilitate(context.Actor, context.Community), _ => null,
            (state, now) => ExtendVoting.Decide(state, command, now), context, engine, cancel, WhileOpen);

    public static Task<CommandResult> Handle(
        CloseVotingEarly command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        ProposalStream.Change(
            command.ProposalId, Permissions.ToFacilitate(context.Actor, context.Community), _ => null,
            (state, now) => CloseVotingEarly.Decide(state, command, now), context, engine, cancel, WhileOpen);

    private static Plan WhileOpen(Proposal proposal, Plan plan) =>
        proposal.Latest is { } round
            ? plan with { NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(proposal.Id, round.ClosesAt)) }
            : plan;
}
