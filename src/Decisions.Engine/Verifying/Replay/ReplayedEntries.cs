using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>
/// What tellers entered in a round: each entry is decided again, and of each that confirms another the ballot must follow at
/// once. Where the audience may not see what they entered, that two of them did is seen from the heads.
/// </summary>
internal sealed class ReplayedEntries
{
    private readonly Dictionary<MemberId, Desk> _desks = [];

    /// <summary>Takes an entry.</summary>
    /// <param name="ballot">The member's ballot before it, or null.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Take(
        in CheckedEvent next, Entry entry, MemberId member, Proposal? proposal, Ballot? ballot, ImmutableArray<MemberId> tellers, bool isOnRoll, Instant when,
        ShowOfHands? hands)
    {
        if (!_desks.TryGetValue(member, out var desk))
            _desks[member] = desk = new Desk();
        if (entry.Header.Type == EventCatalogue.AliasOf(typeof(BallotEntered)))
            desk.Came(entry.Header.Actor, next.Index);
        if (next.Event is not IEntryEvent @event)
            return null;
        if (entry.Header.Actor != @event.Teller.ToString())
            return $"What teller {@event.Teller} is said to have done was done by {entry.Header.Actor}.";
        if (@event.MemberId != member || proposal?.Latest?.Id != @event.RoundId || @event.ProposalId != proposal.Id)
            return "The entry says that it is for another, or of another round.";
        var isRedacted = next.State == PayloadState.Redacted;
        var decision = @event switch
        {
            BallotEntered e => EnterBallot.Decide(
                proposal, desk.State, ballot,
                new EnterBallot(
                    e.ProposalId, member, e.Teller, e.Revision, e.Choice, Shortened(e.Reason, isRedacted), e.Channel, e.Evidence,
                    Shortened(e.Note, isRedacted)), tellers, isOnRoll, when, hands),
            EntryWithdrawn e => WithdrawEntry.Decide(
                proposal, desk.State, new WithdrawEntry(e.ProposalId, member, e.Teller, Shortened(e.Reason, isRedacted)), tellers, when),
            _ => Decision.Nothing,
        };
        desk.State = TellerEntry.Fold(desk.State, @event);
        if (decision.Rejection is { } rejection)
            return $"This could not be entered then ({rejection.Code}): {rejection.Reason}";
        if (decision.Events.IsEmpty)
            return "It is entered once more by one who had entered it, which confirms nothing.";
        desk.Awaits = decision.Events is [_, IBallotEvent follows] ? (follows, next.Index + 1) : null;
        return isRedacted || ReplayFaults.Same(decision.Events[0], @event) ? null : "It is not what its rule makes of it.";
    }

    /// <summary>What is wrong with a ballot that somebody else than the member gave, or null where two tellers entered it.</summary>
    /// <param name="event">What it says; null where that is not for the audience.</param>
    public string? Check(in CheckedEvent next, Entry entry, MemberId member, IBallotEvent? @event)
    {
        if (!_desks.TryGetValue(member, out var desk) || !desk.IsByTwo(entry.Header.Actor, next.Index - 1))
            return $"The ballot of member {member} was cast by {entry.Header.Actor}, and no two tellers have entered it.";
        if (@event is null)
            return null;
        var awaited = desk.Awaits;
        desk.Awaits = null;
        return awaited is var (follows, index) && index == next.Index && Without(@event) is { } said && ReplayFaults.Same(Without(follows)!, said)
            ? null
            : $"The ballot of member {member} is not what two tellers entered.";
    }

    /// <summary>Whether two tellers have entered a ballot alike that was not cast.</summary>
    public bool HasOneThatIsMissing => _desks.Values.Any(desk => desk.Awaits is not null);

    /// <summary>Whether what a teller entered waits for another.</summary>
    public bool AnyWaits => _desks.Values.Any(desk => desk.State is { Waits: true });

    // The reason is words, and may have been taken out of one of the two events.
    private static IBallotEvent? Without(IBallotEvent @event) => @event switch
    {
        BallotCast e => e with { Reason = null },
        BallotChanged e => e with { Reason = null },
        BallotGaveWay e => e with { Reason = null },
        _ => null,
    };

    private static string? Shortened(string? words, bool isRedacted) => isRedacted && words is not null ? Domain.Redactions.WordPieces.Removed : words;

    /// <summary>What is known of the entries for one member.</summary>
    private sealed class Desk
    {
        private readonly HashSet<string> _actors = new(StringComparer.Ordinal);
        private (string Actor, long Index) _last;

        public TellerEntry? State { get; set; }

        /// <summary>The ballot that must come next, and its index.</summary>
        public (IBallotEvent Follows, long Index)? Awaits { get; set; }

        public void Came(string actor, long index)
        {
            _actors.Add(actor);
            _last = (actor, index);
        }

        /// <summary>Whether an actor entered something at an index, and another had before.</summary>
        public bool IsByTwo(string actor, long index) => _last == (actor, index) && _actors.Count > 1;
    }
}
