using System.Collections.Immutable;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Actions;
using Decisions.Engine.ReadModels.Auditing;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.ReadModels.Calls;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.ReadModels.ConsentRounds;
using Decisions.Engine.ReadModels.FollowThrough;
using Decisions.Engine.ReadModels.Meetings;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Engine.ReadModels.Discussions;
using Decisions.Engine.ReadModels.Draws;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.ReadModels.Proxies;
using Decisions.Engine.ReadModels.Rules;
using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>Folds a page into every read model and moves the progress, in one transaction: exactly once.</summary>
internal sealed class PageFolder(NpgsqlDataSource source)
{
    private const string Begin =
        "insert into {read}.progress (community, next_index) values ($1, $3) on conflict (community) do nothing";

    private const string Move = "update {read}.progress set next_index = $3 where community = $1 and next_index = $2";

    private static readonly ImmutableArray<IReadModel> ReadModels =
    [
        new CommunityReadModel(), new StandingReadModel(), new PlacementReadModel(), new CircleMemberReadModel(), new RotationReadModel(), new RuleReadModel(), new ProposalReadModel(), new ConsentRoundReadModel(), new MeetingReadModel(),
        new BallotReadModel(), new ProxyReadModel(), new MeetingProxyReadModel(), new DelegationReadModel(), new CommentReadModel(), new FollowUpReadModel(), new ActionReadModel(), new CallReadModel(), new DrawReadModel(), new TimelineReadModel(),
    ];

    /// <returns>
    /// Whether it was folded now. It is not when the progress stands elsewhere than at the page's beginning: then
    /// another follower has folded it. The progress row is locked first, so one waits for the other.
    /// </returns>
    public async Task<bool> Fold(string schema, LogPage page, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var folding = new PageTransaction(connection, schema, cancel);
        if (await folding.Execute(page.From == 0 ? Begin : Move, page.Community, page.From, page.Next) == 0)
            return false;
        foreach (var readModel in ReadModels)
            await readModel.Fold(page, folding);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
