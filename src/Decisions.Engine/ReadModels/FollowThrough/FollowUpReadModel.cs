using Decisions.Domain.FollowThrough;

namespace Decisions.Engine.ReadModels.FollowThrough;

/// <summary>Keeps when each decision is looked at again, and what the last review came to.</summary>
internal sealed class FollowUpReadModel : IReadModel
{
    private static readonly RowTable<FollowUpRow> Table = new("follow_up", "proposal");

    public Task Fold(LogPage page, PageTransaction transaction) => Table.Fold(
        page, transaction, fact => (fact.Event as IFollowThroughEvent)?.ProposalId.Value, row => row.Proposal,
        (row, fact) => FollowUpRow.Fold(row, page.Community, fact));
}
