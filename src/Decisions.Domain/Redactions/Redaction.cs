using System.Diagnostics;

namespace Decisions.Domain.Redactions;

/// <summary>What was taken out of one event.</summary>
/// <param name="Remaining">What is left of it, as JSON text.</param>
public sealed record Redaction(long Index, string Remaining)
{
    public static Redaction Create(PayloadRedacted e) => new(e.Index, e.Remaining);

    public Redaction Apply(PayloadRedacted e) => this with { Remaining = e.Remaining };

    public static Redaction? Fold(Redaction? state, IRedactionEvent @event) => @event switch
    {
        PayloadRedacted e => state is null ? Create(e) : state.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
