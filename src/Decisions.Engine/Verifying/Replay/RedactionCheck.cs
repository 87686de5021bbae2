using System.Text;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Ledger;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Holds what was taken out of the record against what the record says was taken out.</summary>
internal sealed class RedactionCheck
{
    private readonly Dictionary<long, Place> _places = [];

    /// <summary>The redactions of each event so far, by its index.</summary>
    private readonly Dictionary<long, List<(long Index, PayloadRedacted Said)>> _earlier = [];

    /// <summary>How many redactions there are.</summary>
    public long Count { get; private set; }

    /// <summary>A payload whose salt is erased.</summary>
    public void Found(in CheckedEvent next, Entry entry) =>
        _places[next.Index] = new Place(entry.Header.Stream, entry.Header.Version, entry.Header.Type, next.StandIn, null);

    /// <summary>
    /// Of several redactions of one event, the last says what remains; those before it held what it takes out, and so say the
    /// same now as it does.
    /// </summary>
    private void Supersede(PayloadRedacted last)
    {
        if (_earlier.TryGetValue(last.Index, out var earlier))
            foreach (var (index, said) in earlier)
                if (_places.TryGetValue(index, out var place))
                    _places[index] = place with { Remaining = EventCheck.HashOf(EventCatalogue.Write(said with { Remaining = last.Remaining })) };
    }

    /// <summary>What the record says was taken out.</summary>
    /// <param name="about">The proposal that the event belongs to.</param>
    /// <param name="stream">The stream that the redaction itself stands in.</param>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Apply(long index, string stream, PayloadRedacted redacted, Proposal? about)
    {
        if (stream != Streams.OfRedaction(redacted.Index))
            return $"It takes words out of event {redacted.Index} and stands in the stream {stream}.";
        if (EventWords.Replace(redacted.RemainingEvent(), static words => words) is null)
            return $"It takes words out of event {redacted.Index}, a '{redacted.Type}', which holds none: something else was changed.";
        if (!EventWords.Of(redacted.RemainingEvent()).Any(words => words.Contains(EventWords.Removed, StringComparison.Ordinal)))
            return $"It says that words were taken out of event {redacted.Index}, and nothing shows where.";
        Count++;
        Supersede(redacted);
        if (!_earlier.TryGetValue(redacted.Index, out var all))
            _earlier[redacted.Index] = all = [];
        all.Add((index, redacted));
        if (redacted.Index >= index)
            return $"It takes words out of event {redacted.Index}, which had not happened yet.";
        if (!_places.TryGetValue(redacted.Index, out var place))
            return $"It says that words were taken out of event {redacted.Index}, and they stand there still.";
        if ((place.Stream, place.Version, place.Type) != (redacted.Stream, redacted.Version, redacted.Type))
            return $"It names event {redacted.Index} as another than it is.";
        _places[redacted.Index] = place with { Remaining = EventCheck.HashOf(Encoding.UTF8.GetBytes(redacted.Remaining)) };
        return about is { IsWithdrawn: false, Latest: { Tally: null } }
            ? "Words were taken out while the decision waited for its result."
            : null;
    }

    /// <summary>Payloads that cannot be opened, and that no redaction accounts for.</summary>
    public IEnumerable<(long Index, string What)> Unaccounted()
    {
        foreach (var (index, place) in _places.OrderBy(place => place.Key))
            if (place.Remaining is not { } remaining)
                yield return (index, "Its salt is gone, and no redaction on record says why.");
            else if (remaining != place.StandIn)
                yield return (index, "What stands there is not what its redaction says remains.");
    }

    /// <param name="StandIn">The hash of what stands there.</param>
    /// <param name="Remaining">The hash of what the last redaction says remains.</param>
    private sealed record Place(string Stream, long Version, string Type, Digest StandIn, Digest? Remaining);
}
