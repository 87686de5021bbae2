using System.Collections.Immutable;
using System.Text;
using Decisions.Domain.Proposals;

namespace Decisions.Domain.Redactions;

/// <summary>Takes words out of an event, for a reason on record. It only ever takes away: nothing is put in their place but a mark.</summary>
/// <param name="Index">The event's index in the log.</param>
/// <param name="Event">The event as it stands, redacted before or not.</param>
/// <param name="Passages">What to take out, wherever the event has it; none for all of its words.</param>
public sealed record RedactPayload(
    long Index, string Stream, long Version, IDomainEvent Event, ImmutableArray<string> Passages, string Reason)
{
    /// <param name="state">What was taken out of the event before, or null.</param>
    /// <param name="about">The proposal that the event belongs to, itself or as a ballot, or null.</param>
    public static Decision Decide(Redaction? state, Proposal? about, RedactPayload command)
    {
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } rejection)
            return rejection;
        if (command.Passages.Any(passage => passage.Length > 0 && command.Reason.Contains(passage, StringComparison.OrdinalIgnoreCase)))
            return new ReasonRepeatsWords();
        // What is counted is on record before anything is taken out: what remains must give the declared result still.
        if (about is { IsWithdrawn: false, Latest: { Tally: null } } or { Pending: not null })
            return new VotingIsUnderWay(about.Id);
        var type = EventCatalogue.Current.Alias(command.Event);
        var words = EventWords.Of(command.Event).ToImmutableSortedDictionary(
            each => each.Key, each => WordPieces.Read(each.Value, state?.Removed.GetValueOrDefault(each.Key) ?? []), StringComparer.Ordinal);
        if (words.IsEmpty)
            return new EventHasNoWords(type);
        if (command.Passages.FirstOrDefault(passage => passage.Length == 0 || words.Values.All(pieces => pieces.Holding(passage).IsEmpty)) is { } absent)
            return new PassageIsNotThere(absent);
        var removed = words.ToImmutableSortedDictionary(each => each.Key, each => command.Passages.IsEmpty
            ? each.Value.Left
            : [.. command.Passages.SelectMany(each.Value.Holding)], StringComparer.Ordinal);
        if (removed.Values.All(numbers => numbers.IsEmpty))
            return Decision.Nothing;
        var remaining = EventWords.With(command.Event, words.ToDictionary(each => each.Key, each => each.Value.Without(removed[each.Key])));
        return Decision.Of(new PayloadRedacted(
            command.Index, command.Stream, command.Version, type, command.Reason, Encoding.UTF8.GetString(EventCatalogue.Write(remaining)),
            [.. removed.SelectMany(each => RemovedWords.Of(each.Key, each.Value))], about?.Id));
    }
}
