using System.Collections.Immutable;

namespace Decisions.Domain;

/// <summary>
/// What deciding a command came to: the events that now happen (none, when it was so already), or one rejection.
/// </summary>
public readonly record struct Decision
{
    private Decision(ImmutableArray<IDomainEvent> events, Rejection? rejection)
    {
        Events = events;
        Rejection = rejection;
    }

    /// <summary>The events in order; empty for a rejection and for a command that changes nothing.</summary>
    public ImmutableArray<IDomainEvent> Events { get; }

    /// <summary>Why the command was refused, or null.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The command is accepted and changes nothing: what it asks for is so already.</summary>
    public static Decision Nothing { get; } = new([], null);

    /// <summary>The command is accepted and these events happen.</summary>
    public static Decision Of(params ReadOnlySpan<IDomainEvent> events) => new([.. events], null);

    public static implicit operator Decision(Rejection rejection) => new([], rejection);
}
