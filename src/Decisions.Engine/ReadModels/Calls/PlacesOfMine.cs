using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Calls;

/// <summary>A place that a member has in a call for volunteers, and the decision that it helps with.</summary>
/// <param name="Title">The decision's.</param>
/// <param name="At">When the work begins; null where no time is said.</param>
public sealed record PlaceOfMine(CallId Id, ProposalId ProposalId, string Title, Instant? At);

/// <summary>For which work that is not over is a member signed up? The soonest first, and what has no time last.</summary>
public sealed class PlacesOfMine(ReadModelDatabase database)
{
    private const string Sql = """
        select c.id, c.proposal, d.title, c.at from {read}.call c
          join {read}.action a on a.community = c.community and a.id = c.action and a.status = 'open'
          join {read}.proposal d on d.community = c.community and d.id = c.proposal
         where c.community = $1 and $2 = any (c.volunteers) and (c.at >= $3 or c.at is null and not c.closed)
         order by c.at nulls last, c.made_index limit $4
        """;

    /// <param name="since">Work that began before is left out.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public async Task<IReadOnlyList<PlaceOfMine>> Ask(CommunityId community, MemberId member, Instant since, int limit, CancellationToken cancel) =>
        (await database.Rows(
            community, Sql, [member.Value, since.ToDateTimeUtc(), limit],
            row => new PlaceOfMine(row.Id<CallId>(0), row.Id<ProposalId>(1), row.GetString(2), row.IsDBNull(3) ? null : row.Instant(3)), cancel)).Value;
}
