using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests;

/// <summary>Where a test starts: the events that have happened in one stream. None means that the stream is empty.</summary>
internal static class Given
{
    public static Given<Community, ICommunityEvent> Community(params ICommunityEvent[] events) => new(Domain.Communities.Community.Fold, events);

    public static Given<Member, IMemberEvent> Member(params IMemberEvent[] events) => new(Domain.Members.Member.Fold, events);

    public static Given<Rule, IRuleEvent> Rule(params IRuleEvent[] events) => new(Domain.Rules.Rule.Fold, events);

    public static Given<Proposal, IProposalEvent> Proposal(params IProposalEvent[] events) => new(Domain.Proposals.Proposal.Fold, events);

    public static Given<Ballot, IBallotEvent> Ballot(params IBallotEvent[] events) => new(Domain.Ballots.Ballot.Fold, events);

    public static Given<ProposalProxies, IProxyEvent> Proxies(params IProxyEvent[] events) => new(ProposalProxies.Fold, events);

    public static Given<Redaction, IRedactionEvent> Redaction(params IRedactionEvent[] events) => new(Domain.Redactions.Redaction.Fold, events);

    public static Given<Erasure, IErasureEvent> Erasure(params IErasureEvent[] events) => new(Domain.Redactions.Erasure.Fold, events);
}

/// <summary>The events of one stream, and how they fold.</summary>
internal sealed class Given<TState, TEvent>(Func<TState?, TEvent, TState?> fold, IEnumerable<TEvent> events)
    where TState : class
    where TEvent : IDomainEvent
{
    /// <summary>The state that the events leave.</summary>
    public TState? State { get; } = events.Aggregate(default(TState), fold);

    /// <summary>The state, where there must be one.</summary>
    public TState Known => State ?? throw new InvalidOperationException("Nothing has happened yet.");

    public When<TState, TEvent> When(Func<TState?, Decision> decide) => new(State, decide, fold);
}

/// <summary>A command that is decided, and what is then expected of it.</summary>
internal sealed class When<TState, TEvent>(TState? state, Func<TState?, Decision> decide, Func<TState?, TEvent, TState?> fold)
    where TState : class
    where TEvent : IDomainEvent
{
    /// <summary>These events happen; and once they have, the same command makes no further event.</summary>
    public TState Then(params IDomainEvent[] expected)
    {
        var decision = decide(state);
        decision.Rejection.ShouldBeNull();
        decision.Events.Select(Written.Of).ShouldBe(expected.Select(Written.Of));
        var after = decision.Events.Cast<TEvent>().Aggregate(state, fold);
        decide(after).Events.ShouldBeEmpty("The command, repeated, made a second event.");
        return after!;
    }

    /// <summary>It is accepted, and nothing happens: what it asks for is so already.</summary>
    public void ThenNothing()
    {
        var decision = decide(state);
        decision.Rejection.ShouldBeNull();
        decision.Events.ShouldBeEmpty();
    }

    /// <summary>It is refused, for this reason and with this data.</summary>
    public void Then(Rejection expected)
    {
        var decision = decide(state);
        decision.Rejection.ShouldBe(expected);
        decision.Events.ShouldBeEmpty();
    }
}
