using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Rules;

/// <summary>Adopts, amends and retires decision rules.</summary>
public static class RuleHandlers
{
    public static Task<CommandResult> Handle(
        AdoptRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(command.RuleId, async state =>
        {
            var under = await Named(command.Terms, command.RuleId, context, engine, cancel);
            return (AdoptRule.Decide(state, command, under.State), GuardsOf(under));
        }, context, engine, cancel);

    public static Task<CommandResult> Handle(
        AmendRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(
            command.RuleId, state => Amend(state, command, RuleMandate.None, context, engine, cancel), context, engine, cancel);

    public static Task<CommandResult> Handle(
        RetireRule command, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(
            command.RuleId, state => Task.FromResult((RetireRule.Decide(state, command), ImmutableArray<StreamGuard>.Empty)), context,
            engine, cancel);

    /// <summary>Carries out what members have decided of a rule: gives it the terms that they voted on, or retires it.</summary>
    public static Task<CommandResult> CarryOut(
        RuleId rule, ProposalId decision, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Change(rule, async state =>
        {
            var proposal = (await engine.Streams.Proposal(context.Community, decision, cancel)).State;
            if (state is null || proposal?.Change is not { } change)
                return (state is null ? new RuleIsUnknown(rule) : proposal is null ? new ProposalIsUnknown(decision) : new DecisionIsOfAnotherChange(decision, rule), []);
            if (change.RuleId != rule)
                return (new DecisionIsOfAnotherChange(decision, rule), []);
            var under = await Named(state.Terms, rule, context, engine, cancel);
            var mandate = new RuleMandate(decision, proposal, under.State);
            var (decided, guards) = change.Terms is { } terms
                ? await Amend(state, new AmendRule(rule, terms), mandate, context, engine, cancel)
                : (RetireRule.Decide(state, new RetireRule(rule, null), mandate), []);
            return (decided, guards.AddRange(GuardsOf(under)));
        }, context, engine, cancel);

    private static async Task<(Decision, ImmutableArray<StreamGuard>)> Amend(
        Rule? state, AmendRule command, RuleMandate mandate, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        var under = await Named(command.Terms, command.RuleId, context, engine, cancel);
        return (AmendRule.Decide(state, command, mandate, under.State), GuardsOf(under));
    }

    /// <summary>The other rule that terms name for their own change.</summary>
    private static async Task<Loaded<Rule>> Named(
        DecisionRule terms, RuleId rule, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        terms.Entrenched?.Under is { } id && id != rule
            ? await engine.Streams.Rule(context.Community, id, cancel)
            : new Loaded<Rule>(null, 0);

    private static ImmutableArray<StreamGuard> GuardsOf(Loaded<Rule> named) =>
        named.State is { } rule ? [new StreamGuard(Streams.Of(rule.Id), named.Version)] : [];

    private static async Task<CommandResult> Change(
        RuleId rule, Func<Rule?, Task<(Decision Decision, ImmutableArray<StreamGuard> Guards)>> decide, CommandContext context,
        DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepRules(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var loaded = await engine.Streams.Rule(context.Community, rule, cancel);
            var (decision, guards) = await decide(loaded.State);
            return new Plan(Streams.Of(rule), Streams.RuleType, loaded.Version, decision)
            {
                // A stream is guarded once, however often it was asked.
                Guards = [.. guards.DistinctBy(guard => guard.Stream)],
            };
        }, cancel);
    }
}
