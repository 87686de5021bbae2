using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

/// <summary>What tellers have entered for Ada, and her ballot: a confirmation changes both.</summary>
internal sealed record TellersDesk(TellerEntry? Entry, Ballot? Ballot)
{
    public static readonly MemberId Cleo = new(Id(0xA3));
    public static readonly MemberId Dev = new(Id(0xA4));
    public static readonly ImmutableArray<MemberId> Tellers = [Ben, Cleo, Dev];

    /// <summary>Ben enters a paper of Ada's.</summary>
    public static readonly EnterBallot Command = new(Oven, Ada, Ben, 1, Yes, "It pays.", Channel.Paper, "Box 4, sheet 17", "The ink ran.");

    public static readonly BallotEntered Entered = new(First, Oven, Ada, Ben, 1, Yes, "It pays.", Channel.Paper, "Box 4, sheet 17", "The ink ran.");

    /// <summary>What makes a ballot out of Ben's entry and another's like it.</summary>
    public static readonly BallotCast ByTellers = new(
        First, Oven, Ada, 1, Yes, "It pays.", Channel.Paper, new BallotOrigin(Ben, null, "Box 4, sheet 17"));

    public static Given<TellersDesk, IVoteEvent> Given(params IVoteEvent[] events) => new(Fold, events);

    public static TellersDesk Fold(TellersDesk? state, IVoteEvent @event) => @event switch
    {
        IEntryEvent e => (state ?? new(null, null)) with { Entry = TellerEntry.Fold(state?.Entry, e) },
        IBallotEvent e => (state ?? new(null, null)) with { Ballot = Ballot.Fold(state?.Ballot, e) },
        _ => throw new ArgumentException($"{@event.GetType().Name} is no part of it.", nameof(@event)),
    };

    public static Func<TellersDesk?, Decision> Enter(EnterBallot command, DecisionRule? terms = null, bool isOnRoll = true, Instant? at = null) =>
        desk => EnterBallot.Decide(
            Tests.Given.Proposal(Drafted(), Opened(terms)).State, desk?.Entry, desk?.Ballot, command, Tellers, isOnRoll, at ?? During);
}
