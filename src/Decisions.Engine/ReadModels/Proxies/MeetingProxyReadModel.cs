using System.Diagnostics;
using Decisions.Domain.Proxies;

namespace Decisions.Engine.ReadModels.Proxies;

/// <summary>Keeps who speaks for whom at which meeting. There are few, so each event has a statement of its own.</summary>
internal sealed class MeetingProxyReadModel : IReadModel
{
    private const string AppointSql = """
        insert into {read}.meeting_proxy (community, meeting, member, holder) values ($1, $2, $3, $4)
        on conflict (community, meeting, member) do update set holder = $4
        """;

    private const string RevokeSql = "delete from {read}.meeting_proxy where community = $1 and meeting = $2 and member = $3";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var @event in page.Facts.Select(fact => fact.Event).OfType<IMeetingProxyEvent>())
            await (@event switch
            {
                MeetingProxyAppointed e => transaction.Execute(AppointSql, page.Community, e.MeetingId.Value, e.MemberId.Value, e.Holder.Value),
                MeetingProxyRevoked e => transaction.Execute(RevokeSql, page.Community, e.MeetingId.Value, e.MemberId.Value),
                _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
            });
    }
}
