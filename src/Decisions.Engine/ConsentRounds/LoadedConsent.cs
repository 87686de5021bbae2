using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.ConsentRounds;

/// <summary>A consent round as its streams have it.</summary>
/// <param name="Pass">The positions of the latest pass: read once nobody can give one any more; null before, and where there is none.</param>
public sealed record LoadedConsent(ProposalId ProposalId, Loaded<Proposal> Proposal, Loaded<ConsentRound> Consent, PassSignals? Pass)
{
    public static async Task<LoadedConsent> Of(CommunityId community, ProposalId id, DecisionsEngine engine, Instant now, CancellationToken cancel)
    {
        var proposal = await engine.Streams.Proposal(community, id, cancel);
        var consent = await engine.Streams.ConsentRound(community, id, cancel);
        var pass = proposal.State?.Latest is { Terms.Method: PositionMethod } round && !round.IsOpenAt(now)
            ? PassReading.Signals(round, await PassReading.Ballots(community, round, engine, cancel))
            : null;
        return new LoadedConsent(id, proposal, consent, pass);
    }

    /// <summary>
    /// A decision's events, each to the stream that it is of; held to the proposal and the consent round as they were, and to the time of
    /// the step.
    /// </summary>
    public Plan Planned(Decision decision, params ReadOnlySpan<StreamGuard> named)
    {
        // Whoever leads may keep what is said too; their stream is guarded once.
        ImmutableArray<StreamGuard> guards = [.. named.ToArray().DistinctBy(guard => guard.Stream)];
        ImmutableArray<IDomainEvent> own = [.. decision.Events.Where(e => e is IConsentRoundEvent)], others = [.. decision.Events.Where(e => e is IProposalEvent)];
        var proposal = new FurtherWrite(Streams.Of(ProposalId), Streams.ProposalType, Proposal.Version, others);
        // A vote to fall back on is opened on the proposal alone; then that is the main stream.
        return own.IsEmpty && !others.IsEmpty
            ? new Plan(proposal.Stream, proposal.StreamType, proposal.Version, decision)
            {
                Guards = [new StreamGuard(Streams.OfConsent(ProposalId), Consent.Version), .. guards],
            }
            : new Plan(
                Streams.OfConsent(ProposalId), Streams.ConsentType, Consent.Version, decision.Rejection is null ? Decision.Of(own.AsSpan()) : decision)
            {
                Further = others.IsEmpty ? [] : [proposal],
                Guards = others.IsEmpty && Proposal.State is not null ? [new StreamGuard(Streams.Of(ProposalId), Proposal.Version), .. guards] : [.. guards],
            };
    }

    /// <summary>Until when what belongs to the step may be said, by the database's clock; null where it has no such end.</summary>
    public Deadline? WhileInStep => Consent.State is { EndsAt: { } end, Taken: not (ConsentStep.Signal or ConsentStep.Paused) and var step }
        ? new Deadline(end, new StepIsOver(step, end))
        : null;

    /// <summary>From when on objections are looked at, by the database's clock; null where the pass was ended before its time.</summary>
    public Deadline? OnceShown => Proposal.State?.Latest is { IsEnded: false, Terms.Method: PositionMethod } round
        ? new Deadline(round.ClosesAt, new ConsentRoundIsElsewhere(ProposalId, ConsentStep.Signal))
        : null;
}
