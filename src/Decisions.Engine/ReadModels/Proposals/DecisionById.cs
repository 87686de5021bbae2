using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Where is this proposal?</summary>
public sealed class DecisionById(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedDecision.Columns} from {ListedDecision.Tables} where d.community = $1 and d.id = $3
        """;

    public Task<Fresh<ListedDecision?>> Ask(
        CommunityId community, ProposalId proposal, Instant now, CancellationToken cancel) =>
        database.Row(community, Sql, [now.RoundedUp(), proposal.Value], ListedDecision.Of, cancel);
}
