using System.Collections.Immutable;
using System.Text;
using Decisions.Domain;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Ledger;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>
/// Holds what was taken out of the record against what the record says was taken out. That nothing but words was changed is
/// shown by each payload itself, whose rest opens its entry's commitment still.
/// </summary>
internal sealed class RedactionCheck
{
    /// <summary>What says what remains of an event that was redacted again since: all of it was taken out.</summary>
    private const string Remaining = "remaining";

    private readonly Dictionary<long, Place> _places = [];

    /// <summary>What was said of each event, by its index, so far.</summary>
    private readonly Dictionary<long, Said> _said = [];

    /// <summary>How many redactions there are.</summary>
    public long Count { get; private set; }

    /// <summary>A payload whose salt is erased.</summary>
    public void Found(in CheckedEvent next, Entry entry) => _places[next.Index] = new Place(entry.Header, next.StandIn, next.Opening);

    /// <summary>What the record says was taken out.</summary>
    /// <param name="stream">The stream that the redaction itself stands in.</param>
    /// <param name="about">The proposal that the event belongs to.</param>
    /// <returns>What is wrong with that, or null.</returns>
    public string? Apply(long index, string stream, PayloadRedacted redacted, Proposal? about)
    {
        if (stream != Streams.OfRedaction(redacted.Index))
            return $"It takes words out of event {redacted.Index} and stands in the stream {stream}.";
        if (!EventCatalogue.Current.Types.TryGetValue(redacted.Type, out var type) || !EventWords.MayBeTakenOutOf(type))
            return $"It takes words out of event {redacted.Index}, a '{redacted.Type}', of which none may be taken out.";
        if (redacted.Pieces.FirstOrDefault(pieces => !EventWords.MayBeTakenOutOf(type, pieces.Words)) is { } standing)
            return $"It takes words out of the {standing.Words} of event {redacted.Index}, a '{redacted.Type}', where they have to stand.";
        Count++;
        if (redacted.Index >= index)
            return $"It takes words out of event {redacted.Index}, which had not happened yet.";
        if (!_places.TryGetValue(redacted.Index, out var place))
            return $"It says that words were taken out of event {redacted.Index}, and they stand there still.";
        if ((place.Header.Stream, place.Header.Version, place.Header.Type) != (redacted.Stream, redacted.Version, redacted.Type) || redacted.ProposalId != about?.Id)
            return $"It names event {redacted.Index} as another than it is.";
        if (redacted.Pieces.IsEmpty || place.Opening is not { } opening || !AreIn(opening, redacted.Pieces))
            return $"It lists other words than were taken out of event {redacted.Index}.";
        if (!_said.TryGetValue(redacted.Index, out var said))
            _said[redacted.Index] = said = new Said();
        said.By.Add(index);
        said.Redaction = Redaction.Fold(said.Redaction, redacted);
        said.Remaining = EventCheck.HashOf(Encoding.UTF8.GetBytes(redacted.Remaining));
        return about is { IsWithdrawn: false, Latest: { Tally: null } }
            ? "Words were taken out while the decision waited for its result."
            : null;
    }

    /// <summary>Payloads of which words are missing, and that no redaction accounts for.</summary>
    public IEnumerable<(long Index, string What)> Unaccounted()
    {
        // The redactions that a later one of the same event takes the place of.
        var superseded = _said.Values.SelectMany(said => said.By.SkipLast(1)).ToHashSet();
        foreach (var index in superseded.Where(index => !_places.ContainsKey(index)).Order())
            yield return (index, "It says what remained before more words were taken out of the same event.");
        foreach (var (index, place) in _places.OrderBy(place => place.Key))
            if (superseded.Contains(index))
            {
                if (place.Opening is not { } opening || opening.Members.Any(member => opening.Removed(member).Count() != (member == Remaining ? opening.Pieces(member) : 0)) || opening.Pieces(Remaining) == 0)
                    yield return (index, "Of this redaction, what it said remains should be gone, and nothing else.");
            }
            else if (!_said.TryGetValue(index, out var said))
                yield return (index, "Its salt is gone, and no redaction on record says why.");
            else if (said.Remaining != place.StandIn)
                yield return (index, "What stands there is not what its redaction says remains.");
            else if (place.Opening?.Members.Any(member => !place.Opening.Removed(member).SequenceEqual(said.Redaction!.Removed.GetValueOrDefault(member, []))) == true)
                yield return (index, "Other words were taken out than its redactions say.");
    }

    /// <summary>Whether these are pieces that there are, in order, none twice.</summary>
    private static bool AreIn(WordsOpening opening, ImmutableArray<RemovedWords> removed)
    {
        for (var i = 0; i < removed.Length; i++)
        {
            var follows = i > 0 && removed[i - 1].Words == removed[i].Words ? removed[i - 1].Last + 1 : 0;
            if (removed[i].First < follows || removed[i].Last < removed[i].First || removed[i].Last >= opening.Pieces(removed[i].Words)
                || (i > 0 && string.CompareOrdinal(removed[i - 1].Words, removed[i].Words) > 0))
                return false;
        }
        return true;
    }

    private sealed record Place(EntryHeader Header, Digest StandIn, WordsOpening? Opening);

    private sealed class Said
    {
        /// <summary>The indexes of the redactions.</summary>
        public List<long> By { get; } = [];

        public Redaction? Redaction { get; set; }

        /// <summary>The hash of what the last of them says remains.</summary>
        public Digest Remaining { get; set; }
    }
}
