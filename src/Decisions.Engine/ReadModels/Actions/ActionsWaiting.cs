using Decisions.Domain.Actions;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Actions;

/// <summary>An open action, with the decision that it carries out. Its words are in its stream.</summary>
/// <param name="Title">The decision's.</param>
/// <param name="Owner">Who sees to it; null where nobody does, or the one who did is no active member any more.</param>
public sealed record WaitingAction(
    ActionId Id, ProposalId ProposalId, string Title, string? Topic, MemberId? Owner, LocalDate? Due, long PlannedIndex);

/// <summary>Which actions wait for somebody to take them, or for this member to do them? The newest first.</summary>
public sealed class ActionsWaiting(ReadModelDatabase database)
{
    private const string Sql = """
        select a.id, a.proposal, d.title, d.topic, case when t.member is not null then a.owner end, a.due, a.planned_index
          from {read}.action a
          join {read}.proposal d on d.community = a.community and d.id = a.proposal
          left join {read}.standing t
            on t.community = a.community and t.member = a.owner and t.to_index = 9223372036854775807 and t.standing = 'joined'
         where a.community = $1 and a.status = 'open' and a.planned_index < $4 and ($3 = '' or d.topic = $3)
           and case when $2 = '00000000-0000-0000-0000-000000000000'::uuid then t.member is null else a.owner = $2 end
         order by a.planned_index desc limit $5
        """;

    /// <param name="owner">Whose actions; null for those that nobody sees to.</param>
    /// <param name="topic">Only of decisions of this topic; all when null or empty.</param>
    /// <param name="before">Where the page before ended: a <see cref="WaitingAction.PlannedIndex"/>.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<Fresh<Page<WaitingAction, long>>> Ask(
        CommunityId community, MemberId? owner, string? topic, long? before, int limit, CancellationToken cancel)
    {
        var rows = await database.Rows(
            community, Sql, [owner?.Value ?? Guid.Empty, (topic ?? "").Trim(), before ?? long.MaxValue, limit + 1],
            row => new WaitingAction(
                row.Id<ActionId>(0), row.Id<ProposalId>(1), row.GetString(2), row.TextOrNull(3),
                row.IsDBNull(4) ? null : row.Id<MemberId>(4), row.DayOrNull(5), row.GetInt64(6)),
            cancel);
        return new(Page<WaitingAction, long>.Of(rows.Value, limit, each => each.PlannedIndex), rows.NextIndex);
    }
}
