using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>
/// What a step of a consent round brings with it: it stands in the record right behind it, in the one stream or the other, and says
/// what its rule makes of it, but for what only itself can say.
/// </summary>
internal sealed class ConsentSequel(RoundReplay rounds, ReplayFaults faults)
{
    /// <summary>A handler's clock is read a little before the database's.</summary>
    private static readonly Duration Haste = Duration.FromMinutes(1);

    private ImmutableQueue<IDomainEvent> _due = [];

    private long _index;

    /// <summary>These are to come next.</summary>
    public void Expect(in CheckedEvent next, ImmutableArray<IDomainEvent> events, Instant when)
    {
        NothingIsDue(next);
        (_due, _index) = ([.. events], next.Index + 1);
    }

    /// <summary>Takes an event where one was to come; says whether one was.</summary>
    public bool Takes(in CheckedEvent next, IDomainEvent happened, Instant when)
    {
        if (_due.IsEmpty)
            return false;
        if (next.Index != _index)
        {
            NothingIsDue(next);
            return false;
        }
        _due = _due.Dequeue(out var due);
        _index++;
        if (!IsAlike(Filled(due, happened, when), happened))
            faults.Add(next, "It is not what follows from the step before it.");
        if (happened is VotingOpened opened)
            rounds.OpenPass(next, opened);
        return true;
    }

    /// <summary>Said of an event that never follows a step by itself, and once all was seen.</summary>
    public void NothingIsDue(in CheckedEvent? next)
    {
        if (_due.IsEmpty)
            return;
        _due = [];
        if (next is { } at)
            faults.Add(at, "Something else was to follow the step of the consent round here.");
        else
            faults.Add(null, "What a step of a consent round brings with it is missing.");
    }

    /// <summary>Whether two events say the same, but for the moment in which a clock was read.</summary>
    public static bool IsAlike(IDomainEvent one, IDomainEvent other) => (one, other) switch
    {
        (StepTaken a, StepTaken b) => Near(a.EndsAt, b.EndsAt) && ReplayFaults.Same(a with { EndsAt = b.EndsAt }, b),
        (ConsentRoundMoved a, ConsentRoundMoved b) => Near(a.EndsAt, b.EndsAt) && ReplayFaults.Same(a with { EndsAt = b.EndsAt }, b),
        (DriverRestated a, DriverRestated b) => Near(a.EndsAt, b.EndsAt) && ReplayFaults.Same(a with { EndsAt = b.EndsAt }, b),
        (VotingOpened a, VotingOpened b) => Near(a.ClosesAt, b.ClosesAt) && ReplayFaults.Same(a with { ClosesAt = b.ClosesAt }, b),
        _ => ReplayFaults.Same(one, other),
    };

    public static bool Near(Instant? one, Instant? other) =>
        one is { } a && other is { } b ? a - b <= Haste && b - a <= Haste : one is null && other is null;

    /// <summary>What was to come, with what only itself says: the id of a pass, a changed text, until when it waits.</summary>
    private static IDomainEvent Filled(IDomainEvent due, IDomainEvent happened, Instant when) => (due, happened) switch
    {
        (VotingOpened pass, VotingOpened e) => pass with { RoundId = e.RoundId, ClosesAt = IsPass(pass) ? pass.ClosesAt : e.ClosesAt > when ? e.ClosesAt : pass.ClosesAt },
        (ProposalRevised revised, ProposalRevised e) => revised with { Title = e.Title, Text = e.Text },
        (StepTaken { Step: ConsentStep.Paused } paused, StepTaken e) when (e.EndsAt is null ? paused.EndsAt is null : e.EndsAt > when) => paused with { EndsAt = e.EndsAt },
        _ => due,
    };

    private static bool IsPass(VotingOpened e) => e.Terms.Method is Domain.Rules.PositionMethod;
}
