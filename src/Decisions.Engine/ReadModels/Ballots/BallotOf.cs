using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.ReadModels.Ballots;

/// <summary>How did this member vote in this round?</summary>
public sealed class BallotOf(ReadModelDatabase database)
{
    private const string Sql = $"""
        select {ListedBallot.Columns} from {ListedBallot.Tables}
         where b.community = $1 and b.round = $2 and b.member = $3 and b.choice is not null
        """;

    /// <returns>Null when no ballot of theirs stands.</returns>
    public Task<Fresh<ListedBallot?>> Ask(
        CommunityId community, RoundId round, MemberId member, CancellationToken cancel) =>
        database.Row(
            community, Sql, [round.Value, member.Value], row => ListedBallot.Of(row, 0, withChoice: true), cancel);
}
