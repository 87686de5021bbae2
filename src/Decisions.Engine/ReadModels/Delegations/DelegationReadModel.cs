using System.Diagnostics;
using Decisions.Domain.Delegations;

namespace Decisions.Engine.ReadModels.Delegations;

/// <summary>Keeps whom each member lets vote for them. There are few, so each event has a statement of its own.</summary>
internal sealed class DelegationReadModel : IReadModel
{
    private const string DelegateSql = """
        insert into {read}.delegation (community, member, topic, holder) values ($1, $2, nullif($3, ''), $4)
        on conflict (community, member, topic) do update set holder = $4
        """;

    private const string RevokeSql = "delete from {read}.delegation where community = $1 and member = $2 and topic is not distinct from nullif($3, '')";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var @event in page.Facts.Select(fact => fact.Event).OfType<IDelegationEvent>())
            await (@event switch
            {
                VotesDelegated e => transaction.Execute(DelegateSql, page.Community, e.MemberId.Value, e.Topic ?? "", e.Holder.Value),
                DelegationRevoked e => transaction.Execute(RevokeSql, page.Community, e.MemberId.Value, e.Topic ?? ""),
                _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
            });
    }
}
