using Decisions.Domain.Actions;

namespace Decisions.Engine.ReadModels.Actions;

/// <summary>Keeps where each action is, who sees to it and by when.</summary>
internal sealed class ActionReadModel : IReadModel
{
    private static readonly RowTable<ActionRow> Table = new("action", "id");

    public Task Fold(LogPage page, PageTransaction transaction) => Table.Fold(
        page, transaction, fact => (fact.Event as IActionEvent)?.ActionId.Value, row => row.Id, (row, fact) => ActionRow.Fold(row, page.Community, fact));
}
