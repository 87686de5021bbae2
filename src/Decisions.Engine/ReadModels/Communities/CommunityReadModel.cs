using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Redactions;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>Keeps each community as its events leave it.</summary>
internal sealed class CommunityReadModel : IReadModel
{
    private static readonly RowTable<CommunityRow> Table = new("community", "community");

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var facts = page.Facts.Where(fact => fact.Event is ICommunityEvent || IsRedaction(fact.Event)).ToList();
        if (facts.Count == 0)
            return;
        Guid[] key = [page.Community];
        var row = (await Table.Read(transaction, page.Community, key)).SingleOrDefault();
        foreach (var fact in facts)
            row = fact.Event is PayloadRedacted redacted ? row!.Redacted(redacted) : CommunityRow.Fold(row, fact);
        await Table.Write(transaction, page.Community, key, [row!]);
    }

    private static bool IsRedaction(IDomainEvent @event) =>
        @event is PayloadRedacted e && e.Stream.StartsWith(Streams.CommunityType + "/", StringComparison.Ordinal);
}
