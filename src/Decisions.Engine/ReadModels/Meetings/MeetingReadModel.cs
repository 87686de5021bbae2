using Decisions.Domain;
using Decisions.Domain.Meetings;
using Decisions.Domain.Redactions;

namespace Decisions.Engine.ReadModels.Meetings;

/// <summary>Keeps each meeting as its events leave it.</summary>
internal sealed class MeetingReadModel : IReadModel
{
    private static readonly RowTable<MeetingRow> Table = new("meeting", "id");

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var byMeeting = page.Facts.Select(fact => (Meeting: MeetingOf(fact.Event), Fact: fact))
            .Where(pair => pair.Meeting is not null).GroupBy(pair => pair.Meeting!.Value, pair => pair.Fact).ToList();
        if (byMeeting.Count == 0)
            return;
        Guid[] ids = [.. byMeeting.Select(group => group.Key)];
        var rows = (await Table.Read(transaction, page.Community, ids)).ToDictionary(row => row.Id);
        foreach (var facts in byMeeting)
            rows[facts.Key] = facts.Aggregate(
                rows.GetValueOrDefault(facts.Key),
                (row, fact) => fact.Event is PayloadRedacted redacted ? row!.Redacted(redacted) : MeetingRow.Fold(row, page.Community, fact))!;
        await Table.Write(transaction, page.Community, ids, rows.Values);
    }

    private static Guid? MeetingOf(IDomainEvent @event) => @event switch
    {
        IMeetingEvent e => e.MeetingId.Value,
        PayloadRedacted e when e.Stream.StartsWith(Streams.MeetingType + "/", StringComparison.Ordinal)
            && Guid.TryParse(e.Stream.AsSpan(Streams.MeetingType.Length + 1), out var id) => id,
        _ => null,
    };
}
