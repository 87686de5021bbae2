using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.ConsentRounds;

/// <summary>A position that a member gave in a pass.</summary>
/// <param name="Reason">The concern, the argument or the reason; null where none was needed.</param>
public sealed record Signal(MemberId MemberId, Position Position, string? Reason);

/// <summary>The positions that stand in one pass, read from its ballots.</summary>
public sealed record PassSignals(Round Round, ImmutableArray<Signal> All)
{
    private PositionMethod Method => (PositionMethod)Round.Terms.Method;

    /// <summary>Those that stop an agreement while they stand.</summary>
    public IEnumerable<Signal> Stopping => All.Where(signal => signal.Position == Method.Stopping);

    /// <summary>Who objected, or blocked; null where that member did not.</summary>
    public Signal? Objection(MemberId objector) => Stopping.FirstOrDefault(signal => signal.MemberId == objector);

    /// <summary>What the pass comes to, as what was found of its objections stands.</summary>
    public PositionTally Tally(ConsentRound? state) =>
        (PositionTally)Count.Of(Round.Terms, Round.Roll.Eligible, [], Counted(state), []);

    /// <summary>The positions as they count: an objection that fell is counted as one that did.</summary>
    public IReadOnlyCollection<CountedBallots> Counted(ConsentRound? state) =>
    [
        .. All.Select(signal => signal.Position == Method.Stopping && state?.HasFallen(Round.Id, signal.MemberId) == true ? Method.Fallen : signal.Position)
            .CountBy(position => position).Select(pile => new CountedBallots(new PositionChoice(pile.Key), pile.Value)),
    ];
}
