using Decisions.Domain.Communities;

namespace Decisions.Engine.ReadModels.Communities;

/// <summary>Keeps each community as its events leave it.</summary>
internal sealed class CommunityReadModel : IReadModel
{
    private static readonly RowTable<CommunityRow> Table = new("community", "community");

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var facts = page.Facts.Where(fact => fact.Event is ICommunityEvent).ToList();
        if (facts.Count == 0)
            return;
        Guid[] key = [page.Community];
        var row = (await Table.Read(transaction, page.Community, key)).SingleOrDefault();
        foreach (var fact in facts)
            row = CommunityRow.Fold(row, fact);
        await Table.Write(transaction, page.Community, key, [row!]);
    }
}
