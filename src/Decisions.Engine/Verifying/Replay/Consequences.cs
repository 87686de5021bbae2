using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>What must follow in a stream of itself, once an amendment is accepted or carried, before anything else does.</summary>
internal sealed class Consequences(ReplayFaults faults)
{
    private readonly Dictionary<string, Queue<IDomainEvent>> _due = new(StringComparer.Ordinal);

    /// <summary>These are to come next in a stream.</summary>
    public void Expect(string stream, params IEnumerable<IDomainEvent> events)
    {
        if (!_due.TryGetValue(stream, out var queue))
            _due[stream] = queue = new();
        foreach (var @event in events)
            queue.Enqueue(@event);
    }

    /// <summary>
    /// Whether an event is what was to follow. One that was to follow and says something else is a fault, and so is another
    /// in its place.
    /// </summary>
    /// <param name="as">What was to follow, with what it leaves open taken from what happened.</param>
    public bool Is<TEvent>(in CheckedEvent next, Entry entry, TEvent happened, Func<TEvent, TEvent>? @as = null) where TEvent : IDomainEvent
    {
        if (!_due.TryGetValue(entry.Header.Stream, out var queue) || !queue.TryDequeue(out var due))
            return false;
        if (due is not TEvent same)
            faults.Add(next, "Something else was to follow the amendment here.");
        else if (!SaySame(@as is null ? same : @as(same), happened))
            faults.Add(next, "It is not what the amendment makes of it.");
        return true;
    }

    /// <summary>Said of an event that never follows an amendment by itself.</summary>
    public void NothingIsDue(in CheckedEvent next, Entry entry)
    {
        if (_due.TryGetValue(entry.Header.Stream, out var queue) && queue.Count > 0)
            faults.Add(next, "Something else was to follow the amendment here.");
    }

    /// <summary>Said once all was seen.</summary>
    public void End()
    {
        foreach (var (stream, queue) in _due)
            if (queue.Count > 0)
                faults.Add(null, $"What an amendment makes of it is missing in {stream}.");
    }

    /// <summary>Whether two events say the same; where words were taken out of one of them, but for the words.</summary>
    private static bool SaySame(IDomainEvent one, IDomainEvent other) => ReplayFaults.Same(one, other)
        || ((HasWordsRemoved(one) || HasWordsRemoved(other)) && ReplayFaults.Same(Wordless(one), Wordless(other)));

    private static bool HasWordsRemoved(IDomainEvent @event) =>
        EventWords.Of(@event).Values.Any(words => words.Contains(WordPieces.Removed, StringComparison.Ordinal));

    private static IDomainEvent Wordless(IDomainEvent @event) => @event switch
    {
        ProposalRevised e => e with { Title = "", Text = "", Note = null },
        AmendmentReworded e => e with { Title = "", Text = "" },
        _ => @event,
    };
}
