using Decisions.Domain.Auditing;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>The rounds that a page of the log may concern: read before it is folded, written after.</summary>
internal static class RoundTable
{
    private static readonly RowTable<RoundRow> ById = new("round", "id");
    private static readonly RowTable<RoundRow> ByProposal = new("round", "proposal_id");
    private static readonly RowTable<RoundRow> ByRule = new("round", "rule_id");

    public static async Task<RoundsOnRecord> Before(LogPage page, PageTransaction transaction)
    {
        Guid[] proposals = [.. page.Facts.Select(fact => fact.Event).OfType<IProposalEvent>().Where(e => e is not (ProposalDrafted or ProposalRevised)).Select(e => Concern.Of(e).Proposal!.Value.Value).Distinct()];
        Guid[] rules = [.. page.Facts.Select(fact => fact.Event).OfType<RuleAmended>().Select(e => e.RuleId.Value).Distinct()];
        IEnumerable<RoundRow> rows =
        [
            .. proposals is [] ? [] : await ByProposal.Read(transaction, page.Community, proposals),
            .. rules is [] ? [] : await ByRule.Read(transaction, page.Community, rules),
        ];
        return RoundsOnRecord.Of(rows.DistinctBy(row => row.Id).Select(row => row.ToRound()));
    }

    public static async Task Write(LogPage page, RoundsOnRecord before, RoundsOnRecord after, PageTransaction transaction)
    {
        RoundRow[] changed =
        [
            .. after.All.Values.Where(round => before[round.Id] != round).Select(round => RoundRow.Of(page.Community, round)),
        ];
        if (changed.Length > 0)
            await ById.Write(transaction, page.Community, [.. changed.Select(row => row.Id)], changed);
    }

    /// <summary>A row of the table 'round'.</summary>
    private sealed record RoundRow(
        Guid Community, Guid Id, Guid ProposalId, Guid RuleId, Instant ClosesAt, Instant? EndedAt, bool HasOutcome)
    {
        public static RoundRow Of(Guid community, RoundOnRecord round) => new(
            community, round.Id.Value, round.ProposalId.Value, round.RuleId.Value, round.ClosesAt, round.EndedAt, round.HasOutcome);

        public RoundOnRecord ToRound() => new(new(Id), new(ProposalId), new(RuleId), ClosesAt, EndedAt, HasOutcome);
    }
}
