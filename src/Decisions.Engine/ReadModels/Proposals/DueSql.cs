using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Asks of which decisions something is due.</summary>
internal static class DueSql
{
    /// <param name="sql">Answers a community and a proposal in each row; $1 is the instant, $2 the most to answer.</param>
    /// <param name="limit">The most to answer, from 1.</param>
    public static async Task<IReadOnlyList<(CommunityId Community, ProposalId Proposal)>> Ask(
        ReadModelDatabase database, string sql, Instant now, int limit, CancellationToken cancel) =>
        await database.Rows(
            sql, [now.RoundedDown().ToDateTimeUtc(), limit], row => (new CommunityId(row.GetGuid(0)), new ProposalId(row.GetGuid(1))), cancel);
}
