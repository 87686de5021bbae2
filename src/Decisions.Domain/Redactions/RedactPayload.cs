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
    /// <param name="about">The proposal that the event belongs to, itself or as a ballot, or null.</param>
    public static Decision Decide(Proposal? about, RedactPayload command)
    {
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } rejection)
            return rejection;
        if (command.Passages.Any(passage => passage.Length > 0 && command.Reason.Contains(passage, StringComparison.OrdinalIgnoreCase)))
            return new ReasonRepeatsWords();
        // What is counted is on record before anything is taken out: what remains must give the declared result still.
        if (about is { IsWithdrawn: false, Latest: { Tally: null } })
            return new VotingIsUnderWay(about.Id);
        var type = EventCatalogue.Current.Alias(command.Event);
        if (EventWords.Replace(command.Event, static words => words) is null)
            return new EventHasNoWords(type);
        if (command.Passages.FirstOrDefault(passage => passage.Length == 0 || !EventWords.Of(command.Event).Any(words => words.Contains(passage, StringComparison.Ordinal))) is { } absent)
            return new PassageIsNotThere(absent);
        var before = EventCatalogue.Write(command.Event);
        var remaining = EventCatalogue.Write(EventWords.Replace(command.Event, words => Without(words, command.Passages))!);
        return before.AsSpan().SequenceEqual(remaining)
            ? Decision.Nothing
            : Decision.Of(new PayloadRedacted(
                command.Index, command.Stream, command.Version, type, command.Reason, Encoding.UTF8.GetString(remaining)));
    }

    private static string Without(string words, ImmutableArray<string> passages) => passages.IsEmpty
        ? EventWords.Removed
        : passages.OrderByDescending(passage => passage.Length)
            .Aggregate(words, (left, passage) => left.Replace(passage, EventWords.Removed, StringComparison.Ordinal));
}
