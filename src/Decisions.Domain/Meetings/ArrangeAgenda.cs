using System.Collections.Immutable;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Meetings;

/// <summary>Puts a proposal or a heading on the agenda, at its end.</summary>
public sealed record AddAgendaItem(MeetingId MeetingId, AgendaItemId ItemId, ProposalId? ProposalId, string? Text)
{
    public const int Most = 200;

    /// <param name="proposal">The proposal that is named, or null where none is or there is none.</param>
    public static Decision Decide(Meeting? state, AddAgendaItem command, Proposal? proposal)
    {
        if (MeetingGate.NotClosed(state, command.MeetingId) is { } rejection)
            return rejection;
        if (state!.Agenda.FirstOrDefault(item => item.Id == command.ItemId) is { } there)
            return there.ProposalId == command.ProposalId && there.Text == command.Text ? Decision.Nothing : new AgendaItemExists(command.ItemId);
        if (state.Agenda.Length >= Most)
            return new AgendaIsFull(Most);
        if (command.ProposalId is null)
            return TextRule.Text("text", command.Text, TextRule.NoteLimit) is { } unfit ? unfit
                : Decision.Of(new AgendaItemAdded(state.Id, command.ItemId, null, command.Text));
        if (command.Text is not null)
            return new AgendaItemIsTwoThings();
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId.Value);
        if (proposal.IsWithdrawn)
            return new ProposalIsWithdrawn(proposal.Id);
        return state.IsOnAgenda(proposal.Id)
            ? Decision.Nothing
            : Decision.Of(new AgendaItemAdded(state.Id, command.ItemId, proposal.Id, null));
    }
}

/// <summary>Gives the agenda another order, without the items that are left out.</summary>
public sealed record OrderAgenda(MeetingId MeetingId, ImmutableArray<AgendaItemId> Order)
{
    /// <param name="decided">The proposals of the agenda that have been voted on in this meeting: they stay on it.</param>
    public static Decision Decide(Meeting? state, OrderAgenda command, IReadOnlyCollection<ProposalId> decided)
    {
        if (MeetingGate.NotClosed(state, command.MeetingId) is { } rejection)
            return rejection;
        var order = command.Order.IsDefault ? [] : command.Order;
        if (order.Distinct().Count() != order.Length || order.Any(id => state!.Agenda.All(item => item.Id != id)))
            return new AgendaHasNoSuchItem();
        if (state!.Agenda.FirstOrDefault(item => item.ProposalId is { } id && decided.Contains(id) && !order.Contains(item.Id)) is { } kept)
            return new ItemWasVotedOn(kept.Id);
        return order.SequenceEqual(state.Agenda.Select(item => item.Id)) ? Decision.Nothing : Decision.Of(new AgendaOrdered(state.Id, order));
    }
}
