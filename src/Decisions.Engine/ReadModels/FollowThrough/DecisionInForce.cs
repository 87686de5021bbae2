using Decisions.Domain.Actions;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.FollowThrough;

/// <summary>A decision that is in force, with when it is looked at again and how far it is carried out.</summary>
/// <param name="ReviewOn">A day by the community's clock; null where none is planned.</param>
/// <param name="Reviews">How many reviews were held.</param>
/// <param name="Conclusion">What the last of them came to, or null.</param>
/// <param name="LeadsTo">The proposal that would change it, as the last review said; or null.</param>
public sealed record DecisionInForce(
    ListedDecision Decision, LocalDate? ReviewOn, int Reviews, ReviewConclusion? Conclusion, ProposalId? LeadsTo, CarryingOut CarryingOut)
{
    /// <summary>Where in <see cref="Columns"/> what follows begins.</summary>
    private const int FollowsAt = ListedDecision.RoundAt + ListedRound.Width;

    internal const string Columns = $"""
        {ListedDecision.Columns}, f.review_on, coalesce(f.reviews, 0), f.conclusion, f.leads_to, x.planned, x.done, x.dropped
        """;

    internal const string Tables = $$"""
        {{ListedDecision.Tables}}
          left join {read}.follow_up f on f.community = d.community and f.proposal = d.id
          cross join lateral (
            select count(*) filter (where a.status <> 'dropped') as planned, count(*) filter (where a.status = 'done') as done,
                   count(*) filter (where a.status = 'dropped') as dropped
              from {read}.action a where a.community = d.community and a.proposal = d.id) x
        """;

    internal static DecisionInForce Of(NpgsqlDataReader row) => new(
        ListedDecision.Of(row), row.DayOrNull(FollowsAt), row.GetInt32(FollowsAt + 1), row.WordOrNull<ReviewConclusion>(FollowsAt + 2),
        row.IsDBNull(FollowsAt + 3) ? null : row.Id<ProposalId>(FollowsAt + 3),
        new CarryingOut((int)row.GetInt64(FollowsAt + 4), (int)row.GetInt64(FollowsAt + 5), (int)row.GetInt64(FollowsAt + 6)));
}
