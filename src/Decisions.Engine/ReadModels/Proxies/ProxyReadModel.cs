using System.Diagnostics;
using Decisions.Domain.Proxies;

namespace Decisions.Engine.ReadModels.Proxies;

/// <summary>Keeps who speaks for whom. There are few, so each event has a statement of its own.</summary>
internal sealed class ProxyReadModel : IReadModel
{
    private const string AppointSql = """
        insert into {read}.proxy (community, proposal, member, holder, rule, rule_version, revision, on_later_text)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (community, proposal, member) do update
           set holder = $4, rule = $5, rule_version = $6, revision = $7, on_later_text = $8
        """;

    private const string RevokeSql = "delete from {read}.proxy where community = $1 and proposal = $2 and member = $3";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var @event in page.Facts.Select(fact => fact.Event).OfType<IProxyEvent>())
            await (@event switch
            {
                ProxyAppointed e => transaction.Execute(
                    AppointSql, page.Community, e.ProposalId.Value, e.MemberId.Value, e.Holder.Value, e.RuleId.Value, e.RuleVersion, e.Revision,
                    e.IsFreeOnOtherTexts),
                DelegationUsed e => transaction.Execute(
                    AppointSql, page.Community, e.ProposalId.Value, e.MemberId.Value, e.Holder.Value, e.RuleId.Value, e.RuleVersion, e.Revision, false),
                MeetingProxyUsed e => transaction.Execute(
                    AppointSql, page.Community, e.ProposalId.Value, e.MemberId.Value, e.Holder.Value, e.RuleId.Value, e.RuleVersion, e.Revision, false),
                ProxyRevoked e => transaction.Execute(RevokeSql, page.Community, e.ProposalId.Value, e.MemberId.Value),
                _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
            });
    }
}
