using System.Collections.Immutable;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Selections;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;
using Decisions.EventStore.Redacting;

namespace Decisions.Engine.Redactions;

/// <summary>Takes words out of an event: records it first, then erases them.</summary>
public static class RedactPayloadHandler
{
    public static async Task<CommandResult> Handle(
        long index, ImmutableArray<string> passages, string reason, CommandContext context, DecisionsEngine engine,
        PayloadRedactions redactions, CancellationToken cancel)
    {
        if (Permissions.ToRedact(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        var result = await engine.Commands.Run(context, async _ =>
        {
            // Whatever was recorded before is carried out first: pieces are counted in what is left.
            await redactions.Apply(context.Community.Value, cancel);
            return await Plan(index, passages, reason, context, engine, cancel);
        }, cancel);
        if (result is Done)
            await redactions.Apply(context.Community.Value, cancel);
        return result;
    }

    /// <summary>What the same command would come to now; nothing is recorded.</summary>
    public static async Task<Decision> Preview(
        long index, ImmutableArray<string> passages, string reason, CommandContext context, DecisionsEngine engine, CancellationToken cancel) =>
        Permissions.ToRedact(context.Actor, context.Community) is { } rejection
            ? rejection
            : (await Plan(index, passages, reason, context, engine, cancel)).Decision;

    private static async Task<Plan> Plan(
        long index, ImmutableArray<string> passages, string reason, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        var redaction = await engine.Streams.Redaction(context.Community, index, cancel);
        var found = await engine.Store.ReadLog(context.Community.Value, index, 1, cancel);
        if (found is not [{ Event: var stored }])
            return new Plan(Streams.OfRedaction(index), Streams.RedactionType, redaction.Version, new EventIsUnknown(index));
        var @event = EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
        // Nobody is told what was nominated before all are: neither is what remains of it.
        if (@event is NominationMade nomination
            && (await engine.Streams.Selection(context.Community, nomination.CircleId, nomination.SelectionId, cancel)).State is { } selection
            && !selection.ShowsAt((await engine.Store.Head(context.Community.Value, cancel)).Now))
            return new Plan(
                Streams.OfRedaction(index), Streams.RedactionType, redaction.Version, new NominationsAreHidden(selection.Unspoken.Count(), selection.Said.NominateUntil));
        var about = ProposalOf(@event, stored.Stream) is { } id ? await engine.Streams.Proposal(context.Community, id, cancel) : null;
        return new Plan(
            Streams.OfRedaction(index), Streams.RedactionType, redaction.Version,
            RedactPayload.Decide(redaction.State, about?.State, new RedactPayload(index, stored.Stream, stored.Version, stored.Type, Encoding.UTF8.GetString(stored.Data.Span), passages, reason)))
        {
            // A round must not open while words are taken out of what it would be about.
            Guards = about?.State is { } proposal ? [new StreamGuard(Streams.Of(proposal.Id), about.Version)] : [],
        };
    }

    private static ProposalId? ProposalOf(IDomainEvent @event, string stream) => @event switch
    {
        IVoteEvent e => e.ProposalId,
        IAmendmentEvent e => e.ProposalId,
        IProposalEvent => new ProposalId(Done.IdIn(stream)),
        _ => null,
    };
}
