using Decisions.Domain.Draws;

namespace Decisions.Engine.ReadModels.Draws;

/// <summary>Keeps which draws there are, and what became of each.</summary>
internal sealed class DrawReadModel : IReadModel
{
    private static readonly RowTable<DrawRow> Table = new("draw", "id");

    public Task Fold(LogPage page, PageTransaction transaction) => Table.Fold(
        page, transaction, fact => (fact.Event as IDrawEvent)?.DrawId.Value, row => row.Id, (row, fact) => DrawRow.Fold(row, page.Community, fact));
}
