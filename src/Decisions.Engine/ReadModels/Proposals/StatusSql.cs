namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>
/// <see cref="Domain.Proposals.Proposal.StatusAt"/> over the columns of a proposal's row, d. A test holds the two
/// together.
/// </summary>
internal static class StatusSql
{
    /// <summary>The status at $2, an instant rounded up to the microsecond.</summary>
    public const string AtSecondParameter = """
        case when d.withdrawn then 'withdrawn'
             when d.seeks_agreement and (d.round_id is null or d.superseded_round = d.round_id
                    or d.method = 'positions' and d.verdict is null and (d.closed_early or $2 > d.closes_at)) then 'seekingAgreement'
             when d.round_id is null then case when d.opens_until >= $2 and d.opens_for = d.revision then 'scheduled' else 'draft' end
             when d.awaits_confirmation then case when $2 <= d.confirm_by then 'toBeConfirmed' else 'lapsed' end
             when d.verdict is not null then d.verdict
             when not d.closed_early and $2 <= d.closes_at then 'open'
             else 'closed' end
        """;
}
