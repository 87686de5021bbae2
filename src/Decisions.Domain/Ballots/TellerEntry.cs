using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ballots;

/// <summary>What tellers have entered for one member in one round.</summary>
/// <param name="Waiting">What each teller entered last and nobody has confirmed: one entry, or some that differ.</param>
/// <param name="Confirmed">What two tellers entered alike last, or null.</param>
public sealed record TellerEntry(
    RoundId RoundId, ProposalId ProposalId, MemberId MemberId, ImmutableArray<BallotEntered> Waiting, ConfirmedEntry? Confirmed)
{
    /// <summary>Whether tellers have entered what is not the same.</summary>
    public bool Differs => Waiting.Length > 1;

    /// <summary>Whether it waits for another teller.</summary>
    public bool Waits => !Waiting.IsEmpty;

    /// <summary>What a teller has entered that waits, or null.</summary>
    public BallotEntered? By(MemberId teller) => Waiting.FirstOrDefault(entered => entered.Teller == teller);

    /// <summary>In what the entries of others differ from a teller's own; nothing where they have entered none.</summary>
    public ImmutableArray<EntryField> DiffersIn(MemberId teller) =>
        By(teller) is { } own ? [.. Waiting.SelectMany(other => own.DiffersIn(other)).Distinct().Order()] : [];

    /// <summary>What another teller has entered in the same way, or null.</summary>
    public BallotEntered? Matching(BallotEntered entered) =>
        Waiting.FirstOrDefault(other => other.Teller != entered.Teller && other.SaysTheSameAs(entered));

    public TellerEntry Apply(BallotEntered e) => Matching(e) is { } first
        ? this with { Waiting = [], Confirmed = new ConfirmedEntry(first, e.Teller) }
        : this with { Waiting = Without(e.Teller).Add(e) };

    public TellerEntry Apply(EntryWithdrawn e) => this with { Waiting = Without(e.Teller) };

    public static TellerEntry? Fold(TellerEntry? state, IEntryEvent @event) => @event switch
    {
        BallotEntered e => (state ?? new TellerEntry(e.RoundId, e.ProposalId, e.MemberId, [], null)).Apply(e),
        EntryWithdrawn e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };

    private ImmutableArray<BallotEntered> Without(MemberId teller) => [.. Waiting.Where(entered => entered.Teller != teller)];
}

/// <summary>What two tellers have entered alike.</summary>
/// <param name="Entered">As the first entered it.</param>
/// <param name="ConfirmedBy">The second.</param>
public sealed record ConfirmedEntry(BallotEntered Entered, MemberId ConfirmedBy);
