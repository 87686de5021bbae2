using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

/// <summary>Where a test of amendments starts: what has happened to a proposal and to its amendments, in that order.</summary>
internal static class AmendmentsBefore
{
    public static AmendmentsMoved Of(params IDomainEvent[] events)
    {
        AmendmentsMoved? state = null;
        foreach (var @event in events)
            state = After(state, @event);
        return state!;
    }

    /// <summary>A draft with Ben's amendment, seconded by Cem.</summary>
    public static AmendmentsMoved Seconded(params IDomainEvent[] then) => Of([Drafted(), Moved(), Example.Seconded, .. then]);

    /// <summary>The state after what a decision came to.</summary>
    public static AmendmentsMoved And(this AmendmentsMoved state, Decision decision)
    {
        decision.Rejection.ShouldBeNull();
        foreach (var @event in decision.Events)
            state = After(state, @event)!;
        return state;
    }

    /// <summary>These events happen, and repeated the command makes no further one.</summary>
    public static AmendmentsMoved Then(this AmendmentsMoved state, Func<AmendmentsMoved, Decision> decide, params IDomainEvent[] expected)
    {
        var decision = decide(state);
        var after = state.And(decision);
        decision.Events.Select(Written.Of).ShouldBe(expected.Select(Written.Of));
        decide(after).Events.ShouldBeEmpty("The command, repeated, made a second event.");
        return after;
    }

    public static void Refuses(this AmendmentsMoved? state, Func<AmendmentsMoved?, Decision> decide, Rejection expected)
    {
        var decision = decide(state);
        decision.Rejection.ShouldBe(expected);
        decision.Events.ShouldBeEmpty();
    }

    /// <summary>The vote on Ben's amendment with its result.</summary>
    public static Proposal Question(Verdict? verdict)
    {
        var asked = Given.Proposal(Asked, Opened(round: Second) with { ProposalId = Example.Question }).Known;
        return verdict is { } declared ? asked.Apply(Declared(declared, Second) with { ProposalId = Example.Question }) : asked;
    }

    private static AmendmentsMoved? After(AmendmentsMoved? state, IDomainEvent @event) => @event switch
    {
        IProposalEvent e => new(Proposal.Fold(state?.Proposal, e)!, state?.All ?? []),
        IAmendmentEvent e when state!.Find(e.AmendmentId) is { } known => state with { All = state.All.Replace(known, Amendment.Fold(known, e)!) },
        IAmendmentEvent e => state! with { All = state.All.Add(Amendment.Fold(null, e)!) },
        _ => state,
    };
}
