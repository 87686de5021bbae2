using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Sets the order in which amendments are put, in the place of the order in which they were received.</summary>
/// <param name="Order">Those not listed come after these, as received; none for the order as received.</param>
public sealed record OrderAmendments(ProposalId ProposalId, ImmutableArray<AmendmentId> Order)
{
    public static Decision Decide(AmendmentsMoved? state, OrderAmendments command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (AmendmentGate.Amendable(state.Proposal, now) is { } rejection)
            return rejection;
        ImmutableArray<AmendmentId> order = command.Order.IsDefault ? [] : command.Order;
        foreach (var id in order)
            if (state.Find(id) is null)
                return new AmendmentIsUnknown(id);
        if (order.GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            return new AmendmentIsListedTwice(twice);
        return order.SequenceEqual(state.Proposal.AmendmentOrder)
            ? Decision.Nothing
            : Decision.Of(new AmendmentsOrdered(state.Proposal.Id, order));
    }
}
