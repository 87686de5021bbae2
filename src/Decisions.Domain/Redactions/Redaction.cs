using System.Collections.Immutable;
using System.Diagnostics;

namespace Decisions.Domain.Redactions;

/// <summary>What was taken out of one event.</summary>
/// <param name="Remaining">What is left of it, as JSON text.</param>
/// <param name="Removed">The numbers of the pieces that were taken out, by the member whose words they were.</param>
public sealed record Redaction(long Index, string Remaining, ImmutableSortedDictionary<string, ImmutableSortedSet<int>> Removed)
{
    public static Redaction Create(PayloadRedacted e) =>
        new Redaction(e.Index, e.Remaining, ImmutableSortedDictionary.Create<string, ImmutableSortedSet<int>>(StringComparer.Ordinal)).Apply(e);

    public Redaction Apply(PayloadRedacted e) => this with
    {
        Remaining = e.Remaining,
        Removed = e.Pieces.Aggregate(Removed, (all, each) =>
            all.SetItem(each.Words, all.GetValueOrDefault(each.Words, []).Union(each.Numbers()))),
    };

    public static Redaction? Fold(Redaction? state, IRedactionEvent @event) => @event switch
    {
        PayloadRedacted e => state is null ? Create(e) : state.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
