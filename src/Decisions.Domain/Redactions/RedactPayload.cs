using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Redactions;

/// <summary>Takes words out of an event, for a reason on record. It only ever takes away: nothing is put in their place but a mark.</summary>
/// <param name="Index">The event's index in the log.</param>
/// <param name="Type">Its alias.</param>
/// <param name="Payload">What it says as it is stored, redacted before or not: JSON text, of which all but words stays as it is.</param>
/// <param name="Passages">What to take out, wherever the event has it; none for all of its words.</param>
public sealed record RedactPayload(
    long Index, string Stream, long Version, string Type, string Payload, ImmutableArray<string> Passages, string Reason)
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
        // Pieces are counted in the words as they are on record: what was decided before must have been carried out.
        if (state is not null && !JsonNode.DeepEquals(JsonNode.Parse(command.Payload), JsonNode.Parse(state.Remaining)))
            return new RedactionIsUnderWay(command.Index);
        var words = EventWords.Of(EventCatalogue.Current.Read(command.Type, Encoding.UTF8.GetBytes(command.Payload))).ToImmutableSortedDictionary(
            each => each.Key, each => WordPieces.Read(each.Value, state?.Removed.GetValueOrDefault(each.Key) ?? []), StringComparer.Ordinal);
        if (words.IsEmpty)
            return new EventHasNoWords(command.Type);
        if (command.Passages.FirstOrDefault(passage => passage.Length == 0 || words.Values.All(pieces => pieces.Holding(passage).IsEmpty)) is { } absent)
            return new PassageIsNotThere(absent);
        var removed = words.ToImmutableSortedDictionary(each => each.Key, each => command.Passages.IsEmpty
            ? each.Value.Left
            : [.. command.Passages.SelectMany(each.Value.Holding)], StringComparer.Ordinal);
        if (removed.Values.All(numbers => numbers.IsEmpty))
            return Decision.Nothing;
        var remaining = JsonNode.Parse(command.Payload)!;
        foreach (var (member, pieces) in words)
            remaining[member] = pieces.Without(removed[member]);
        return Decision.Of(new PayloadRedacted(
            command.Index, command.Stream, command.Version, command.Type, command.Reason, remaining.ToJsonString(StoredJson.Options),
            [.. removed.SelectMany(each => RemovedWords.Of(each.Key, each.Value))], about?.Id));
    }
}
