using Decisions.Engine.Commands;
using Decisions.EventStore;
using NodaTime;

namespace Decisions.Engine;

/// <summary>What handlers work with: the store, the aggregates in it, and the way a command runs.</summary>
public sealed class DecisionsEngine(IEventStore store, IClock clock)
{
    public IEventStore Store { get; } = store;

    public IClock Clock { get; } = clock;

    public AggregateReader Streams { get; } = new(store);

    public CommandRunner Commands { get; } = new(store, clock);

    internal Proposals.OpenRounds OpenRounds { get; } = new();
}
