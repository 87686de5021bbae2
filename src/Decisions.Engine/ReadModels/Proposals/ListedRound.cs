using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>A proposal's latest round of voting as it is listed.</summary>
/// <param name="Method">How members vote: 'yesNo' or 'ranked', as the rule's terms name it.</param>
/// <param name="ClosesAt">Voting is open up to and including this instant, unless closed early.</param>
/// <param name="Eligible">How many members are on the roll.</param>
/// <param name="Verdict">Null until the result is declared.</param>
/// <param name="Winner">The name of the option that was chosen, or of several one after the other, or null.</param>
/// <param name="Outcome">What was last stated of the result, or null.</param>
/// <param name="Corrections">How many corrections there are of its result.</param>
/// <param name="IsDisputed">Whether its ballots, last counted again, did not come to the declared result.</param>
/// <param name="Supersedes">The round that a carried amendment ended, in whose place this one is; or null.</param>
public sealed record ListedRound(
    RoundId Id, int Number, int Revision, RuleId RuleId, string RuleName, int RuleVersion, string Method,
    BallotSecrecy Secrecy, bool ResultsHiddenUntilClose, long Eligible, Instant OpenedAt, Instant ClosesAt,
    bool IsClosedEarly, Verdict? Verdict, Instant? DeclaredAt, string? Winner, string? Outcome,
    SupersededRound? Supersedes, int Corrections, bool IsDisputed)
{
    internal const string Columns = """
        d.round_id, d.round_number, d.round_revision, d.rule_id, d.rule_name, d.rule_version, d.method, d.secrecy,
        d.results_hidden, d.roll_eligible, d.opened_at, d.closes_at, d.closed_early, d.verdict, d.declared_at, d.winner,
        d.outcome, d.superseded_round, d.superseded_revision, d.corrections, d.disputed
        """;

    /// <summary>How many fields <see cref="Columns"/> are.</summary>
    internal const int Width = 21;

    internal static ListedRound? Of(NpgsqlDataReader row, int at) => row.IsDBNull(at) ? null : new(
        row.Id<RoundId>(at), row.GetInt32(at + 1), row.GetInt32(at + 2), row.Id<RuleId>(at + 3), row.GetString(at + 4),
        row.GetInt32(at + 5), row.GetString(at + 6), row.Word<BallotSecrecy>(at + 7), row.GetBoolean(at + 8),
        row.GetInt64(at + 9), row.Instant(at + 10), row.Instant(at + 11), row.GetBoolean(at + 12),
        row.WordOrNull<Verdict>(at + 13), row.InstantOrNull(at + 14), row.TextOrNull(at + 15), row.TextOrNull(at + 16),
        row.IsDBNull(at + 17) ? null : new SupersededRound(row.Id<RoundId>(at + 17), row.GetInt32(at + 18)),
        row.GetInt32(at + 19), row.GetBoolean(at + 20));
}

/// <summary>A round that ended without a result because its text was amended. Its ballots count for nothing later.</summary>
public sealed record SupersededRound(RoundId Id, int Revision);
