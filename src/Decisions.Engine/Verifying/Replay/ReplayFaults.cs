using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Tells what is wrong with an event, and with which decision.</summary>
internal sealed class ReplayFaults(Faults faults, ReplayedDecisions decisions)
{
    public void Add(in CheckedEvent next, string what) => faults.Add(next.Index, TitleOf(next.Entry), what);

    public void Add(long? index, ProposalId about, string what) => faults.Add(index, decisions.TitleOf(about), what);

    public void Add(long? index, string what) => faults.Add(index, null, what);

    /// <summary>Holds an event against what its rule makes of the same wish at the same moment.</summary>
    public void Redo(in CheckedEvent next, IDomainEvent happened, Decision decision)
    {
        if (decision.Rejection is { } rejection)
            Add(next, $"This could not be done then ({rejection.Code}): {rejection.Reason}");
        // With their words taken out, two versions may say the same.
        else if (decision.Events.IsEmpty && next.State != PayloadState.Redacted)
            Add(next, "It changes nothing: it was so already, and what changes nothing is not put on record.");
        else if (decision.Events is [var @event] && !Same(@event, happened))
            Add(next, "It is not what its rule makes of it.");
    }

    /// <summary>Whether two events say the same, byte for byte. Events of two types may have the same members.</summary>
    public static bool Same(IDomainEvent one, IDomainEvent other) =>
        one.GetType() == other.GetType() && EventCatalogue.Write(one).AsSpan().SequenceEqual(EventCatalogue.Write(other));

    private string? TitleOf(Entry? entry) => entry is null ? null
        : StreamName.TryId(entry.Header.Stream, Streams.ProposalType, out var proposal) ? decisions.TitleOf(new ProposalId(proposal))
        : StreamName.TryId(entry.Header.Stream, Streams.ProxyType, out var spokenFor) ? decisions.TitleOf(new ProposalId(spokenFor))
        : StreamName.TryId(entry.Header.Stream, Streams.ConsentType, out var agreed) ? decisions.TitleOf(new ProposalId(agreed))
        : StreamName.TryId(entry.Header.Stream, Streams.AdviceType, out var advised) ? decisions.TitleOf(new ProposalId(advised))
        : StreamName.TryId(entry.Header.Stream, Streams.FollowThroughType, out var followed) ? decisions.TitleOf(new ProposalId(followed))
        : StreamName.TryAmendment(entry.Header.Stream, out var amended) ? decisions.TitleOf(amended)
        : StreamName.TryCarryingOut(entry.Header.Stream, out var carriedOut) ? decisions.TitleOf(carriedOut)
        : StreamName.TryComment(entry.Header.Stream, out var discussed, out _) ? decisions.TitleOf(discussed)
        : (StreamName.TryBallot(entry.Header.Stream, out var round, out _) || StreamName.TryEntry(entry.Header.Stream, out round, out _)
            || StreamName.TryHands(entry.Header.Stream, out round)) && decisions.Find(round)?.Current.Title is { } title ? title
        : null;
}
