using Decisions.Domain.Rules;

namespace Decisions.Engine.ReadModels.Rules;

/// <summary>Keeps each decision rule as its events leave it.</summary>
internal sealed class RuleReadModel : IReadModel
{
    private static readonly RowTable<RuleRow> Table = new("rule", "id");

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var byRule = page.Facts.Where(fact => fact.Event is IRuleEvent)
            .GroupBy(fact => RuleRow.IdIn((IRuleEvent)fact.Event)).ToList();
        if (byRule.Count == 0)
            return;
        Guid[] ids = [.. byRule.Select(group => group.Key)];
        var rows = (await Table.Read(transaction, page.Community, ids)).ToDictionary(row => row.Id);
        foreach (var facts in byRule)
            rows[facts.Key] = facts.Aggregate(
                rows.GetValueOrDefault(facts.Key), (row, fact) => RuleRow.Fold(row, page.Community, fact))!;
        await Table.Write(transaction, page.Community, ids, rows.Values);
    }
}
