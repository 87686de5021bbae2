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
    /// <summary>Opens a round for the roll as it stands at the log's head, or as of the record date where the rule states one.</summary>
    /// <param name="recordAt">The record date, or null.</param>
    /// <param name="confirming">When the confirming vote is to be held, or null.</param>
    public static async Task<CommandResult> Open(
        ProposalId proposal, RuleId ruleId, Instant closesAt, CommandContext context, DecisionsEngine engine,
        IElectoralRolls rolls, CancellationToken cancel, Instant? recordAt = null, StatedVote? confirming = null)
    {
        if (Permissions.ToFacilitate(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        var round = new RoundId(Guid.CreateVersion7());
        return await engine.Commands.Run(context, async now =>
        {
            var loaded = await engine.Streams.Proposal(context.Community, proposal, cancel);
            var rule = await engine.Streams.Rule(context.Community, ruleId, cancel);
            var clock = await CommunityClock.Of(context.Community, engine.Streams, cancel);
            var roll = await RecordDates.Roll(context.Community, engine.Store, rolls, rule.State?.Terms, recordAt, cancel);
            var command = new OpenVoting(proposal, round, ruleId, roll, closesAt)
            {
                RecordAt = recordAt, Confirming = confirming,
                Consents = loaded.State?.StandingNotice is { IsShort: true } notice && rule.State is { } known
                    ? await rolls.Count(context.Community, roll, known.Terms.Franchise, notice.Consents, cancel)
                    : 0,
            };
            return new Plan(
                Streams.Of(proposal), Streams.ProposalType, loaded.Version,
                OpenVoting.Decide(loaded.State, rule.State, command, clock.Zone, now))
            {
                // The rule's terms are copied into the round, so they must be the rule's terms still.
                Guards = rule.State is not { } state ? []
                    : state.Terms.Confirming is null ? [new(Streams.Of(ruleId), rule.Version)]
                    : [new(Streams.Of(ruleId), rule.Version), clock.Guard],
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
