using Decisions.Domain.Calls;

namespace Decisions.Engine.ReadModels.Calls;

/// <summary>Keeps what each call for volunteers asks for, and who has a place.</summary>
internal sealed class CallReadModel : IReadModel
{
    private static readonly RowTable<CallRow> Table = new("call", "id");

    public Task Fold(LogPage page, PageTransaction transaction) => Table.Fold(
        page, transaction, fact => (fact.Event as ICallEvent)?.CallId.Value, row => row.Id, (row, fact) => CallRow.Fold(row, page.Community, fact));
}
