using Decisions.Domain.Delegations;

namespace Decisions.Engine.ReadModels.Delegations;

/// <summary>Keeps whom each member lets vote for them. There are few, so each event has a statement of its own.</summary>
internal sealed class DelegationReadModel : IReadModel
{
    private const string DelegateSql = """
        insert into {read}.delegation (community, member, holder) values ($1, $2, $3)
        on conflict (community, member) do update set holder = $3
        """;

    private const string RevokeSql = "delete from {read}.delegation where community = $1 and member = $2";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var @event in page.Facts.Select(fact => fact.Event).OfType<IDelegationEvent>())
            await (@event is VotesDelegated e
                ? transaction.Execute(DelegateSql, page.Community, e.MemberId.Value, e.Holder.Value)
                : transaction.Execute(RevokeSql, page.Community, @event.MemberId.Value));
    }
}
