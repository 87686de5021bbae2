using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Circles;
using Decisions.Engine.Commands;
using NodaTime;

namespace Decisions.Engine.Amendments;

/// <summary>Loads a proposal's amendments, and runs decisions on them.</summary>
internal static class AmendmentStreams
{
    public static async Task<LoadedAmendments> Load(
        DecisionsEngine engine, CommunityId community, ProposalId proposalId, CancellationToken cancel)
    {
        var proposal = await engine.Streams.Proposal(community, proposalId, cancel);
        return await Load(engine, community, proposalId, proposal, cancel);
    }

    public static async Task<LoadedAmendments> Load(
        DecisionsEngine engine, CommunityId community, ProposalId proposalId, Loaded<Proposal> proposal, CancellationToken cancel)
    {
        if (proposal.State is null)
            return new(proposalId, null, 0, ImmutableDictionary<AmendmentId, long>.Empty);
        Dictionary<AmendmentId, (Amendment? State, long Version, long Received)> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.AmendmentsOf(proposalId), cancel))
        {
            var @event = (IAmendmentEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            var before = found.GetValueOrDefault(@event.AmendmentId, (null, 0, stored.Sequence));
            found[@event.AmendmentId] = (Amendment.Fold(before.State, @event), stored.Version, before.Received);
        }
        ImmutableArray<Amendment> received = [.. found.Values.OrderBy(each => each.Received).Select(each => each.State!)];
        return new(
            proposalId, new AmendmentsMoved(proposal.State, received), proposal.Version,
            found.ToImmutableDictionary(each => each.Key, each => each.Value.Version));
    }

    /// <summary>Runs a decision on one amendment's stream.</summary>
    /// <param name="forbidden">Why the actor may do this to no amendment, or null.</param>
    /// <param name="permit">Why the actor may not do this to the amendment, as they stand in the proposal's circle, or null; not asked when there is none. Null where all may.</param>
    public static async Task<CommandResult> Change(
        ProposalId proposal, AmendmentId amendment, Rejection? forbidden, Func<Amendment, CircleStanding, Rejection?>? permit,
        Func<AmendmentsMoved?, Instant, Decision> decide, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        forbidden is not null
            ? new Refused(forbidden)
            : await engine.Commands.Run(context, async now =>
            {
                var loaded = await Load(engine, context.Community, proposal, cancel);
                var circle = permit is null ? null : await CircleStanding.In(loaded.State?.Proposal, context, engine, cancel);
                var decision = circle is not null && loaded.State?.Find(amendment) is { } state && permit!(state, circle) is { } notTheirs
                    ? notTheirs
                    : decide(loaded.State, now);
                var plan = Planned(loaded, amendment, decision);
                return circle is null ? plan : plan.While(circle);
            }, cancel);

    public static Plan Planned(LoadedAmendments loaded, AmendmentId amendment, Decision decision)
    {
        var stream = Streams.Of(loaded.ProposalId, amendment);
        return new Plan(stream, Streams.AmendmentType, loaded.VersionOf(amendment), decision)
        {
            Guards = loaded.Guards(stream),
            NotAfter = WhileOpen(loaded.State?.Proposal),
        };
    }

    /// <summary>Once voting on the proposal has closed, by the database's clock, its text changes no more.</summary>
    public static Deadline? WhileOpen(Proposal? proposal) =>
        proposal?.Latest is { Tally: null } round ? new Deadline(round.ClosesAt, new VotingHasClosed(proposal.Id, round.ClosesAt)) : null;
}
