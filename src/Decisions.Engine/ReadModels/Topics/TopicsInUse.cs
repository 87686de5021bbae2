using System.Collections.Immutable;
using Decisions.Domain.Communities;

namespace Decisions.Engine.ReadModels.Topics;

/// <summary>Of which topics is anything in the register of decisions? Those that new proposals can no longer be of too.</summary>
public sealed class TopicsInUse(ReadModelDatabase database)
{
    private const string Sql = """
        select distinct d.topic from {read}.proposal d
         where d.community = $1 and d.topic is not null and d.amendment_of is null
           and (not $2 or not d.indicative and (d.verdict is not null or (d.withdrawn and d.round_id is not null)))
         order by d.topic
        """;

    /// <param name="onlyRegister">Only what the register is in the narrow sense, as <c>RegisterOfDecisions</c> has it.</param>
    public async Task<ImmutableArray<string>> Ask(CommunityId community, bool onlyRegister, CancellationToken cancel) =>
        [.. (await database.Rows(community, Sql, [onlyRegister], row => row.GetString(0), cancel)).Value];
}
